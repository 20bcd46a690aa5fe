"""The officers' queue at /office/applications/: who waits, the longest first."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common import lists, provinces
from merchants.access import OfficeDesk
from merchants.models import MerchantType
from merchants.onboarding import casefile, queue
from merchants.onboarding.models import Application


class Queue(OfficeDesk, TemplateView):
    """Who waits, the longest first."""

    template_name = "onboarding/queue.html"

    def get_context_data(self, **kwargs):
        wish = queue.Wish.of(self.request.GET, whose=(queue.MINE, queue.NOBODY), type=MerchantType.values)
        rows = self.scoped(Application)
        page = Paginator(queue.find(rows, wish, self.officer), queue.PAGE).get_page(self.request.GET.get("page"))
        shelves, by_province = queue.counts(rows, wish, self.officer)
        return super().get_context_data(
            wish=wish,
            page_obj=page,
            cases=[_row(application) for application in page],
            shelves=lists.shelf_chips(wish, {key: words for key, (words, _states) in queue.SHELVES.items()}, shelves),
            provinces=lists.province_chips(wish, self.officer.province_codes, by_province),
            whose=[
                {
                    "label": words,
                    "current": wish.whose == key,
                    "url": f"?{wish.query_string(whose='' if wish.whose == key else key)}",
                }
                for key, words in ((queue.MINE, _("ที่ฉันรับไว้")), (queue.NOBODY, _("ยังไม่มีผู้ตรวจ")))
            ],
            types=MerchantType.choices,
            query=wish.further,
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
        "province": provinces.name_of(application.province_code),
    }
