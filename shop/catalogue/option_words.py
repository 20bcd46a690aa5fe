"""What merchants call their options most often, in the languages of the shop. Other words stand as they were typed."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

OPTIONS = (_("ขนาด"), _("รส"), _("สี"), _("ลาย"), _("กลิ่น"), _("น้ำหนัก"), _("จำนวนในแพ็ค"), _("แบบ"))
VALUES = (
    _("เล็ก"), _("กลาง"), _("ใหญ่"), _("ใหญ่พิเศษ"), _("แดง"), _("ดำ"), _("ขาว"), _("เขียว"), _("น้ำเงิน"), _("ฟ้า"),
    _("เหลือง"), _("ชมพู"), _("ม่วง"), _("น้ำตาล"), _("ส้ม"), _("ครีม"), _("เทา"), _("ทอง"), _("ดั้งเดิม"), _("เผ็ด"),
    _("เผ็ดน้อย"), _("เผ็ดมาก"), _("ไม่เผ็ด"), _("หวาน"), _("หวานน้อย"), _("เค็ม"),
)  # fmt: skip
_KNOWN = frozenset((*OPTIONS, *VALUES))


def said(word: str) -> str:
    """Return ``word`` in the reader's language where the shop knows it, else as it is."""
    return gettext(word) if word in _KNOWN else word
