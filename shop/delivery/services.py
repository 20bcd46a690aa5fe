"""How goods reach the shopper and what that costs, as the merchant decided."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import QuerySet

from common import prepared
from common.audit import services as audit
from common.thai.names import after_shop_word
from common.versions import services as versions
from merchants.models import Merchant
from shop.catalogue import counts
from shop.catalogue.models import DeliveryProfile, Variant
from shop.delivery.carriage import Goods, Rule
from shop.delivery.errors import BadSteps, CarriedNowhere, NoSuchDelivery, NotCarried, NoWayToSend
from shop.delivery.models import DeliveryKind, DeliveryMethod
from shop.delivery.words import rules_words


def methods_for(merchant: Merchant) -> list[DeliveryMethod]:
    """Return the ways that are switched on, pick-up last."""
    return methods_of([merchant.pk]).get(merchant.pk, [])


def methods_of(merchant_ids: Iterable[int]) -> dict[int, list[DeliveryMethod]]:
    """Return the ways of several merchants at once (one query), by merchant id."""
    ways: dict[int, list[DeliveryMethod]] = {}
    for method in prepared.objects("ways of shops", _ways, sorted(merchant_ids)):
        ways.setdefault(method.merchant_id, []).append(method)
    return ways


def _ways(merchant_ids: list[int]) -> QuerySet[DeliveryMethod]:
    return DeliveryMethod.objects.filter(merchant__in=merchant_ids, active=True).order_by("kind")


def senders() -> tuple[list[int], list[int], list[tuple[int, str]]]:
    """Return the ids of the merchants that send to people's homes, of those where one may come, and with their id the
    profiles of goods that a merchant who sends does not send (one query).
    """
    rows = list(DeliveryMethod.objects.filter(active=True).order_by("pk").values_list("merchant_id", "kind", "rules"))
    home = [(pk, rules) for pk, kind, rules in rows if kind == DeliveryKind.FLAT]
    stays = [(pk, profile) for pk, rules in home for profile, said in rules.items() if not Rule.of(said).carried]
    return [pk for pk, _rules in home], [pk for pk, kind, _rules in rows if kind == DeliveryKind.PICKUP], stays


def goods_of(lines: Iterable[tuple[Variant, int]]) -> list[Goods]:
    """Return so many pieces of variants (with their products at hand) as they are sent."""
    return [Goods(kind.product.delivery_profile, kind.weight_g, pieces) for kind, pieces in lines]


def quote(*, method: DeliveryMethod, subtotal_satang: int, load: Iterable[Goods] = ()) -> int:
    """Return what sending ``load``, goods worth ``subtotal_satang``, costs in satang: the sum of its parcels."""
    return sum(parcel.satang for parcel in method.parcels(load, subtotal_satang=subtotal_satang))


def carries(method: DeliveryMethod, profiles: Iterable[str]) -> bool:
    """Return whether ``method`` takes goods of all ``profiles``."""
    return all(method.rule(profile).carried for profile in profiles)


def agreed(method: DeliveryMethod, load: Iterable[Goods]) -> dict[str, dict]:
    """Return what an order keeps of how ``load`` is sent: the rules, by profile, of what does not travel with the rest."""
    otherwise = {goods.profile for goods in load} & set(method.rules)
    return {profile: method.rules[profile] for profile in sorted(otherwise)}


def told_of(method: DeliveryMethod, load: Iterable[Goods]) -> list[str]:
    """Return in words what of ``load`` does not travel with the rest."""
    return rules_words(agreed(method, load))


def choose(*, merchant: Merchant, kind: str, lines: Iterable[tuple[Variant, int]] = ()) -> DeliveryMethod:
    """Return the merchant's way ``kind`` for ``lines``.

    Raises NoSuchDelivery where it is not offered (any more), NotCarried or CarriedNowhere where it does not take one of them.
    """
    methods = methods_for(merchant)
    method = next((each for each in methods if each.kind == kind), None)
    for variant, _pieces in lines:
        if refusal := not_carried(variant, methods, by=method):
            raise refusal
    if method is None:
        raise NoSuchDelivery(merchant=after_shop_word(merchant.name))
    return method


def not_carried(
    variant: Variant, methods: Iterable[DeliveryMethod], *, by: DeliveryMethod | None = None
) -> NotCarried | CarriedNowhere | None:
    """Return why ``variant`` cannot be sent by ``by``, or by any of ``methods``; None where it can."""
    methods, profile = list(methods), variant.product.delivery_profile
    facts = {"product": variant.title, "why": DeliveryProfile(profile).label}
    if methods and not any(carries(each, [profile]) for each in methods):
        return CarriedNowhere(**facts)
    return NotCarried(**facts) if by is not None and not carries(by, [profile]) else None


@transaction.atomic
def set_methods(
    *,
    merchant: Merchant,
    by,
    flat_satang: int | None,
    free_above_satang: int | None = None,
    pickup_note: str | None = None,
    flat_note: str = "",
    steps: Sequence[tuple[int, int]] = (),
    rules: Mapping[str, Rule] | None = None,
) -> list[DeliveryMethod]:
    """Set how ``merchant`` sends. ``flat_satang`` None: no sending; ``pickup_note`` None: no pick-up.

    ``steps`` (up to grams, satang) ask by weight instead of ``flat_satang``. ``rules`` by DeliveryProfile: goods that do not
    travel with the rest. Raises BadSteps, and NoWayToSend where no way is left: such a shop cannot sell. Done twice it changes nothing.
    """
    if flat_satang is None and pickup_note is None:
        raise NoWayToSend()
    _check_steps(steps)
    kept = {profile: told for profile, rule in (rules or {}).items() if (told := rule.kept())}
    home = flat_satang is not None
    Merchant.objects.select_for_update().get(pk=merchant.pk)
    _set(
        merchant,
        DeliveryKind.FLAT,
        active=home,
        price_satang=steps[0][1] if home and steps else flat_satang or 0,
        free_above_satang=free_above_satang if home else None,
        steps=[list(step) for step in steps] if home else [],
        rules=kept if home else {},
        note=flat_note,
    )
    _set(merchant, DeliveryKind.PICKUP, active=pickup_note is not None, note=pickup_note or "")
    versions.bump("catalogue", of=())  # lists count by where one sends
    versions.bump(counts.SENDING)
    audit.record(
        subject=merchant,
        verb="delivery_set",
        by=by,
        flat_satang=flat_satang,
        free_above_satang=free_above_satang,
        steps=[list(step) for step in steps],
        rules=kept,
        pickup=pickup_note is not None,
    )
    return methods_for(merchant)


def _check_steps(steps: Sequence[tuple[int, int]]) -> None:
    weights = [grams for grams, _satang in steps]
    if weights != sorted(set(weights)) or any(grams < 1 or satang < 0 for grams, satang in steps):
        raise BadSteps()


def _set(merchant: Merchant, kind: str, **facts: object) -> None:
    DeliveryMethod.objects.update_or_create(merchant=merchant, kind=kind, defaults=facts)
