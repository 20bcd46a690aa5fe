"""What a merchant has to do with her orders. It hangs on goods and on money, so it is asked here."""

from collections.abc import Callable

from django.db.models import BigIntegerField, Case, Count, Exists, F, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce, Greatest

from merchants.models import Merchant
from shop.orders.models import Order
from shop.orders.states import OrderState as S
from shop.payments.balance import GONE
from shop.payments.models import Payment, Slip
from shop.payments.providers import all_providers
from shop.payments.states import UNDER_WAY, PaymentState, SlipState

TO_DO = ("slip", "accept", "pack", "send", "refund")

_WHICH: dict[str, Callable[[], Q]] = {
    "slip": lambda: Q(slip_waits=True),
    "accept": lambda: Q(state=S.PLACED, transfer_awaited=False),
    "pack": lambda: Q(state=S.CONFIRMED),
    "send": lambda: Q(state=S.PACKED),
    "refund": lambda: Q(owed_back__gt=0),
    "unpaid": lambda: Q(state=S.PLACED, transfer_awaited=True, slip_waits=False),
    "way": lambda: Q(state__in=[S.SHIPPED, S.READY]),
    "done": lambda: Q(state=S.DELIVERED),
    "cancelled": lambda: Q(state__in=[S.CANCELLED, S.RETURNED]),
}
KINDS = tuple(_WHICH)
_SHORT = Q(received_satang__lt=F("expected_satang")) | Q(  # as ``balance.counted_satang`` counts
    order__state=S.PLACED, received_satang__lt=F("expected_satang") + F("refunded_satang") + F("promised_satang")
)


def owed_back() -> Case:
    """Return in SQL what ``services.owed_back_satang`` says of one order."""
    own = Payment.objects.filter(order=OuterRef("pk")).order_by().values("order")
    kept = own.annotate(kept=Sum(F("received_satang") - F("refunded_satang"))).values("kept")
    came = Coalesce(Subquery(kept), 0, output_field=BigIntegerField())
    promise = own.annotate(promised=Sum("promised_satang")).values("promised")
    promised = Coalesce(Subquery(promise), 0, output_field=BigIntegerField())
    return Case(
        When(state__in=sorted(GONE), then=came),
        default=Greatest(came - (F("total_satang") - F("ordered_back_satang")), promised, 0),
        output_field=BigIntegerField(),
    )


def with_money(orders):
    """Return ``orders`` with ``slip_waits``, ``transfer_awaited`` (money that must come before the goods leave),
    ``money_short`` (less came than was expected) and ``owed_back`` (satang the merchant must return).
    """
    prepaid = [way.key for way in all_providers() if way.prepaid]
    own = Payment.objects.filter(order=OuterRef("pk"))
    return orders.annotate(
        slip_waits=Exists(Slip.objects.filter(payment__order=OuterRef("pk"), state=SlipState.WAITING)),
        transfer_awaited=Exists(own.filter(state__in=UNDER_WAY, provider__in=prepaid)),
        owed_back=owed_back(),
        money_short=Exists(own.filter(_SHORT, state=PaymentState.CONFIRMED)),
    )


def narrowed(orders, kind: str):
    """Return those of ``orders`` (from ``with_money``) that wait for ``kind``. Raises KeyError for none of KINDS."""
    return orders.filter(_WHICH[kind]())


def counts(orders) -> dict[str, int]:
    """Return how many of ``orders`` there are of each kind, and ``all`` (one query)."""
    each = {kind: Count("pk", filter=which()) for kind, which in _WHICH.items()}
    return with_money(orders).aggregate(all=Count("pk"), **each)


def counts_of(merchant: Merchant) -> dict[str, int]:
    """Return the counts for ``merchant`` (one query)."""
    return counts(Order.objects.for_merchant(merchant))


def waiting(merchant: Merchant) -> int:
    """Return how many orders of ``merchant`` wait for her (one query)."""
    wanted = Q()
    for kind in TO_DO:
        wanted |= _WHICH[kind]()
    return with_money(Order.objects.for_merchant(merchant)).filter(wanted).count()
