"""Nobody decides in an office about what is her own."""

from common.users.models import User
from merchants.errors import OwnMerchant
from merchants.models import Member, Merchant, RegisterEntry


def refuse_own(merchant: Merchant, person: User, *numbers: str) -> None:
    """Raise OwnMerchant where ``person`` works in the shop, or her proven number is one of the shop, of its register, or of ``numbers``."""
    if is_own(merchant, person, *numbers):
        raise OwnMerchant(name=merchant.name)


def is_own(merchant: Merchant, person: User, *numbers: str) -> bool:
    """Whether she has a part in the shop."""
    if Member.objects.for_merchant(merchant).filter(user=person).exists():
        return True
    if not (person.phone and person.phone_verified):
        return False
    if person.phone in {merchant.phone, *numbers}:
        return True
    return RegisterEntry.objects.for_merchant(merchant).filter(phone=person.phone).exists()
