"""How a merchant's account at Stripe stands, in her words, and what Stripe still asks for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shop.payments.by_stripe import accounts, client
from shop.payments.models import StripeAccount

# beginnings of Stripe's names; the first that fits counts
WANTED: list[tuple[str, Promise]] = [
    ("external_account", _("บัญชีธนาคารที่จะรับเงิน")),
    ("business_profile.url", _("ลิงก์หน้าร้าน")),
    ("business_profile.support_phone", _("เบอร์โทรที่ลูกค้าติดต่อได้")),
    ("business_profile", _("ร้านขายอะไร")),
    ("tos_acceptance", _("การยอมรับข้อตกลงของ Stripe")),
    ("individual.id_number", _("เลขบัตรประชาชนของเจ้าของบัญชี")),
    ("individual.verification", _("รูปบัตรประชาชนของเจ้าของบัญชี")),
    ("individual", _("ชื่อ ที่อยู่ และวันเกิดของเจ้าของบัญชี")),
    ("company", _("ข้อมูลของนิติบุคคล")),
    ("representative", _("ข้อมูลของผู้แทนที่ลงชื่อ")),
    ("relationship", _("ตำแหน่งของเจ้าของบัญชีในกลุ่ม")),
]
OTHER = _("ข้อมูลอื่นที่ Stripe ถาม")


@dataclass(frozen=True)
class Words:
    """Badge, one sentence, and whether Stripe's forms are the next step."""

    badge: Promise
    kind: str
    said: Promise
    goes_on: bool = False


NONE = Words(_("ยังไม่ได้เปิด"), "neutral", _("ร้านยังไม่มีบัญชี Stripe ที่ต่อกับ Kedai"))
UNFINISHED = Words(_("กรอกยังไม่ครบ"), "waiting", _("Stripe ยังต้องการข้อมูลด้านล่าง กรอกครบแล้วจึงรับเงินได้"), goes_on=True)
WAITING = Words(_("รอ Stripe ตรวจ"), "waiting", _("กรอกครบแล้ว รอ Stripe ตรวจ มักไม่เกิน 2–3 วัน เราจะแจ้งเมื่อรู้ผล"))
BOTH = Words(_("รับเงินได้แล้ว"), "verified", _("ลูกค้าจ่ายด้วยบัตรและพร้อมเพย์ได้ เงินเข้าบัญชี Stripe ของร้านโดยตรง"))
CARDS = Words(_("รับบัตรได้แล้ว"), "verified", _("ลูกค้าจ่ายด้วยบัตรได้ ส่วนพร้อมเพย์ Stripe ยังไม่เปิดให้ร้านนี้"))
PROMPTPAY = Words(_("รับพร้อมเพย์ได้แล้ว"), "verified", _("ลูกค้าจ่ายด้วยพร้อมเพย์ได้ ส่วนบัตร Stripe ยังไม่เปิดให้ร้านนี้"))
CLOSED = Words(_("Stripe ไม่รับ"), "refused", _("Stripe ไม่รับเปิดบัญชีนี้ ดูเหตุผลในอีเมลจาก Stripe ร้านยังรับเงินด้วยวิธีอื่นได้"))


def standing(account: StripeAccount | None) -> Words:
    """Return how ``account`` stands."""
    if account is None or account.account is None:
        return NONE
    if account.can_charge:
        both = account.card == account.promptpay == "active"
        return BOTH if both else (CARDS if account.card == "active" else PROMPTPAY)
    if account.disabled_reason.startswith("rejected"):
        return CLOSED
    return WAITING if account.details_submitted and not account.currently_due else UNFINISHED


def wanted(account: StripeAccount | None) -> list[str]:
    """Return what Stripe still asks for, each once, in the order of its list."""
    if account is None or account.can_charge:
        return []
    words = [str(_word(name)) for name in account.currently_due]
    return list(dict.fromkeys(words))


def panel(merchant) -> dict | None:
    """Return what the page of payout accounts says of Stripe; None where this site has no key for it."""
    if not client.is_on():
        return None
    words = standing(accounts.account_of(merchant))
    barred = accounts.barred(merchant) if words is NONE else None
    said = barred.message if barred else words.said
    return {"badge": words.badge, "kind": words.kind, "said": said, "is_new": words is NONE and not barred}


def _word(name: str) -> Promise:
    return next((word for start, word in WANTED if name.startswith(start)), OTHER)
