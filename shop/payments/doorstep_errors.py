"""Refusals where too much cash on delivery is on its way already."""

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class TooManyForPhone(DomainError):
    """As many parcels to be paid at the door are on their way to this phone number as it may have."""

    sentence = _(
        "เบอร์นี้มีของเก็บเงินปลายทางที่ยังไม่ถึงมือ %(count)s รายการ มีพร้อมกันได้ไม่เกิน %(most)s รายการ กรุณาเลือกวิธีจ่ายอื่น หรือรับของที่สั่งไว้ก่อน"
    )


class TooManyForAddress(DomainError):
    """As many parcels to be paid at the door are on their way to this house as it may have."""

    sentence = _(
        "ที่อยู่นี้มีของเก็บเงินปลายทางที่ยังไม่ถึงมือ %(count)s รายการ มีพร้อมกันได้ไม่เกิน %(most)s รายการ กรุณาเลือกวิธีจ่ายอื่น หรือรับของที่สั่งไว้ก่อน"
    )
