from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NoStorefront(DomainError):
    """A merchant without a public page: it was made before storefronts or its page was taken away."""

    sentence = _("ร้านนี้ยังไม่มีหน้าร้าน เปิดเมนู “หน้าร้าน” แล้วกดบันทึก เพื่อเปิดหน้าร้านก่อน")


class NotHerGoods(DomainError):
    """A storefront shows first what its own shop sells."""

    sentence = _("เลือกได้เฉพาะสินค้าของร้านนี้ กรุณาเลือกใหม่จากรายการ")
    field = "products"


class NothingThere(DomainError):
    """What an officer wants to take off a storefront is not on it any more."""

    sentence = _("ส่วนนี้ไม่มีในหน้าร้านแล้ว ร้านอาจเพิ่งแก้เอง เปิดหน้านี้ใหม่เพื่อดูว่าตอนนี้มีอะไร")
    field = "part"
