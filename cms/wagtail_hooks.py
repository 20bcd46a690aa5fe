"""What /admin/ refuses in words before the database does."""

from django.contrib.auth import get_user_model
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms import videos
from cms.choosers import product_chooser, shop_chooser, video_chooser
from cms.first_steps import FirstSteps
from cms.video_forms import FIELDS, VideoForm
from cms.videos import Video
from common import deleting


class VideoViewSet(SnippetViewSet):
    """The list of videos. One that a page shows may be deleted: the page says before where it is used, and stays whole."""

    model = Video
    icon = "media"
    list_display = [
        "name",
        Column("size_bytes", label=gettext_lazy("ขนาด"), accessor=lambda video: f"{videos.megabytes(video):.1f} MB"),
        DateColumn("made_at", label=gettext_lazy("ส่งขึ้นเมื่อ")),
    ]
    search_fields = ["name"]
    copy_view_enabled = False
    edit_handler = ObjectList([FieldPanel(name) for name in FIELDS], base_form_class=VideoForm)


register_snippet(VideoViewSet)


@hooks.register("before_delete_user")
def keep_people_with_a_past(request, person):
    """A person with a shop, an application or an office is switched off, never deleted: others must find who it was."""
    if deleting.is_held(person):
        messages.error(request, _said(person))
        return redirect("wagtailusers_users:edit", person.pk)
    return None


@hooks.register("before_bulk_action")
def keep_them_among_several(request, action_type, rows, action):
    """The same where several people are ticked: none of them is deleted then. Whatever else is done one by one, so that
    a diary and a letter say it."""
    if action.model is not get_user_model():
        return None
    if action_type != "delete":
        messages.error(request, _("ปรับสิทธิ์หรือปิดบัญชีทีละคนในหน้าของคนนั้น เพื่อให้มีบันทึกและมีจดหมายแจ้งเจ้าตัว"))
        return redirect("wagtailusers_users:index")
    held = [person for person in rows if deleting.is_held(person)]
    for person in held:
        messages.error(request, _said(person))
    return redirect("wagtailusers_users:index") if held else None


@hooks.register("construct_homepage_panels")
def say_what_may_be_written(request, panels):
    panels.append(FirstSteps())


@hooks.register("insert_editor_js")
def keep_drafts_and_buttons_apart():
    return format_html('<script src="{}"></script>', static("js/editing.js"))


@hooks.register("register_admin_viewset")
def choose_goods_shops_and_videos():
    return [product_chooser, shop_chooser, video_chooser]


def _said(person) -> str:
    said = _("ลบบัญชี %(who)s ไม่ได้ เพราะมีร้าน ใบสมัคร หรือหน้าที่เจ้าหน้าที่ผูกอยู่ ถ้าไม่ให้เข้าใช้งานอีก ให้เอาเครื่องหมาย “ใช้งานได้” ออกแทน")
    return said % {"who": person.email or person.get_full_name() or person.pk}
