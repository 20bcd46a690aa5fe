"""The net under every page: a refusal that no form showed is still a calm page with a sentence, never a crash."""

from django.db import OperationalError
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from common import deleting
from common.errors import DomainError


class Busy(DomainError):
    """Too many people wanted the same row at once, and this one waited long enough."""

    sentence = _("ขณะนี้มีคนทำรายการพร้อมกันจำนวนมาก ยังไม่มีอะไรเปลี่ยนแปลง กรุณารอสักครู่แล้วกดอีกครั้ง")


class RefusalPages:
    """Answer a DomainError that reached the top with status 409 and its sentence."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError) and waited_in_vain(exception):
            exception = Busy()
        if isinstance(exception, deleting.HELD):
            exception = deleting.StillNeeded()
        if isinstance(exception, DomainError):
            return render(
                request, "refused.html", {"refusal": exception, "back_url": _page_before(request)}, status=409
            )
        return None


def waited_in_vain(error: OperationalError) -> bool:
    """True for PostgreSQL's lock time-out (55P03) and deadlock (40P01), and for SQLite's "database is locked"."""
    return getattr(error.__cause__, "sqlstate", "") in {"55P03", "40P01"} or "database is locked" in str(error)


def _page_before(request) -> str:
    """Return the page of ours that sent the person here, or nothing."""
    before = request.headers.get("Referer", "")
    return before if url_has_allowed_host_and_scheme(before, {request.get_host()}, request.is_secure()) else ""
