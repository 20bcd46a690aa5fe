"""What stands at the head of every page of the desk: a calm word, and where to go."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from merchants.models import Member, MerchantState


@dataclass(frozen=True)
class Notice:
    """One word to the people of a shop, for components/notice.html."""

    title: str
    text: str
    url: str
    link: str
    kind: str = "waiting"


def not_selling(member: Member, here: str) -> list[Notice]:
    """The shop does not sell. Its home says it whole, with the officer's reason."""
    if member.merchant.is_open or here == reverse("desk:home"):
        return []
    if member.merchant.state == MerchantState.CLOSED:
        title, text = _("ร้านปิดถาวรแล้ว"), _("ดูคำสั่งซื้อและเงินที่ผ่านมาได้ แต่ขายอีกไม่ได้")
    else:
        title, text = _("ร้านถูกระงับชั่วคราว"), _("ลูกค้ายังไม่เห็นสินค้า คำสั่งซื้อที่รับไว้แล้วยังต้องส่ง")
    return [Notice(title, text, reverse("desk:home"), _("อ่านเหตุผลและวิธีแก้"))]
