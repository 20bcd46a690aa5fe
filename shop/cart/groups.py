"""A cart as the shopper reads it: by merchant, with what each line costs now and what stands in its way."""

from dataclasses import dataclass, field, replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import prepared
from merchants.models import Merchant
from shop.cart.models import Cart, CartLine
from shop.cart.refused import Refused
from shop.catalogue.models import Product, ProductState, Stock, Variant
from shop.delivery import services as delivery
from shop.delivery.carriage import Goods
from shop.delivery.models import DeliveryMethod


@dataclass(frozen=True)
class Row:
    """One line of the cart. ``problem`` says in a sentence why it cannot be bought now; "" where it can.

    ``typed`` is a new quantity that was refused just now (None: none was) and ``wrong`` the sentence that says why.
    """

    variant: Variant
    product: Product
    quantity: int
    left: int
    problem: str = ""
    typed: str | None = None
    wrong: str = ""

    @property
    def key(self) -> str:
        """Return the variant's key as text, for ids on the page."""
        return str(self.variant.pk)

    @property
    def total_satang(self) -> int:
        return self.variant.asked_satang * self.quantity

    @property
    def reduce_to(self) -> int:
        """Return how many pieces would be all right; 0 where only taking it out helps."""
        return self.left if self.problem and 0 < self.left < self.quantity else 0

    @property
    def most(self) -> int:
        return max(self.left, 1)

    @property
    def picture(self) -> str:
        """Return the address of the smallest picture, or ""."""
        found = (self.product.card or {}).get("picture") or {}
        sizes = found.get("webp") or []
        return sizes[0][0] if sizes else found.get("fallback", "")


@dataclass(frozen=True)
class Sending:
    """One way to send this merchant's part and what it costs for what lies in the cart now."""

    method: DeliveryMethod
    satang: int
    until_free_satang: int  # how much more goods make the ordinary parcel free; 0 where it is free or never will be
    otherwise: list[str] = field(default_factory=list)  # what of these goods does not travel with the rest, in words
    free_now: bool = False  # so much is bought that the ordinary parcel is free


@dataclass
class Group:
    """One merchant's part of the cart: one order and one payment to come."""

    merchant: Merchant
    rows: list[Row] = field(default_factory=list)
    sendings: list[Sending] = field(default_factory=list)
    only_pickup: str = ""  # the way to the door does not take something of this: why, and what to do

    @property
    def subtotal_satang(self) -> int:
        """Return what can be bought of it costs, without sending."""
        return sum(row.total_satang for row in self.rows if not row.problem)

    @property
    def pieces(self) -> int:
        return sum(row.quantity for row in self.rows)

    @property
    def problem(self) -> str:
        """Return why nothing of this merchant can be bought, or ""."""
        if not self.merchant.is_open:
            return _("ร้านนี้ปิดรับคำสั่งซื้ออยู่ กรุณานำสินค้าของร้านนี้ออกจากตะกร้า")
        if not self.sendings:
            return _("ร้านนี้ยังตั้งค่าการจัดส่งไม่เสร็จ กรุณานำสินค้าของร้านนี้ออกจากตะกร้าก่อน")
        return ""

    @property
    def ok(self) -> bool:
        return not self.problem and not any(row.problem for row in self.rows)

    @property
    def usual(self) -> Sending | None:
        """Return the way that is chosen unless she says otherwise: to the door, else pick-up."""
        return self.sendings[0] if self.sendings else None

    @property
    def usual_sending_satang(self) -> int:
        """Return what the usual way costs; nothing where nothing can be bought."""
        return self.usual.satang if self.usual and self.subtotal_satang else 0

    @property
    def usual_total_satang(self) -> int:
        return self.subtotal_satang + self.usual_sending_satang

    @property
    def load(self) -> list[Goods]:
        """Return what of it would be sent."""
        return delivery.goods_of((row.variant, row.quantity) for row in self.rows if not row.problem)


def groups(cart: Cart | None, *, refused: Refused | None = None) -> list[Group]:
    """Return the cart by merchant, in the order in which things were put in. Two queries, however much lies in it.

    ``refused`` is the change that was not taken: its row shows what was typed and why.
    """
    if cart is None:
        return []
    by_merchant: dict[int, Group] = {}
    for line in prepared.objects("lines of a cart", _lines, [cart.pk]):
        merchant = line.variant.product.merchant
        by_merchant.setdefault(merchant.pk, Group(merchant)).rows.append(_row(line, refused))
    methods = delivery.methods_of(by_merchant) if by_merchant else {}
    for pk, group in by_merchant.items():
        _send(group, methods.get(pk, []))
    return list(by_merchant.values())


def _lines(carts: list[int]) -> QuerySet[CartLine]:
    lines = CartLine.objects.filter(cart__in=carts)
    return lines.select_related("variant__product__merchant", "variant__stock")


def _send(group: Group, methods: list[DeliveryMethod]) -> None:
    """Say of ``group`` what it costs by each way that takes it, and of what no way takes why."""
    group.rows = [_carried(row, methods) for row in group.rows]
    load = group.load
    profiles = {goods.profile for goods in load}
    taking = [method for method in methods if delivery.carries(method, profiles)]
    group.sendings = [_sending(method, group.subtotal_satang, load) for method in taking]
    if taking and len(taking) < len(methods):
        refusals = (delivery.not_carried(row.variant, methods, by=methods[0]) for row in group.rows if not row.problem)
        group.only_pickup = next(refusal.message for refusal in refusals if refusal)


def _carried(row: Row, methods: list[DeliveryMethod]) -> Row:
    refusal = None if row.problem else delivery.not_carried(row.variant, methods)
    return replace(row, problem=refusal.message) if refusal else row


def _row(line: CartLine, refused: Refused | None) -> Row:
    variant = line.variant
    said = (refused.typed, refused.sentence) if refused and refused.variant_id == variant.pk else (None, "")
    stock: Stock | None = getattr(variant, "stock", None)
    left = stock.available if stock else 0
    return Row(variant, variant.product, line.quantity, left, _problem(variant, line.quantity, left), *said)


def _problem(variant: Variant, quantity: int, left: int) -> str:
    if variant.product.state != ProductState.LIVE:
        return _("สินค้านี้ไม่ได้วางขายแล้ว กรุณานำออกจากตะกร้า")
    if variant.retired_at is not None:
        return _("แบบนี้เลิกขายแล้ว กรุณานำออกจากตะกร้า แล้วเลือกแบบอื่นที่หน้าสินค้า")
    if not variant.product.in_season:
        return _("ตอนนี้นอกฤดู ร้านยังไม่ขายสินค้านี้ กรุณานำออกจากตะกร้า")
    if left < 1:
        return _("สินค้าหมดแล้ว กรุณานำออกจากตะกร้า")
    if left < quantity:
        return _("เหลือ %(left)s ชิ้น กรุณาลดจำนวนก่อนสั่งซื้อ") % {"left": left}
    return ""


def _sending(method: DeliveryMethod, subtotal_satang: int, load: list[Goods]) -> Sending:
    parcels = method.parcels(load, subtotal_satang=subtotal_satang)
    satang = sum(parcel.satang for parcel in parcels)
    limit = method.free_above_satang
    ordinary = next((parcel for parcel in parcels if not parcel.profile), None)
    until_free = limit - subtotal_satang if ordinary and ordinary.satang and limit is not None else 0
    free_now = ordinary is not None and limit is not None and subtotal_satang >= limit
    return Sending(method, satang, until_free, delivery.told_of(method, load), free_now)
