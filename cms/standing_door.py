"""Before the editors' buttons that take pages away: for a page that stands they say why, instead of "no permission"."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

# how Wagtail calls the views -> the name of the page's key in their address
ACTS = {
    "wagtailadmin_pages:delete": "page_id",
    "wagtailadmin_pages:unpublish": "page_id",
    "wagtailadmin_pages:move": "page_to_move_id",
    "wagtailadmin_pages:move_confirm": "page_to_move_id",
}
TOGETHER = {"delete", "unpublish", "move"}


class SayWhy:
    """Middleware. It only speaks: what may be done is decided by ``cms.standing.StandingTester``."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        keys = _keys(request, kwargs)
        if not keys or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        standing = [page for page in Page.objects.filter(pk__in=keys).specific() if getattr(page, "stands", False)]
        if not standing:
            return None
        for page in standing:
            said = _("หน้า “%(title)s” ต้องอยู่คู่กับเว็บไซต์เสมอ จึงลบ เลิกเผยแพร่ หรือย้ายไม่ได้ แต่แก้ไขข้อความได้ตามปกติ")
            messages.error(request, said % {"title": page.title})
        return redirect("wagtailadmin_pages:edit", standing[0].pk)


def _keys(request, kwargs: dict) -> list[int]:
    """Return the keys of the pages that the request would take away, hide or move; none for any other request."""
    name = request.resolver_match.view_name
    if name in ACTS:
        return [kwargs[ACTS[name]]]
    if name == "wagtail_bulk_action" and kwargs["action"] in TOGETHER and kwargs["model_name"] == "page":
        return [int(key) for key in request.GET.getlist("id") if key.isascii() and key.isdigit() and len(key) < 10]
    return []
