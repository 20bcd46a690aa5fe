"""What is written to people about their order. Every letter once, in the reader's language."""

from dataclasses import replace

from django.conf import settings

from common.audit.models import Event
from common.letters.services import Recipient, write
from merchants import services as merchants
from shop.orders import links
from shop.orders.carriers import carrier_of, tracking_url
from shop.orders.models import Order


def shopper(order: Order) -> Recipient:
    """Return whom to write to about ``order``: at the addresses given with it, the way she chose for herself."""
    checkout, person = order.checkout, order.checkout.shopper
    at = Recipient(email=checkout.email, phone=checkout.phone, language=checkout.language, user=person)
    if person is None or not person.letters_by:
        return at
    hers = Recipient.of(person)
    return replace(at, email=checkout.email or hers.email, line=hers.line, chosen=hers.chosen)


def to_shopper(order: Order, event: str, *, template: str = "", **facts: object) -> None:
    """Write the letter ``order-<event>`` (or ``template``) to the shopper, once per order and event."""
    context = {
        "order": order,
        "link": settings.SITE_URL + links.path(order),
        "pay_link": settings.SITE_URL + links.pay_path(order),
    }
    write(
        key=f"order-{event}-{order.pk}",
        to=shopper(order),
        template=template or f"order-{event}",
        context={**context, **facts},
        about=order,
    )


def to_merchant(order: Order, event: str, *, key: str = "", **facts: object) -> None:
    """Write the letter ``desk-<event>`` to every owner of the merchant, once per order (or per ``key``)."""
    for member in merchants.owners_of(order.merchant):
        write(
            key=f"desk-{event}-{key or order.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template=f"desk-{event}",
            context={
                "order": order,
                "person": member.user,
                "link": f"{settings.SITE_URL}/desk/orders/{order.pk}/",
                **facts,
            },
            about=order,
        )


def placed(order: Order, **money: object) -> None:
    """Tell both. ``money`` is for the payments floor to say: ``way`` (in words) and ``pay_until``."""
    to_shopper(order, "placed", **money)
    to_merchant(order, "placed", **money)


def confirmed(order: Order) -> None:
    to_shopper(order, "confirmed")


def shipped(order: Order) -> None:
    to_shopper(order, "shipped", **_parcel(order))


def tracking_corrected(order: Order, event: Event) -> None:
    """One letter for each correction: ``event`` is its line in the diary."""
    to_shopper(order, f"tracking-{event.pk}", template="order-tracking-corrected", **_parcel(order))


def _parcel(order: Order) -> dict:
    tracking = tracking_url(order.carrier, order.tracking_number)
    return {"carrier": carrier_of(order.carrier).name, "tracking": tracking}


def ready(order: Order) -> None:
    to_shopper(order, "ready")


def delivered(order: Order) -> None:
    to_shopper(order, "delivered")


def cancelled(order: Order) -> None:
    to_shopper(order, "cancelled")
    to_merchant(order, "cancelled")
