"""What one merchant's part costs. The page that shows it and the verb that writes it ask here, so they cannot differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from shop.delivery import services as delivery
from shop.delivery.carriage import Goods
from shop.delivery.models import DeliveryKind, DeliveryMethod
from shop.offers import services as offers
from shop.offers.models import Coupon
from shop.payments.accounts import Way


@dataclass(frozen=True)
class Price:
    """Satang of one part."""

    goods_satang: int
    delivery_satang: int
    cod_fee_satang: int
    discount_satang: int = 0

    @property
    def total_satang(self) -> int:
        return self.goods_satang - self.discount_satang + self.delivery_satang + self.cod_fee_satang


def price(
    *,
    goods_satang: int,
    load: Iterable[Goods],
    method: DeliveryMethod | None,
    way: Way | None,
    coupon: Coupon | None = None,
) -> Price:
    """Return what goods worth ``goods_satang`` cost, sent as ``load`` by ``method`` and paid by ``way``, with ``coupon`` taken off.

    What sending costs hangs on the goods before the coupon. Where nothing is left to pay, nobody collects it for a fee.

    The fee for cash on delivery is the carrier's: who picks up and pays in the shop does not owe it.
    """
    sending = delivery.quote(method=method, subtotal_satang=goods_satang, load=load) if method else 0
    by_carrier = method is not None and method.kind != DeliveryKind.PICKUP
    off = offers.discount_of(coupon, goods_satang=goods_satang, delivery_satang=sending) if coupon else 0
    fee = way.fee_satang if way and by_carrier and goods_satang + sending > off else 0
    return Price(goods_satang, sending, fee, off)
