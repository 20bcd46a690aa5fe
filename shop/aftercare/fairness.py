"""Nobody judges where she has a side."""

from common.users.models import User
from merchants.models import Member
from shop.aftercare.errors import OwnShop
from shop.orders.models import Order


def is_her_own(order: Order, person: User) -> bool:
    """Whether she works in the shop of ``order`` or bought it herself."""
    if order.checkout.shopper_id == person.pk:
        return True
    return Member.objects.filter(merchant=order.merchant_id, user=person).exists()


def check_not_her_own(order: Order, person: User) -> None:
    """Raise OwnShop where she has a side."""
    if is_her_own(order, person):
        raise OwnShop()
