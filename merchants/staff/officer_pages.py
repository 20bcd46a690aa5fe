"""Officers and programme viewers in /admin/officers/, for administrators."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from common import provinces
from common.audit.models import Event
from common.errors import DomainError
from common.forms.refusals import show_refusal
from common.users import second_factor
from merchants.models import Officer, OfficerProvince
from merchants.staff import services as staff
from merchants.staff.asked import Asked
from merchants.staff.forms import AppointForm, OfficerForm


class Refusing:
    """A verb's refusal is said in the form, which keeps what was typed."""

    error_message = _("ยังไม่ได้บันทึก แก้ตามข้อความด้านล่างแล้วลองอีกครั้ง")

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            self.produced_error_message = self.get_error_message()
            show_refusal(form, refusal)
            return self.form_invalid(form)

    def get_error_message(self) -> str:
        return str(self.error_message)


class Officers(generic.IndexView):
    page_title = _("เจ้าหน้าที่")
    add_item_label = _("เพิ่มเจ้าหน้าที่หรือผู้ดูข้อมูล")
    default_ordering = "-active"
    verbose_name_plural = _("คน")
    search_fields = ["user__first_name", "user__last_name", "user__email"]
    is_searchable = True

    def get_base_queryset(self):
        provinces = Prefetch("provinces", OfficerProvince.objects.order_by("province_code"))
        return Officer.objects.select_related("user").prefetch_related(provinces).order_by("user__first_name", "pk")

    @property
    def columns(self):
        return [
            TitleColumn("__str__", label=gettext("ชื่อ"), accessor=str, get_url=self.get_edit_url),
            Column("email", label=gettext("อีเมล"), accessor=lambda row: row.user.email or ""),
            Column("role", label=gettext("หน้าที่"), accessor="get_role_display"),
            Column("where", label=gettext("จังหวัด"), accessor=where),
            BooleanColumn("active", label=gettext("ยังปฏิบัติงาน"), sort_key="active"),
        ]


def where(officer: Officer) -> str:
    """Return her provinces in words."""
    return gettext("ทุกจังหวัด") if officer.all_provinces else ", ".join(officer.province_names)


class Appoint(Asked, Refusing, generic.CreateView):
    page_title = _("เพิ่มเจ้าหน้าที่หรือผู้ดูข้อมูล")
    page_subtitle = _("เพิ่มเจ้าหน้าที่หรือผู้ดูข้อมูล")
    submit_button_label = _("ส่งจดหมายเชิญ")
    success_message = _("ส่งจดหมายเชิญถึง %(object)s แล้ว")

    def get_breadcrumbs_items(self):
        return _crumbs(self.page_subtitle)

    def save_instance(self):
        typed = self.form.cleaned_data
        names = {name: typed[name] for name in ("email", "first_name", "last_name")}
        return staff.appoint(by=self.request.user, **names, **self.form.duties)


class EditOfficer(Asked, Refusing, generic.EditView):
    template_name = "staff/officer.html"
    success_message = _("บันทึกหน้าที่ของ %(object)s แล้ว ใช้ได้ทันที")

    def get_breadcrumbs_items(self):
        return _crumbs(str(self.object))

    def save_instance(self):
        by, row = self.request.user, Officer.objects.get(pk=self.object.pk)
        row = staff.give_duties(officer=row, by=by, **self.form.duties)
        turn = staff.reinstate if self.form.cleaned_data["active"] else staff.dismiss
        return turn(officer=row, by=by)

    def get_context_data(self, **kwargs):
        person = self.object.user
        return super().get_context_data(
            person=person,
            second_factor=second_factor.has_one(person),
            second_factor_url=reverse("staff_second_factor", args=[person.pk]),
            diary=diary(self.object),
            **kwargs,
        )


def _crumbs(here: str) -> list[dict]:
    return [
        {"url": reverse("wagtailadmin_home"), "label": gettext("หน้าหลัก")},
        {"url": reverse("officers:index"), "label": gettext("เจ้าหน้าที่")},
        {"url": "", "label": here},
    ]


def diary(officer: Officer) -> list[dict]:
    """Return what administrators did to her office, newest first: at, text, by."""
    words = {
        "appointed": gettext("เพิ่มและส่งจดหมายเชิญ"),
        "duties_given": gettext("ปรับหน้าที่หรือจังหวัด"),
        "dismissed": gettext("หยุดปฏิบัติงาน"),
        "reinstated": gettext("กลับมาปฏิบัติงาน"),
    }
    events = Event.objects.about(officer).select_related("by").order_by("-at", "-pk")
    return [
        {
            "at": event.at,
            "text": words.get(event.verb, event.verb),
            "where": gettext("ทุกจังหวัด") if event.facts.get("all_provinces") else _places(event),
            "by": str(event.by) if event.by else "",
        }
        for event in events
    ]


def _places(event: Event) -> str:
    return ", ".join(provinces.name_of(code) for code in event.facts.get("provinces", []))


class OfficerPages(ModelViewSet):
    model = Officer
    name = "officers"
    icon = "group"
    menu_label = _("เจ้าหน้าที่")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = Officers
    add_view_class = Appoint
    edit_view_class = EditOfficer

    def get_form_class(self, for_update=False):
        return OfficerForm if for_update else AppointForm
