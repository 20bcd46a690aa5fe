from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock, provinces
from common.address_columns import AddressColumns
from common.provinces import PROVINCES
from merchants.ownership import Owned, OwnedQuerySet
from merchants.vat_models import VatRegistration as VatRegistration


class LegalForm(models.TextChoices):
    GROUP = "group", _("กลุ่มที่ไม่เป็นนิติบุคคล")
    INDIVIDUAL = "individual", _("บุคคลธรรมดา")
    COMPANY = "company", _("บริษัทหรือห้างหุ้นส่วน")
    COOPERATIVE = "cooperative", _("สหกรณ์")


class MerchantType(models.TextChoices):
    COMMUNITY = "community_enterprise", _("วิสาหกิจชุมชน")
    HALAL = "halal_producer", _("ผู้ผลิตสินค้าฮาลาล")
    OTOP = "otop_producer", _("ผู้ผลิตสินค้า OTOP")
    SME = "sme", _("ธุรกิจขนาดเล็ก")


class SigningRule(models.TextChoices):
    ANY_ONE = "any_one", _("คนใดคนหนึ่งลงนามได้")
    TWO = "two_together", _("ต้องลงนามสองคนร่วมกัน")


class MerchantState(models.TextChoices):
    OPEN = "open", _("เปิดขาย")
    SUSPENDED = "suspended", _("ระงับชั่วคราว")
    CLOSED = "closed", _("ปิดร้าน")


PROVINCE_CHOICES = [(code, thai) for code, (_slug, thai, _english) in PROVINCES.items()]


class MerchantQuerySet(OwnedQuerySet):
    def open(self):
        """Return the merchants whose shops sell now."""
        return self.filter(state=MerchantState.OPEN)


class Merchant(AddressColumns):
    """The business: community enterprise, halal producer, sole trader, company or co-operative."""

    merchant_path = "pk"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("ชื่อร้าน"), max_length=160)
    name_ms = models.CharField(max_length=160, blank=True)
    name_en = models.CharField(max_length=160, blank=True)
    legal_form = models.CharField(_("รูปแบบกิจการ"), max_length=16, choices=LegalForm)
    type = models.CharField(_("ประเภทผู้ขาย"), max_length=24, choices=MerchantType)
    registration_number = models.CharField(_("เลขทะเบียน"), max_length=40, blank=True)
    member_count = models.PositiveIntegerField(_("จำนวนสมาชิก"), default=1)
    signing_rule = models.CharField(_("การลงนาม"), max_length=12, choices=SigningRule, blank=True)
    phone = models.CharField(_("โทรศัพท์"), max_length=16)
    email = models.EmailField(_("อีเมล"), blank=True)
    district_name = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=12, choices=MerchantState, default=MerchantState.OPEN)
    joined_at = models.DateTimeField(default=clock.now)

    objects = MerchantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=MerchantState.values), name="merchant_state"),
            models.CheckConstraint(condition=models.Q(legal_form__in=LegalForm.values), name="merchant_legal_form"),
            models.CheckConstraint(condition=models.Q(type__in=MerchantType.values), name="merchant_type"),
            models.CheckConstraint(condition=models.Q(member_count__gte=1), name="merchant_member_count"),
            models.CheckConstraint(
                condition=models.Q(signing_rule__in=["", *SigningRule.values]), name="merchant_signing_rule"
            ),
        ]
        indexes = [models.Index(fields=["province_code", "state"], name="merchant_province_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.state == MerchantState.OPEN

    @property
    def province_slug(self) -> str:
        """Return the slug of the merchant's province, for patterns and links; empty outside the five."""
        return PROVINCES[self.province_code][0] if self.province_code in PROVINCES else ""

    @property
    def province_name(self) -> str:
        return provinces.name_of(self.province_code)


class RegisterEntry(models.Model):
    """A line of a group's member register. Those who ``sign`` may sign for the group and have a mobile number."""

    merchant_path = "merchant"

    merchant = models.ForeignKey(Merchant, on_delete=models.CASCADE, related_name="register")
    name = models.CharField(_("ชื่อ"), max_length=120)
    house = models.CharField(_("บ้านเลขที่"), max_length=60, blank=True)
    phone = models.CharField(_("โทรศัพท์"), max_length=16, blank=True)
    signs = models.BooleanField(_("มีอำนาจลงนาม"), default=False)
    to_prove = models.BooleanField(
        default=False
    )  # an officer wrote the number: no hand until a code sent there is typed

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signs=False) | ~models.Q(phone=""), name="register_signer_has_phone"
            ),
            models.UniqueConstraint(
                fields=["merchant", "phone"], condition=models.Q(signs=True), name="register_signer_phone_once"
            ),
            models.CheckConstraint(
                condition=models.Q(to_prove=False) | models.Q(signs=True), name="register_signer_proves"
            ),
        ]


class Role(models.TextChoices):
    OWNER = "owner", _("เจ้าของร้าน")
    HELPER = "helper", _("ผู้ช่วย")


class Member(models.Model):
    """A person of a merchant."""

    merchant_path = "merchant"

    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role)
    since = models.DateTimeField(default=clock.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merchant", "user"],
                name="member_once",
                violation_error_message=_("คนนี้อยู่ในร้านแล้ว"),
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="member_role"),
        ]

    @property
    def is_owner(self) -> bool:
        return self.role == Role.OWNER


class InvitationState(models.TextChoices):
    OPEN = "open", _("รอคำตอบ")
    USED = "used", _("เข้าร่วมแล้ว")
    WITHDRAWN = "withdrawn", _("ยกเลิกแล้ว")
    EXPIRED = "expired", _("หมดอายุ")


class Invitation(Owned):
    """An owner asks the holder of a phone number, or of a mailbox, into the shop. Only whoever proves it can say yes."""

    phone = models.CharField(_("เบอร์มือถือ"), max_length=16, blank=True)
    email = models.EmailField(_("อีเมล"), blank=True)  # in lower case
    first_name = models.CharField(_("ชื่อ"), max_length=60, blank=True)
    role = models.CharField(max_length=8, choices=Role, default=Role.HELPER)
    state = models.CharField(max_length=12, choices=InvitationState, default=InvitationState.OPEN)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(default=clock.now)
    sent_times = models.PositiveSmallIntegerField(default=1)
    closed_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=InvitationState.values, role__in=Role.values), name="invitation_state"
            ),
            models.CheckConstraint(
                condition=models.Q(phone="", email__gt="") | models.Q(phone__gt="", email=""),
                name="invitation_phone_or_email",
            ),
            models.UniqueConstraint(
                fields=["merchant", "phone"],
                condition=models.Q(state="open", phone__gt=""),
                name="invitation_open_once",
            ),
            models.UniqueConstraint(
                fields=["merchant", "email"],
                condition=models.Q(state="open", email__gt=""),
                name="invitation_mail_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at__isnull=True)
                | (~models.Q(state="open") & models.Q(closed_at__isnull=False)),
                name="invitation_closed_at_when_over",
            ),
            models.CheckConstraint(
                condition=models.Q(state="used", used_by__isnull=False)
                | (~models.Q(state="used") & models.Q(used_by__isnull=True)),
                name="invitation_used_by_when_used",
            ),
        ]
        indexes = [
            models.Index(fields=["phone", "made_at"], name="invitation_phone"),
            models.Index(fields=["email", "made_at"], name="invitation_email"),
            models.Index(fields=["expires_at"], condition=models.Q(state="open"), name="invitation_due"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered; one whose time ran out cannot, even where the sweeper has not come yet."""
        return self.state == InvitationState.OPEN and self.expires_at > clock.now()


class OfficerRole(models.TextChoices):
    OFFICER = "officer", _("เจ้าหน้าที่")
    VIEWER = "viewer", _("ผู้ดูข้อมูลโครงการ")


class Officer(models.Model):
    """A person of depa (or, read-only, of a province or SBPAC) with the provinces she works for."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officer")
    role = models.CharField(max_length=8, choices=OfficerRole, default=OfficerRole.OFFICER)
    all_provinces = models.BooleanField(_("ดูแลทุกจังหวัด"), default=False)
    active = models.BooleanField(_("ยังปฏิบัติงาน"), default=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(role__in=OfficerRole.values), name="officer_role")]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def is_viewer(self) -> bool:
        return self.role == OfficerRole.VIEWER

    @property
    def province_codes(self) -> list[str]:
        """Return the codes of the provinces she works for."""
        if self.all_provinces:
            return list(PROVINCES)
        return [row.province_code for row in self.provinces.all()]

    @property
    def province_names(self) -> list[str]:
        return [provinces.name_of(code) for code in self.province_codes]


class OfficerProvince(models.Model):
    """One province of one officer."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="provinces")
    province_code = models.CharField(_("จังหวัด"), max_length=2, choices=PROVINCE_CHOICES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "province_code"], name="officer_province_once")]
