from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.address_columns import AddressColumns
from common.files.models import PrivateFile
from merchants.models import LegalForm, Merchant, MerchantType
from merchants.onboarding.states import DECIDED, ApplicationState


class ApplicationQuerySet(models.QuerySet):
    def for_officer(self, officer):
        """Return the applications of her provinces that were submitted at least once; a draft is the applicant's own."""
        rows = self.exclude(submitted_at__isnull=True)
        return rows if officer.all_provinces else rows.filter(province_code__in=officer.province_codes)

    def of_applicant(self, user):
        return self.filter(applicant=user)


class Application(AddressColumns):
    """A merchant's request to join. Columns may be empty while it is a draft; submitting checks that all is there."""

    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=12, choices=ApplicationState, default=ApplicationState.DRAFT)
    name = models.CharField(_("ชื่อกลุ่มหรือร้าน"), max_length=160, blank=True)
    legal_form = models.CharField(_("รูปแบบกิจการ"), max_length=16, choices=LegalForm, blank=True)
    type = models.CharField(_("ประเภทผู้ขาย"), max_length=24, choices=MerchantType, blank=True)
    registration_number = models.CharField(_("เลขทะเบียน"), max_length=40, blank=True)
    member_count = models.PositiveIntegerField(_("จำนวนสมาชิก"), null=True, blank=True)
    contact_name = models.CharField(_("ชื่อผู้ติดต่อ"), max_length=150, blank=True)
    phone = models.CharField(_("โทรศัพท์"), max_length=16, blank=True)
    baseline_income_satang = models.BigIntegerField(_("รายได้ต่อเดือนก่อนเข้าร่วม"), null=True, blank=True)
    baseline_channels = models.JSONField(_("ช่องทางขายเดิม"), default=list, blank=True)
    baseline_fees_satang = models.BigIntegerField(_("ค่าธรรมเนียมที่จ่ายต่อเดือน"), null=True, blank=True)
    terms_version = models.CharField(max_length=20, blank=True)
    started_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(blank=True)
    merchant = models.OneToOneField(Merchant, null=True, on_delete=models.PROTECT, related_name="application")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ApplicationState.values), name="application_state"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False), name="application_submitted_at"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(DECIDED), decided_at__isnull=False, decided_by__isnull=False)
                | (~Q(state__in=sorted(DECIDED)) & Q(decided_at__isnull=True, decided_by__isnull=True)),
                name="application_decided",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", merchant__isnull=False)
                | (~Q(state="approved") & Q(merchant__isnull=True)),
                name="application_merchant_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(baseline_income_satang__isnull=True) | Q(baseline_income_satang__gte=0),
                name="application_income",
            ),
            models.CheckConstraint(
                condition=Q(baseline_fees_satang__isnull=True) | Q(baseline_fees_satang__gte=0), name="application_fees"
            ),
            models.UniqueConstraint(
                fields=["applicant"],
                condition=~Q(state__in=sorted(DECIDED)),
                name="application_one_under_way",
                violation_error_message=_("คุณมีใบสมัครที่ยังไม่เสร็จอยู่แล้ว"),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "submitted_at"], name="application_queue"),
            models.Index(fields=["province_code", "state", "submitted_at"], name="application_province"),
        ]

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """A paper of an application. A replaced one stays on record; the current one has no ``replaced_at``."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    paper = models.CharField(max_length=40)
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "paper"], condition=Q(replaced_at__isnull=True), name="document_one_current"
            ),
        ]
