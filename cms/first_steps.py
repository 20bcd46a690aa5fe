"""The first thing an editor sees in /admin/: what she may write, each a button that opens the right form in the right place."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from cms.models import HomePage, SectionPage

KINDS = (  # (section below the front door, kind of page, what it is for)
    ("stories", "storypage", _("เขียนเรื่องเล่า"), _("เรื่องของคนทำและของที่ทำ")),
    ("collections", "collectionpage", _("จัดชุดสินค้า"), _("หน้าแคมเปญ เช่น ของฝากวันรายอ เลือกสินค้าเองหรือตั้งเงื่อนไข")),
    ("fairs", "fairpage", _("ประกาศงานออกร้าน"), _("วัน สถานที่ และร้านที่ไปออกบูท")),
    ("learn", "coursepage", _("เปิดหลักสูตร"), _("บทเรียนสั้น ๆ ให้คนขาย")),
)


class FirstSteps(Component):
    """Takes the person's rights: what she may not write is not offered, and without anything the panel stays away."""

    name = "first_steps"
    template_name = "cms/admin/first_steps.html"
    order = 60

    def get_context_data(self, parent_context):
        person = parent_context["request"].user
        home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        slugs = [slug for slug, *_rest in KINDS]
        found = SectionPage.objects.filter(slug__in=slugs, locale__language_code=settings.LANGUAGE_CODE)
        sections = {page.slug: page for page in found}
        ways = [
            {
                "url": reverse("wagtailadmin_pages:add", args=["cms", kind, sections[slug].pk]),
                "label": label,
                "what": what,
            }
            for slug, kind, label, what in KINDS
            if slug in sections and sections[slug].permissions_for_user(person).can_add_subpage()
        ]
        if home and home.permissions_for_user(person).can_edit():
            url = reverse("wagtailadmin_pages:edit", args=[home.pk])
            ways.append({"url": url, "label": _("แก้หน้าแรก"), "what": _("ประโยคแนะนำ เรื่องเด่น และส่วนใต้สินค้า")})
        return {"ways": ways}
