"""What one merchant's part costs. The page that shows it and the verb that writes it ask here, so they cannot differ."""

from dataclasses import dataclass

from shop.delivery import services as delivery
from shop.delivery.models import DeliveryKind, DeliveryMethod
from shop.payments.accounts import Way


@dataclass(frozen=True)
class Price:
    """Satang of one part."""

    goods_satang: int
    delivery_satang: int
    cod_fee_satang: int

    @property
    def total_satang(self) -> int:
        return self.goods_satang + self.delivery_satang + self.cod_fee_satang


def price(*, goods_satang: int, method: DeliveryMethod | None, way: Way | None) -> Price:
    """Return what goods worth ``goods_satang`` cost, sent by ``method`` and paid by ``way``.

    The fee for cash on delivery is the carrier's: who picks up and pays in the shop does not owe it.
    """
    sending = delivery.quote(method=method, subtotal_satang=goods_satang) if method else 0
    by_carrier = method is not None and method.kind != DeliveryKind.PICKUP
    return Price(goods_satang, sending, way.fee_satang if way and by_carrier else 0)
