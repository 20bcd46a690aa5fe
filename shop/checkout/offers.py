"""What the shopper chooses from at the checkout: for each merchant a way to send and a way to pay."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from shop.cart.groups import Group, Sending, groups
from shop.cart.models import Cart
from shop.checkout.errors import ShopNotReady
from shop.checkout.quote import Price, price
from shop.checkout.services import Choice
from shop.payments import accounts
from shop.payments.accounts import Way


@dataclass
class Offer:
    """One merchant's part of the cart with the ways to pay that this merchant takes for it."""

    group: Group
    ways: list[Way]

    @property
    def merchant_id(self) -> int:
        return self.group.merchant.pk

    @property
    def delivery_field(self) -> str:
        return f"delivery_{self.merchant_id}"

    @property
    def way_field(self) -> str:
        return f"way_{self.merchant_id}"

    @cached_property
    def problem(self) -> str:
        """Return why this part cannot be bought, or ""."""
        if self.group.problem:
            return self.group.problem
        return "" if self.ways else ShopNotReady(merchant=self.group.merchant.name).message

    @property
    def ok(self) -> bool:
        return self.group.ok and not self.problem

    def sending(self, kind: str) -> Sending | None:
        return next((sending for sending in self.group.sendings if sending.method.kind == kind), None)

    def way(self, key: str) -> Way | None:
        return next((way for way in self.ways if way.key == key), None)

    def price(self, choice: Choice) -> Price:
        """Return what this part costs with ``choice``; what is not offered counts as the first that is."""
        sending = self.sending(choice.delivery) or self.group.usual
        way = self.way(choice.way) or (self.ways[0] if self.ways else None)
        return price(goods_satang=self.group.subtotal_satang, method=sending.method if sending else None, way=way)


def offers(cart: Cart | None) -> list[Offer]:
    """Return what can be chosen for ``cart``, by merchant. Four queries, however much lies in it."""
    found = groups(cart)
    ways = accounts.ways_of(group.merchant for group in found) if found else {}
    return [Offer(group, _fitting(group, ways[group.merchant.pk])) for group in found]


def _fitting(group: Group, ways: list[Way]) -> list[Way]:
    """Leave out the ways that would not take even the cheapest way of sending."""
    least = group.subtotal_satang + min((sending.satang for sending in group.sendings), default=0)
    return [way for way in ways if accounts.takes(way, least)] if least else ways
