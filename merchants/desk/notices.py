"""What stands at the head of every page of the desk: a calm word, and where to go."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from common.thai import dates
from merchants.models import Member, MerchantState
from merchants.terms import services as terms


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
        link = _("อ่านเหตุผล")
    else:
        title, text = _("ร้านถูกระงับชั่วคราว"), _("ลูกค้ายังไม่เห็นสินค้า คำสั่งซื้อที่รับไว้แล้วยังต้องส่ง")
        link = _("อ่านเหตุผลและวิธีแก้")
    return [Notice(title, text, reverse("desk:home"), link)]


def terms_wait(member: Member, here: str) -> list[Notice]:
    """Changed texts wait for an owner; once the last day is over, helpers read it too (one query)."""
    versions = terms.outstanding(member.merchant) if here != reverse("desk:terms") else []
    if not versions or member.merchant.state == MerchantState.CLOSED:
        return []
    overdue = any(version.is_overdue for version in versions)
    if not member.is_owner:
        return [Notice(_("ข้อตกลงเปลี่ยนแล้ว"), _("ให้เจ้าของร้านเข้ามากดยอมรับ จึงลงขายสินค้าได้อีก"), "", "")] if overdue else []
    if overdue:
        title, text = _("เลยวันที่ต้องยอมรับข้อตกลงฉบับใหม่แล้ว"), _("ยังลงขายสินค้าและเปลี่ยนบัญชีรับเงินไม่ได้ คำสั่งซื้อส่งได้ตามปกติ")
    else:
        last = dates.short_date(min(version.accept_by for version in versions))
        title, text = _("ข้อตกลงเปลี่ยน"), _("อ่านว่าอะไรเปลี่ยน แล้วกดยอมรับภายใน %(day)s") % {"day": last}
    return [Notice(title, text, reverse("desk:terms"), _("อ่านและยอมรับ"))]
