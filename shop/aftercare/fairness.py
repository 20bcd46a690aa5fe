"""Nobody judges where she has a side."""

from django.db.models import Q

from common.users.models import User
from merchants.models import Member
from shop.aftercare.errors import OwnShop
from shop.orders.models import Order


def is_her_own(order: Order, person: User) -> bool:
    """Whether she works in the shop of ``order`` or bought it herself."""
    if order.checkout.shopper_id == person.pk:
        return True
    return Member.objects.filter(merchant=order.merchant_id, user=person).exists()


def praises_herself(order: Order, writer) -> bool:
    """Whether somebody of the shop placed ``order``, known by her account or her phone, or is the one who writes (one query)."""
    buyer, people = order.checkout, Member.objects.filter(merchant=order.merchant_id)
    persons = [pk for pk in (buyer.shopper_id, getattr(writer, "pk", None)) if pk]
    return people.filter(Q(user__in=persons) | Q(user__phone=buyer.phone)).exists()


def check_not_her_own(order: Order, person: User) -> None:
    """Raise OwnShop where she has a side."""
    if is_her_own(order, person):
        raise OwnShop()
