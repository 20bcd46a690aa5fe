"""Why something on a paper is covered; the applicant reads it in the log of her papers."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "religion": _("ศาสนาหรือหมู่เลือดบนบัตร"),
    "others": _("ข้อมูลของคนอื่นที่ไม่เกี่ยวกับใบสมัคร"),
    "needless": _("ข้อมูลที่ไม่จำเป็นต่อการตรวจ"),
}
