"""The editors' form of the texts of law: a new version, and whether every shop must accept it anew."""

import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.standing import StandingForm
from common import clock
from common.thai import dates
from merchants.terms import services as terms
from merchants.terms.models import TermsVersion

MOST_DAYS = 366
NO_VERSION = _("ใส่เลขฉบับใหม่ก่อน เช่น 2570-01 ผู้ขายจะได้รู้ว่ายอมรับฉบับไหน")
ASKED_BEFORE = _("ฉบับที่ %(version)s ขอให้ผู้ขายยอมรับไปแล้ว ถ้าเปลี่ยนอีก ให้ใส่เลขฉบับใหม่")
NO_CHANGES = _("เขียนสั้น ๆ ว่าอะไรเปลี่ยน ผู้ขายอ่านข้อความนี้ก่อนกดยอมรับ")
NO_DAY = _("ใส่วันสุดท้ายที่ให้ผู้ขายยอมรับ")
TOO_SOON = _("ให้เวลาผู้ขายอย่างน้อย %(days)s วัน เลือกตั้งแต่ %(day)s")
TOO_LATE = _("ไกลเกินหนึ่งปี โปรดตรวจว่าใส่ปีเป็น ค.ศ. เช่น 2027")


class LawForm(StandingForm):
    """A tick that was published already is gone the next time the page is opened."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.pk and page.stands and page.asks_again and _asked(page.slug, page.version):
            self.initial |= {"asks_again": False, "changes": "", "changes_ms": "", "changes_en": "", "accept_by": None}

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and self.instance.stands and cleaned.get("asks_again"):
            for name, sentence in self._missing(cleaned).items():
                self.add_error(name, sentence)
        return cleaned

    def _missing(self, cleaned: dict) -> dict[str, object]:
        """Return what keeps the shops from being asked, by field."""
        version, wrong = (cleaned.get("version") or "").strip(), {}
        if not version:
            wrong["version"] = NO_VERSION
        elif _asked(self.instance.slug, version):
            wrong["version"] = ASKED_BEFORE % {"version": version}
        if not (cleaned.get("changes") or "").strip():
            wrong["changes"] = NO_CHANGES
        if "accept_by" not in self.errors and (sentence := _of_day(cleaned)):
            wrong["accept_by"] = sentence
        return wrong


def thai_of(page) -> dict | None:
    """Return {url, version, newer} of the Thai text that ``page`` translates: that one is the law (one query); None where it is hidden.

    ``newer`` where the translation has not followed it yet.
    """
    thai = page.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).live().first()
    return {"url": thai.url, "version": thai.version, "newer": thai.version != page.version} if thai else None


def _asked(kind: str, version: str) -> bool:
    return TermsVersion.objects.filter(kind=kind, version=version, accept_by__isnull=False).exists()


def _of_day(cleaned: dict):
    """Return what is wrong with the last day, counted from the day the page is shown."""
    last, shown = cleaned.get("accept_by"), cleaned.get("go_live_at")
    first = max(clock.today(), shown.date() if shown else clock.today()) + datetime.timedelta(days=terms.LEAST_DAYS)
    if last is None:
        return NO_DAY
    if last < first:
        return TOO_SOON % {"days": terms.LEAST_DAYS, "day": dates.short_date(first)}
    return TOO_LATE if last > first + datetime.timedelta(days=MOST_DAYS) else None


class AskAgainPanel(MultiFieldPanel):
    """Stands on the texts that are accepted, and on no other page: not on their translations."""

    def __init__(self, **kwargs):
        kwargs.setdefault("heading", _("ผู้ขายต้องยอมรับใหม่"))
        kwargs.setdefault("children", [FieldPanel(name) for name in FIELDS])
        super().__init__(**kwargs)

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "children": self.children}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.instance.makes_law


FIELDS = ["asks_again", "changes", "changes_ms", "changes_en", "accept_by"]
