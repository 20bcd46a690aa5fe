"""The officers' workspace: home with its panels, the list of merchants, what waits there."""

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.module_loading import import_string
from django.views.generic import TemplateView

from common import lists
from merchants import register
from merchants.access import OfficeDesk, OverseersDesk
from merchants.closing.models import ClosureRequest
from merchants.models import Merchant, MerchantState
from merchants.terms import services as terms
from merchants.terms.models import TermsVersion


class Home(OverseersDesk, TemplateView):
    """Who waits, how many there are, what they sell: the panels that the rooms hang here."""

    template_name = "office/home.html"

    def get_context_data(self, **kwargs):
        panels = [import_string(name)(self.officer) for name in settings.OFFICE_PANELS]
        return super().get_context_data(panels=panels, **kwargs)


class Merchants(OverseersDesk, TemplateView):
    """The merchants of her provinces."""

    template_name = "office/merchants.html"

    def get_context_data(self, **kwargs):
        wish = register.Wish.of(self.request.GET)
        rows = self.scoped(Merchant)
        page = Paginator(register.find(rows, wish), register.PAGE).get_page(self.request.GET.get("page"))
        by_state, by_province = register.counts(rows, wish)
        return super().get_context_data(
            wish=wish,
            page_obj=page,
            rows=[{"merchant": row, "badge": register.BADGES[row.state]} for row in page],
            states=lists.shelf_chips(wish, register.STATES, by_state),
            provinces=lists.province_chips(wish, self.officer.province_codes, by_province),
            query=wish.further,
            **kwargs,
        )


class Closings(OfficeDesk, TemplateView):
    """The shops of her provinces whose owners ask to close them, the longest waiting first."""

    template_name = "office/closings.html"

    def get_context_data(self, **kwargs):
        rows = self.scoped(ClosureRequest).filter(outcome="").select_related("merchant", "asked_by")
        page = Paginator(rows.order_by("asked_at", "pk"), register.PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page_obj=page, **kwargs)


class TermsWaiting(OfficeDesk, TemplateView):
    """The texts that ask to be accepted, and the shops of her provinces that have not accepted yet."""

    template_name = "office/terms.html"

    def get_context_data(self, **kwargs):
        shops, versions = self.scoped(Merchant), terms.asking()
        waiting = terms.waiting(shops, versions).order_by("province_code", "name", "pk")
        running = shops.exclude(state=MerchantState.CLOSED).count()
        return super().get_context_data(
            page_obj=Paginator(waiting, register.PAGE).get_page(self.request.GET.get("page")),
            versions=[_progress(version, terms.waiting(shops, [version]).count(), running) for version in versions],
            **kwargs,
        )


def _progress(version: TermsVersion, waiting: int, running: int) -> dict:
    return {"version": version, "waiting": waiting, "accepted": running - waiting, "running": running}
