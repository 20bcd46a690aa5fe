"""How goods reach the shopper and what that costs, as the merchant decided."""

from collections.abc import Iterable

from django.db import transaction

from common.audit import services as audit
from common.versions import services as versions
from merchants.models import Merchant
from shop.delivery.errors import NoSuchDelivery, NoWayToSend
from shop.delivery.models import DeliveryKind, DeliveryMethod


def methods_for(merchant: Merchant) -> list[DeliveryMethod]:
    """Return the ways that are switched on, pick-up last."""
    return methods_of([merchant.pk]).get(merchant.pk, [])


def methods_of(merchant_ids: Iterable[int]) -> dict[int, list[DeliveryMethod]]:
    """Return the ways of several merchants at once (one query), by merchant id."""
    ways: dict[int, list[DeliveryMethod]] = {}
    for method in DeliveryMethod.objects.filter(merchant__in=list(merchant_ids), active=True).order_by("kind"):
        ways.setdefault(method.merchant_id, []).append(method)
    return ways


def senders() -> tuple[list[int], list[int]]:
    """Return the ids of the merchants that send to people's homes, and of those where one may come (one query)."""
    rows = list(DeliveryMethod.objects.filter(active=True).order_by("pk").values_list("merchant_id", "kind"))
    home, pickup = DeliveryKind.FLAT, DeliveryKind.PICKUP
    return [pk for pk, kind in rows if kind == home], [pk for pk, kind in rows if kind == pickup]


def quote(*, method: DeliveryMethod, subtotal_satang: int) -> int:
    """Return what sending costs in satang for goods worth ``subtotal_satang``."""
    free_above = method.free_above_satang
    if method.kind == DeliveryKind.PICKUP or (free_above is not None and subtotal_satang >= free_above):
        return 0
    return method.price_satang


def choose(*, merchant: Merchant, kind: str) -> DeliveryMethod:
    """Return the merchant's way ``kind``. Raises NoSuchDelivery where it is not offered (any more)."""
    for method in methods_for(merchant):
        if method.kind == kind:
            return method
    raise NoSuchDelivery(merchant=merchant.name)


@transaction.atomic
def set_methods(
    *,
    merchant: Merchant,
    by,
    flat_satang: int | None,
    free_above_satang: int | None = None,
    pickup_note: str | None = None,
    flat_note: str = "",
) -> list[DeliveryMethod]:
    """Set how ``merchant`` sends. ``flat_satang`` None: no sending; ``pickup_note`` None: no pick-up.

    Raises NoWayToSend where neither is left: a shop without a way to send cannot sell. Done twice it changes nothing.
    """
    if flat_satang is None and pickup_note is None:
        raise NoWayToSend()
    Merchant.objects.select_for_update().get(pk=merchant.pk)
    _set(
        merchant,
        DeliveryKind.FLAT,
        active=flat_satang is not None,
        price_satang=flat_satang or 0,
        free_above_satang=free_above_satang if flat_satang is not None else None,
        note=flat_note,
    )
    _set(merchant, DeliveryKind.PICKUP, active=pickup_note is not None, note=pickup_note or "")
    versions.bump("catalogue")  # lists count by where one sends
    audit.record(
        subject=merchant,
        verb="delivery_set",
        by=by,
        flat_satang=flat_satang,
        free_above_satang=free_above_satang,
        pickup=pickup_note is not None,
    )
    return methods_for(merchant)


def _set(merchant: Merchant, kind: str, **facts: object) -> None:
    DeliveryMethod.objects.update_or_create(merchant=merchant, kind=kind, defaults=facts)
