"""The register of merchants read for the office: the list with its chips, and one merchant's people and diary in words."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import lists
from common.audit.models import Event
from common.letters.models import Letter
from common.provinces import PROVINCES
from merchants.models import Member, Merchant, MerchantState, Officer, OfficerRole, RegisterEntry

PAGE = 50
LETTERS = 20  # shown on a merchant's file
STATES: dict[str, str | Promise] = {"": gettext_lazy("ทั้งหมด"), **dict(MerchantState.choices)}
BADGES = {MerchantState.OPEN: "verified", MerchantState.SUSPENDED: "waiting", MerchantState.CLOSED: "neutral"}


@dataclass(frozen=True)
class Wish(lists.Wish):
    """What was asked to see; anything strange falls back to everything."""

    shelves = STATES


def find(rows: QuerySet, wish: Wish) -> QuerySet:
    """Return the merchants of ``rows`` (already fenced) that are wished for, the newest first."""
    found = _named(rows, wish)
    if wish.province:
        found = found.filter(province_code=wish.province)
    if wish.shelf:
        found = found.filter(state=wish.shelf)
    return found.order_by("-joined_at", "-pk")


def _named(rows: QuerySet, wish: Wish) -> QuerySet:
    if not wish.query:
        return rows
    words = Q(name__icontains=wish.query) | Q(name_en__icontains=wish.query) | Q(slug__icontains=wish.query)
    return rows.filter(words | Q(district_name__icontains=wish.query) | Q(registration_number__icontains=wish.query))


def counts(rows: QuerySet, wish: Wish) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many there are by state (in the wished province) and by province (in the wished state). One query."""
    table = _named(rows, wish).order_by().values_list("state", "province_code").annotate(n=Count("pk"))
    by_state, by_province = dict.fromkeys(STATES, 0), dict.fromkeys(PROVINCES, 0)
    for state, province, number in table:
        if wish.province in ("", province):
            by_state[state] += number
            by_state[""] += number
        if wish.shelf in ("", state) and province in by_province:
            by_province[province] += number
    return by_state, by_province


def by_province(rows: QuerySet) -> list[tuple[str, int, int]]:
    """Return (province code, merchants, of them open) for the provinces of ``rows``. One query."""
    table = (
        rows.order_by()
        .values_list("province_code")
        .annotate(every=Count("pk"), open=Count("pk", filter=Q(state=MerchantState.OPEN)))
    )
    found = {code: (every, open_now) for code, every, open_now in table}
    return [(code, *found.get(code, (0, 0))) for code in PROVINCES]


def people_of(merchant: Merchant) -> list[Member]:
    """Return who works there, owners first."""
    return list(Member.objects.for_merchant(merchant).select_related("user").order_by("-role", "since", "pk"))


def signers_of(merchant: Merchant) -> list[RegisterEntry]:
    """Return who may sign for a group, in the order of its register."""
    return list(RegisterEntry.objects.for_merchant(merchant).filter(signs=True).order_by("pk"))


def officers_of_province(code: str) -> list[Officer]:
    """Return the officers who work for a province, by name; viewers decide nothing."""
    rows = Officer.objects.filter(active=True, role=OfficerRole.OFFICER)
    rows = rows.filter(Q(all_provinces=True) | Q(provinces__province_code=code)).distinct()
    return list(rows.select_related("user").prefetch_related("provinces").order_by("user__first_name", "pk"))


def why_not_open(merchant: Merchant) -> str:
    """Return what was said to the owners when the shop was last turned (suspended or closed); "" where nothing was."""
    turns = Event.objects.about(merchant).filter(now=merchant.state)
    return turns.order_by("-at", "-pk").values_list("why", flat=True).first() or ""


def letters(merchant: Merchant) -> tuple[list[Letter], int]:
    """Return the newest letters to a shop, and how many there are in all (two queries)."""
    rows = Letter.objects.about(merchant).order_by("-written_at", "-pk")
    return list(rows[:LETTERS]), rows.count()


def words(event: Event) -> str:
    """Return one line of a merchant's diary in plain words."""
    said = {
        "opened": _("เปิดร้าน"),
        "suspended": _("ระงับร้านชั่วคราว"),
        "reopened": _("เปิดร้านอีกครั้ง"),
        "terms_accepted": _("ยอมรับข้อตกลงฉบับใหม่"),
        "closed": _("ปิดร้านถาวร"),
        "closing_asked": _("เจ้าของร้านขอปิดร้าน"),
        "closing_withdrawn": _("เจ้าของร้านขอยกเลิกคำขอปิดร้าน"),
        "closing_declined": _("ตอบคำขอปิดร้าน ร้านยังไม่ปิด"),
        "helper_added": _("เพิ่มผู้ช่วย"),
        "member_removed": _("นำคนออกจากร้าน"),
        "contact_set": _("ตั้งเบอร์หรืออีเมลของร้าน"),
        "phone_by_officer": _("เปลี่ยนเบอร์ให้คนในร้าน"),
        "signer_moved": _("ผู้ลงนามเปลี่ยนเบอร์ของตนเอง"),
        "signer_corrected": _("เจ้าหน้าที่แก้ผู้ลงนามของกลุ่ม"),
        "signer_asked": _("ส่งลิงก์ยืนยันเบอร์ให้ผู้ลงนามอีกครั้ง"),
        "signer_proven": _("ผู้ลงนามยืนยันเบอร์ของตนเอง"),
        "invited": _("เชิญผู้ช่วยด้วยเบอร์มือถือ"),
        "invited_by_email": _("เชิญผู้ช่วยด้วยอีเมล"),
        "invitation_sent_again": _("ส่งคำเชิญอีกครั้ง"),
        "member_joined": _("ผู้ช่วยตอบรับคำเชิญ"),
        "member_left": _("คนในร้านออกเอง"),
        "owner_made": _("ให้ผู้ช่วยเป็นเจ้าของ"),
        "owner_stepped_down": _("เจ้าของเปลี่ยนเป็นผู้ช่วย"),
        "ownership_handed": _("เจ้าหน้าที่เปลี่ยนเจ้าของร้าน"),
        "payout_changed": _("ตั้งบัญชีรับเงิน"),
        "payout_asked": _("ขอเปลี่ยนบัญชีรับเงิน รอผู้ลงนามยืนยัน"),
        "payout_signed": _("ผู้ลงนามยืนยันบัญชีรับเงิน"),
        "payout_refused": _("ผู้ลงนามไม่ยืนยันบัญชีรับเงิน"),
        "payout_withdrawn": _("ยกเลิกการเปลี่ยนบัญชีรับเงิน"),
        "payout_sent_again": _("ส่งลิงก์ให้ผู้ลงนามอีกครั้ง"),
        "ways_to_pay_set": _("ตั้งวิธีรับเงิน"),
        "delivery_set": _("ตั้งการจัดส่ง"),
        "goods_trusted": _("สินค้าใหม่ขึ้นขายได้ทันที"),
        "goods_reviewed": _("สินค้าใหม่รอเจ้าหน้าที่ตรวจก่อน"),
        "storefront_told": _("แก้ไขข้อความหน้าร้าน"),
        "storefront_cover_set": _("ตั้งรูปปกร้าน"),
        "storefront_cover_removed": _("นำรูปปกร้านออก"),
        "storefront_part_taken_off": _("เจ้าหน้าที่นำบางส่วนของหน้าร้านออก"),
    }
    return said.get(event.verb) or _("แก้ไขข้อมูลร้าน")


def entries_of(merchant: Merchant) -> list[RegisterEntry]:
    """Return the member register, those who sign first."""
    return list(RegisterEntry.objects.filter(merchant=merchant).order_by("-signs", "pk"))
