"""The tables of the register: kinds that editors keep, and the certificates of merchants."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common import clock
from common.files.models import PrivateFile
from merchants.certificates.states import STANDING, UNDER_WAY, WAS_VERIFIED, CertificateState
from merchants.ownership import Owned, OwnedQuerySet


class Scope(models.TextChoices):
    """What a certificate speaks of. One for premises covers every product made there; others cover the products chosen."""

    PRODUCTS = "products", _("เฉพาะสินค้าที่เลือก")
    PREMISES = "premises", _("สถานที่ผลิต ครอบคลุมสินค้าทุกอย่างของร้าน")


class NumberShape(models.TextChoices):
    """The forms of numbers that we know. Only a food serial is refused for its form; the others are looked at twice."""

    ANY = "any", _("รูปแบบใดก็ได้")
    FOOD_SERIAL = "food_serial", _("เลขสารบบอาหาร 13 หลัก")
    HALAL = "halal", _("เลขใบรับรองฮาลาล เช่น CICOT.HL 43 B555 010 04 63")
    COMMUNITY_STANDARD = "community_standard", _("เลข มผช. เช่น มผช. 297/2559")


class LookUp(models.TextChoices):
    """What the officer found where the issuer lets the public look numbers up."""

    FOUND = "found", _("พบในระบบตรวจสอบของผู้ออก ข้อมูลตรงกัน")
    ASKED = "asked", _("สอบถามผู้ออกแล้ว ผู้ออกยืนยัน")
    NO_WAY = "no_way", _("ผู้ออกไม่มีระบบให้ตรวจ ดูจากเอกสารอย่างเดียว")


class CertificateKind(models.Model):
    """A kind of certificate. Reference data that editors keep; ``paper`` is the onboarding requirement it may come from."""

    key = models.SlugField(
        _("คีย์"), max_length=40, unique=True, help_text=_("ตัวอักษรอังกฤษ อยู่ในที่อยู่ของหน้าเว็บ ตั้งครั้งเดียว เปลี่ยนภายหลังไม่ได้")
    )
    name = models.CharField(_("ชื่อ (ไทย)"), max_length=120)
    name_ms = models.CharField(_("ชื่อ (มลายู)"), max_length=120, blank=True)
    name_en = models.CharField(_("ชื่อ (อังกฤษ)"), max_length=120, blank=True)
    badge = models.CharField(_("คำบนป้าย (ไทย)"), max_length=24, help_text=_("คำสั้น ๆ ที่ลูกค้าเห็นบนรูปสินค้า"))
    badge_ms = models.CharField(_("คำบนป้าย (มลายู)"), max_length=24, blank=True)
    badge_en = models.CharField(_("คำบนป้าย (อังกฤษ)"), max_length=24, blank=True)
    issuer = models.CharField(_("ผู้ออกใบรับรอง (ไทย)"), max_length=160)
    issuer_ms = models.CharField(_("ผู้ออกใบรับรอง (มลายู)"), max_length=160, blank=True)
    issuer_en = models.CharField(_("ผู้ออกใบรับรอง (อังกฤษ)"), max_length=160, blank=True)
    help = models.TextField(
        _("คำแนะนำ (ไทย)"), max_length=400, blank=True, help_text=_("เลขอยู่ตรงไหนของเอกสาร ดูวันหมดอายุที่ไหน")
    )
    help_ms = models.TextField(_("คำแนะนำ (มลายู)"), max_length=400, blank=True)
    help_en = models.TextField(_("คำแนะนำ (อังกฤษ)"), max_length=400, blank=True)
    lookup_url = models.URLField(_("ที่ตรวจเลขของผู้ออก"), blank=True)
    number_shape = models.CharField(_("รูปแบบของเลข"), max_length=20, choices=NumberShape, default=NumberShape.ANY)
    scope = models.CharField(_("ครอบคลุม"), max_length=8, choices=Scope, default=Scope.PRODUCTS)
    expires = models.BooleanField(_("มีวันหมดอายุ"), default=True)
    paper = models.SlugField(
        _("คีย์ของเอกสารในใบสมัคร"), max_length=40, blank=True, help_text=_("เอกสารของใบสมัครที่อนุมัติแล้วจะมาเป็นร่างของใบรับรองนี้")
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
    position = models.PositiveSmallIntegerField(
        _("ลำดับ"), default=100, help_text=_("บนรูปสินค้าแสดงป้ายเดียว คือป้ายที่ลำดับน้อยที่สุด")
    )
    active = models.BooleanField(_("รับใบใหม่อยู่"), default=True)

    class Meta:
        verbose_name = _("ชนิดของใบรับรอง")
        verbose_name_plural = _("ชนิดของใบรับรอง")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="kind_scope"),
            models.CheckConstraint(condition=Q(number_shape__in=NumberShape.values), name="kind_number_shape"),
        ]

    def __str__(self) -> str:
        return self.told("name")

    def told(self, column: str) -> str:
        """Return ``column`` in the reader's language, falling back to Thai."""
        language = get_language() or "th"
        return (getattr(self, f"{column}_{language}", "") if language != "th" else "") or getattr(self, column)

    @property
    def badge_words(self) -> str:
        return self.told("badge")

    @property
    def issuer_words(self) -> str:
        return self.told("issuer")

    @property
    def help_words(self) -> str:
        return self.told("help")

    @property
    def for_premises(self) -> bool:
        return self.scope == Scope.PREMISES


class CertificateQuerySet(OwnedQuerySet):
    def valid(self, on=None):
        """Return those a shopper may rely on ``on`` that Bangkok day (today): verified, begun, not ended, of an open shop."""
        day = on or clock.today()
        ends = Q(expires_on__isnull=True) | Q(expires_on__gte=day)
        return self.filter(ends, state=CertificateState.VERIFIED, issued_on__lte=day, merchant__state="open")

    def of_the_register(self):
        """Return what was ever sent to the officers: drafts are the merchant's own affair."""
        return self.filter(submitted_at__isnull=False)


class Certificate(Owned):
    """What an issuer confirmed to a merchant, as its paper says. Renewed it is a new row that names the one it renews.

    A draft may lack facts; from the moment it is sent they are whole and stay. ``expires_on`` is its last good day.
    """

    kind = models.ForeignKey(CertificateKind, on_delete=models.PROTECT, related_name="certificates")
    scope = models.CharField(max_length=8, choices=Scope)
    number = models.CharField(_("เลขที่"), max_length=60, blank=True)
    issuer = models.CharField(_("ผู้ออก"), max_length=160, blank=True)  # where it is another than the kind's
    issued_on = models.DateField(_("วันที่ออก"), null=True, blank=True)
    expires_on = models.DateField(_("วันหมดอายุ"), null=True, blank=True)
    file = models.OneToOneField(PrivateFile, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=CertificateState, default=CertificateState.DRAFT)
    begun_at = models.DateTimeField(default=clock.now)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    looked_up = models.CharField(max_length=8, choices=LookUp, blank=True)
    reason = models.TextField(max_length=1000, blank=True)  # why it was rejected, suspended or withdrawn
    renews = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="renewals")
    reminded_on = models.DateField(null=True, blank=True)  # an officer reminds once a day
    warned_days = models.PositiveSmallIntegerField(null=True, blank=True)  # the last step of 90, 30, 7, 0 that was told

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CertificateState.values), name="certificate_state"),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="certificate_scope"),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | Q(expires_on__isnull=True) | Q(expires_on__gt=F("issued_on")),
                name="certificate_dates",
                violation_error_message=_("วันหมดอายุต้องอยู่หลังวันที่ออก"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"])
                | (~Q(number="") & Q(issued_on__isnull=False, file__isnull=False)),
                name="certificate_whole",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True, state__in=["draft", "withdrawn"])
                | (Q(submitted_at__isnull=False, submitted_by__isnull=False) & ~Q(state="draft")),
                name="certificate_submitted",
            ),
            models.CheckConstraint(
                condition=(Q(verified_by__isnull=False, verified_at__isnull=False) & ~Q(looked_up=""))
                | (Q(verified_by__isnull=True, verified_at__isnull=True, looked_up="") & ~Q(state__in=WAS_VERIFIED)),
                name="certificate_verified",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("submitted_by")),
                name="certificate_not_by_oneself",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["rejected", "suspended"]) | ~Q(reason=""), name="certificate_reason"
            ),
            models.UniqueConstraint(
                fields=["kind", "number"], condition=Q(state__in=STANDING), name="certificate_number_stands_once"
            ),
            models.UniqueConstraint(
                fields=["merchant", "kind", "number"],
                condition=Q(state__in=UNDER_WAY) & ~Q(number=""),
                name="certificate_under_way_once",
            ),
            models.UniqueConstraint(
                fields=["renews"],
                condition=Q(state__in=[*UNDER_WAY, *STANDING]),
                name="certificate_renewed_once",
            ),
        ]
        indexes = [
            models.Index(fields=["merchant", "state"], name="certificate_merchant"),
            models.Index(fields=["state", "expires_on"], name="certificate_expiry"),
            models.Index(fields=["state", "submitted_at"], name="certificate_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()

    @property
    def issuer_words(self) -> str:
        """Return who issued it, as its paper says, else the kind's issuer."""
        return self.issuer or self.kind.issuer_words

    @property
    def days_left(self) -> int | None:
        """Return the days until its last good day: 0 on that day, negative once it is over; None where it never ends."""
        return None if self.expires_on is None else (self.expires_on - clock.today()).days

    @property
    def is_over(self) -> bool:
        return self.days_left is not None and self.days_left < 0
