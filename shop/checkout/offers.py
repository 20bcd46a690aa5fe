"""What the shopper chooses from at the checkout: for each merchant a way to send and a way to pay."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property

from common.thai.names import after_shop_word
from shop.cart.groups import Group, Sending, groups
from shop.cart.models import Cart
from shop.checkout.errors import ShopNotReady
from shop.checkout.quote import Price, price
from shop.checkout.services import Choice, coupon_field, way_field
from shop.offers import services as coupons
from shop.offers.errors import CouponRefused
from shop.offers.models import Coupon
from shop.payments import accounts
from shop.payments.accounts import Way


@dataclass
class Offer:
    """One merchant's part of the cart with the ways to pay that this merchant takes for it."""

    group: Group
    ways: list[Way]
    _asked: dict[Choice, tuple[Coupon | None, str]] = field(default_factory=dict, repr=False)

    @property
    def merchant_id(self) -> int:
        return self.group.merchant.pk

    @property
    def delivery_field(self) -> str:
        return f"delivery_{self.merchant_id}"

    @property
    def way_field(self) -> str:
        return way_field(self.merchant_id)

    @property
    def coupon_field(self) -> str:
        return coupon_field(self.merchant_id)

    def coupon(self, choice: Choice) -> tuple[Coupon | None, str]:
        """Return the coupon she typed, if it counts here, and else why it does not ("" where none was typed)."""
        if not choice.coupon.strip():
            return None, ""
        if choice not in self._asked:
            self._asked[choice] = self._coupon(choice)
        return self._asked[choice]

    def _coupon(self, choice: Choice) -> tuple[Coupon | None, str]:
        try:
            found = coupons.find(merchant=self.group.merchant, code=choice.coupon)
            off = self._price(choice, found).discount_satang
            coupons.check(found, goods_satang=self.group.subtotal_satang, off_satang=off)
        except CouponRefused as refusal:
            return None, refusal.message
        return found, ""

    @cached_property
    def problem(self) -> str:
        """Return why this part cannot be bought, or ""."""
        if self.group.problem:
            return self.group.problem
        return "" if self.ways else ShopNotReady(merchant=after_shop_word(self.group.merchant.name)).message

    @property
    def ok(self) -> bool:
        return self.group.ok and not self.problem

    def sending(self, kind: str) -> Sending | None:
        return next((sending for sending in self.group.sendings if sending.method.kind == kind), None)

    def way(self, key: str) -> Way | None:
        return next((way for way in self.ways if way.key == key), None)

    def price(self, choice: Choice) -> Price:
        """Return what this part costs with ``choice``; what is not offered counts as the first that is, a coupon that does
        not count as none.
        """
        return self._price(choice, self.coupon(choice)[0])

    def _price(self, choice: Choice, coupon: Coupon | None) -> Price:
        sending = self.sending(choice.delivery) or self.group.usual
        way = self.way(choice.way) or (self.ways[0] if self.ways else None)
        method = sending.method if sending else None
        group = self.group
        return price(goods_satang=group.subtotal_satang, load=group.load, method=method, way=way, coupon=coupon)


def offers(cart: Cart | None) -> list[Offer]:
    """Return what can be chosen for ``cart``, by merchant. Four queries, however much lies in it."""
    found = groups(cart)
    ways = accounts.ways_of(group.merchant for group in found) if found else {}
    return [Offer(group, _fitting(group, ways[group.merchant.pk])) for group in found]


def _fitting(group: Group, ways: list[Way]) -> list[Way]:
    """Leave out the ways that would not take even the cheapest way of sending."""
    least = group.subtotal_satang + min((sending.satang for sending in group.sendings), default=0)
    return [way for way in ways if accounts.takes(way, least)] if least else ways
