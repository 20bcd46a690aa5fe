"""The officers' queue at /office/applications/: who waits, the longest first."""

from dataclasses import asdict

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common import provinces
from common.provinces import PROVINCES
from merchants.access import OfficeDesk
from merchants.models import MerchantType
from merchants.onboarding import casefile, queue
from merchants.onboarding.models import Application


class Queue(OfficeDesk, TemplateView):
    """Who waits, the longest first."""

    template_name = "onboarding/queue.html"

    def get_context_data(self, **kwargs):
        wish = queue.Wish.of(self.request.GET)
        rows = self.scoped(Application)
        page = Paginator(queue.find(rows, wish, self.officer), queue.PAGE).get_page(self.request.GET.get("page"))
        shelves, by_province = queue.counts(rows, wish, self.officer)
        return super().get_context_data(
            wish=wish,
            page_obj=page,
            cases=[_row(application) for application in page],
            shelves=[
                {"label": words, "count": shelves[key], "current": key == wish.shelf, "url": _link(wish, shelf=key)}
                for key, (words, _states) in queue.SHELVES.items()
            ],
            provinces=_province_chips(wish, self.officer.province_codes, by_province),
            whose=[
                {
                    "label": words,
                    "current": wish.whose == key,
                    "url": _link(wish, whose="" if wish.whose == key else key),
                }
                for key, words in ((queue.MINE, _("ที่ฉันรับไว้")), (queue.NOBODY, _("ยังไม่มีผู้ตรวจ")))
            ],
            types=MerchantType.choices,
            query="&" + _query(wish) if _query(wish) else "",
            **kwargs,
        )


def _row(application: Application) -> dict:
    return {
        "application": application,
        "url": reverse(
            "assist:overview" if application.state == "draft" else "review:application", args=[application.pk]
        ),
        "badge": casefile.BADGES[application.state],
        "days": queue.days_waiting(application),
        "province": PROVINCES.get(application.province_code, ("", ""))[1],
    }


def _province_chips(wish: queue.Wish, codes: list[str], counts: dict[str, int]) -> list[dict]:
    if len(codes) < 2:
        return []
    every = {"label": _("ทุกจังหวัด"), "count": "", "current": not wish.province, "url": _link(wish, province="")}
    return [every] + [
        {
            "label": provinces.name_of(code),
            "count": counts[code],
            "current": wish.province == code,
            "url": _link(wish, province=code),
        }
        for code in codes
    ]


def _query(wish: queue.Wish, **changes) -> str:
    asked = {**asdict(wish), **changes}
    shown = {
        "state": asked["shelf"] if asked["shelf"] != "waiting" else "",
        "province": asked["province"],
        "whose": asked["whose"],
        "type": asked["type"],
        "q": asked["query"],
    }
    return urlencode({name: value for name, value in shown.items() if value})


def _link(wish: queue.Wish, **changes) -> str:
    return f"?{_query(wish, **changes)}"
