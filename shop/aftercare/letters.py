"""What is written to people after the order. Every letter once, in the reader's language."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from common.letters import services as letters
from common.letters.services import Recipient
from merchants import register
from shop.aftercare.models import Case, Review, ReviewReport
from shop.orders import letters as order_letters
from shop.orders import links
from shop.orders.models import Order


def path(order: Order, name: str, **more) -> str:
    """Return the address of one of the order's pages, as far as its link opens it, in the shopper's language."""
    with translation.override(order.checkout.language):
        return reverse(f"orders:{name}", kwargs={"token": links.token(order), **more})


def _to_shopper(order: Order, event: str, page: str, **facts: object) -> None:
    order_letters.to_shopper(order, event, **{"link": settings.SITE_URL + path(order, page), **facts})


def _desk(name: str, row) -> str:
    return f"{settings.SITE_URL}/desk/{name}/{row.pk}/"


def _to_officers(row: Case | Review, event: str, key: str, link: str, **facts: object) -> None:
    """Tell the province's own officers; those of all provinces where it has none."""
    every = register.officers_of_province(row.order.merchant.province_code)
    for officer in [one for one in every if not one.all_provinces] or every:
        letters.write(
            key=f"office-{event}-{key}-{officer.user_id}",
            to=Recipient.of(officer.user),
            template=f"office-{event}",
            context={"order": row.order, "person": officer.user, "link": settings.SITE_URL + link, **facts},
            about=row,
        )


def review_asked(order: Order) -> None:
    _to_shopper(order, "review-asked", "reviews")


def review_written(row: Review) -> None:
    facts = {"review": row, "link": _desk("reviews", row)}
    order_letters.to_merchant(row.order, "review", key=f"{row.pk}", **facts)


def review_replied(row: Review) -> None:
    _to_shopper(row.order, f"review-replied-{row.pk}", "reviews", review=row, template="order-review-replied")


def review_hidden(row: Review) -> None:
    """Each time with its own reason: one taken down again is told again."""
    key = f"review-hidden-{row.pk}-{row.judged_at:%Y%m%d%H%M%S}"
    _to_shopper(row.order, key, "reviews", review=row, template="order-review-hidden")


def review_reported(row: Review, report: ReviewReport) -> None:
    """Tell the officers once; others who report it later are read on its page."""
    _to_officers(row, "review-reported", f"{row.pk}", f"/office/reviews/{row.pk}/", review=row, report=report)


def case_opened(case: Case) -> None:
    _to_shopper(case.order, "case-opened", "case", case=case)
    order_letters.to_merchant(case.order, "case", case=case, link=_desk("cases", case))


def case_said(case: Case, message) -> None:
    """The other side reads that something was said; one letter for each message."""
    if message.side == "shopper":
        facts = {"case": case, "message": message, "link": _desk("cases", case)}
        order_letters.to_merchant(case.order, "case-said", key=f"{case.order_id}-{message.pk}", **facts)
    else:
        key = f"case-said-{message.pk}"
        _to_shopper(case.order, key, "case", case=case, message=message, template="order-case-said")


def case_escalated(case: Case, *, turn: int) -> None:
    """Everybody hears that officers look at it now; ``turn`` counts how often it came to that."""
    key = f"{case.pk}-{turn}"
    _to_shopper(case.order, f"case-escalated-{turn}", "case", case=case, template="order-case-escalated")
    facts = {"case": case, "link": _desk("cases", case)}
    order_letters.to_merchant(case.order, "case-escalated", key=f"{case.order_id}-{turn}", **facts)
    _to_officers(case, "case", key, f"/office/cases/{case.pk}/", case=case)


def case_ended(case: Case, *, turn: int) -> None:
    _to_shopper(case.order, f"case-ended-{turn}", "case", case=case, template="order-case-ended")
    facts = {"case": case, "link": _desk("cases", case)}
    order_letters.to_merchant(case.order, "case-ended", key=f"{case.order_id}-{turn}", **facts)
