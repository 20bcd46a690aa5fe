"""How much cash on delivery may be on its way to one phone number and one door, over all shops.

Whoever orders and does not take costs a small shop the way there and back. It is a brake and no promise: who presses in several
windows in one moment may get a parcel more.
"""

import re

from common.addresses import Address
from common.thai import digits
from shop.orders.states import OrderState
from shop.payments.doorstep_errors import TooManyForAddress, TooManyForPhone
from shop.payments.models import Payment
from shop.payments.states import PaymentState

MOST_FOR_PHONE = 5
MOST_FOR_ADDRESS = 8  # neighbours of one house, a dormitory
_NUMBER_WORD = re.compile(r"^(บ้าน)?เลขที่")
_VILLAGE = re.compile(r"(หมู่ที่|หมู่บ้านที่|หมู่|moo)(?=[0-9])")
ON_ITS_WAY = [OrderState.PLACED, OrderState.CONFIRMED, OrderState.PACKED, OrderState.SHIPPED, OrderState.READY]


def check(*, phone: str, address: Address | None, more: int, field: str) -> None:
    """Let ``more`` orders be paid at the door (two queries). Raises TooManyForPhone, TooManyForAddress on ``field``."""
    waiting = Payment.objects.filter(provider="cod", state=PaymentState.OPEN, order__state__in=ON_ITS_WAY)
    count = waiting.filter(order__checkout__phone=phone).count()
    if count + more > MOST_FOR_PHONE:
        raise TooManyForPhone(field=field, count=count, most=MOST_FOR_PHONE)
    if address is None:
        return
    near = waiting.filter(order__checkout__subdistrict_code=address.subdistrict_code)
    lines = near.values_list("order__checkout__address_line", flat=True)
    count = sum(_door(line) == _door(address.line) for line in lines)
    if count + more > MOST_FOR_ADDRESS:
        raise TooManyForAddress(field=field, count=count, most=MOST_FOR_ADDRESS)


def _door(line: str) -> str:
    """Return a house as it is compared: however it was spaced, in whichever digits, its village written out or not."""
    bare = re.sub(r"[\s.,]", "", digits.to_arabic(line)).casefold()
    return _VILLAGE.sub("ม", _NUMBER_WORD.sub("", bare))
