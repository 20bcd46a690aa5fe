"""What depa asks of an applicant: rows that editors keep, and the numbered lists that applications hold on to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.models import LegalForm, MerchantType


class RequirementKind(models.TextChoices):
    ANSWER = "answer", _("คำถาม")
    DOCUMENT = "document", _("เอกสาร")
    IDENTIFIER = "identifier", _("เลขทะเบียนหรือเลขประจำตัว")
    CONSENT = "consent", _("ความยินยอม")
    BASELINE = "baseline", _("คำถามก่อนเข้าร่วม")


class Shape(models.TextChoices):
    """How a requirement is asked. The first group writes columns of the application and stands once in every list."""

    KIND = "kind", _("รูปแบบกิจการและประเภทผู้ขาย")
    NAME = "name", _("ชื่อร้าน")
    PLACE = "place", _("ที่อยู่ของร้าน")
    CONTACT = "contact", _("ผู้ติดต่อ")
    MEMBERS = "members", _("ทะเบียนสมาชิก")
    SIGNERS = "signers", _("ผู้มีอำนาจลงนาม")
    INCOME = "income", _("รายได้ต่อเดือน")
    CHANNELS = "channels", _("ช่องทางที่ขายอยู่")
    FEES = "fees", _("ค่าธรรมเนียมต่อเดือน")
    TERMS = "terms", _("ข้อตกลงการใช้งาน")

    LINE = "line", _("ข้อความสั้น")
    TEXT = "text", _("ข้อความยาว")
    NUMBER = "number", _("ตัวเลข")
    BAHT = "baht", _("จำนวนเงิน")
    YES_NO = "yes_no", _("ใช่หรือไม่ใช่")
    CHOICE = "choice", _("เลือกหนึ่งข้อ")
    PAPER = "paper", _("รูปถ่ายหรือ PDF")
    TICK = "tick", _("ช่องยินยอม")
    NATIONAL_ID = "national_id", _("เลขประจำตัวประชาชน")
    TAX_ID = "tax_id", _("เลขประจำตัวผู้เสียภาษี")
    COMMUNITY_NUMBER = "community_number", _("รหัสทะเบียนวิสาหกิจชุมชน")
    FOOD_SERIAL = "food_serial", _("เลขสารบบอาหาร (อย.)")
    HALAL_NUMBER = "halal_number", _("เลขที่ใบรับรองฮาลาล")
    OTHER_NUMBER = "other_number", _("เลขอื่น")


K, S = RequirementKind, Shape
BUILT_IN = [S.KIND, S.NAME, S.PLACE, S.CONTACT, S.MEMBERS, S.SIGNERS, S.INCOME, S.CHANNELS, S.FEES, S.TERMS]
ALWAYS = [S.KIND, S.NAME, S.PLACE, S.CONTACT, S.TERMS]  # without these no shop can be opened
SHAPES_OF: dict[str, list[str]] = {
    K.ANSWER: [
        *[S.KIND, S.NAME, S.PLACE, S.CONTACT, S.MEMBERS, S.SIGNERS],
        *[S.LINE, S.TEXT, S.NUMBER, S.YES_NO, S.CHOICE],
    ],
    K.DOCUMENT: [S.PAPER],
    K.IDENTIFIER: [
        *[S.NATIONAL_ID, S.TAX_ID, S.COMMUNITY_NUMBER],
        *[S.FOOD_SERIAL, S.HALAL_NUMBER, S.OTHER_NUMBER],
    ],
    K.CONSENT: [S.TERMS, S.TICK],
    K.BASELINE: [S.INCOME, S.CHANNELS, S.FEES, S.BAHT, S.NUMBER, S.YES_NO, S.CHOICE],
}


class Requirement(models.Model):
    """One thing an application must show. Editors change it in /admin/; applications under way keep their list."""

    key = models.SlugField(
        _("คีย์"),
        max_length=40,
        unique=True,
        help_text=_("ตัวอักษรอังกฤษ ใช้เก็บกับคำตอบ ตั้งครั้งเดียว เปลี่ยนภายหลังไม่ได้"),
    )
    kind = models.CharField(_("ชนิด"), max_length=12, choices=RequirementKind)
    shape = models.CharField(_("วิธีถาม"), max_length=20, choices=Shape)
    title = models.CharField(_("ชื่อ (ไทย)"), max_length=160)
    title_ms = models.CharField(_("ชื่อ (มลายู)"), max_length=160, blank=True)
    title_en = models.CharField(_("ชื่อ (อังกฤษ)"), max_length=160, blank=True)
    help = models.TextField(_("คำอธิบาย (ไทย)"), max_length=600, blank=True)
    help_ms = models.TextField(_("คำอธิบาย (มลายู)"), max_length=600, blank=True)
    help_en = models.TextField(_("คำอธิบาย (อังกฤษ)"), max_length=600, blank=True)
    choices = models.TextField(
        _("ตัวเลือก"),
        max_length=2000,
        blank=True,
        help_text=_("บรรทัดละหนึ่งข้อ: คีย์ | ไทย | มลายู | อังกฤษ ใช้เฉพาะวิธีถามแบบเลือกหนึ่งข้อ"),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("รูปตัวอย่าง"),
        help_text=_("รูปที่บอกว่าหมายถึงเอกสารใด และเลขอยู่ตรงไหน ห้ามใช้เอกสารของคนจริง"),
    )
    legal_forms = models.JSONField(_("ถามเฉพาะรูปแบบกิจการ"), default=list, blank=True)
    types = models.JSONField(_("ถามเฉพาะประเภทผู้ขาย"), default=list, blank=True)
    mandatory = models.BooleanField(_("บังคับ"), default=True)
    has_expiry = models.BooleanField(_("เอกสารมีวันหมดอายุ"), default=False)
    is_identity = models.BooleanField(
        _("เป็นเอกสารยืนยันตัวตน"), default=False, help_text=_("ต้องปิดช่องศาสนาก่อนถ่าย และลบเมื่อครบหนึ่งปี")
    )
    position = models.PositiveIntegerField(_("ลำดับ"), default=500)
    active = models.BooleanField(_("ใช้อยู่"), default=True)

    class Meta:
        verbose_name = _("ข้อกำหนดการสมัคร")
        verbose_name_plural = _("ข้อกำหนดการสมัคร")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(*[Q(kind=kind, shape__in=shapes) for kind, shapes in SHAPES_OF.items()], _connector=Q.OR),
                name="requirement_shape_of_kind",
                violation_error_message=_("วิธีถามนี้ใช้กับชนิดนี้ไม่ได้ เลือกวิธีถามอื่น"),
            ),
            models.CheckConstraint(
                condition=~Q(shape__in=ALWAYS) | Q(active=True, mandatory=True),
                name="requirement_always_asked",
                violation_error_message=_("ข้อนี้ต้องถามทุกใบสมัคร จึงปิดหรือเลิกบังคับไม่ได้"),
            ),
            models.UniqueConstraint(
                fields=["shape"],
                condition=Q(shape__in=BUILT_IN),
                name="requirement_built_in_once",
                violation_error_message=_("วิธีถามนี้มีได้ข้อเดียว"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse what the database cannot see: unknown legal forms and types, choices without a key."""
        if set(self.legal_forms) - set(LegalForm.values):
            raise ValidationError({"legal_forms": _("เลือกรูปแบบกิจการจากรายการ")})
        if set(self.types) - set(MerchantType.values):
            raise ValidationError({"types": _("เลือกประเภทผู้ขายจากรายการ")})
        if self.shape == Shape.CHOICE and len(parsed_choices(self.choices)) < 2:
            raise ValidationError({"choices": _("ใส่ตัวเลือกอย่างน้อยสองบรรทัด เช่น yes | มีแล้ว | Sudah ada | Yes")})


def parsed_choices(text: str) -> list[list[str]]:
    """Return [key, thai, malay, english] per line of ``text``; a missing language is filled with Thai."""
    found = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split("|")]
        if len(parts) > 1 and parts[0] and parts[1]:
            key, thai, *others = parts[:4]
            malay, english = (*others, "", "")[:2]
            found.append([key[:40], thai, malay or thai, english or thai])
    return found


class RequirementList(models.Model):
    """The whole list as it stood when an application began: numbered, never changed. Made when first needed."""

    number = models.PositiveIntegerField(unique=True)
    digest = models.CharField(max_length=64, unique=True)
    items = models.JSONField()
    made_at = models.DateTimeField(default=clock.now)
