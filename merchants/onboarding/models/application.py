from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.address_columns import AddressColumns
from common.files.models import PrivateFile
from merchants.models import LegalForm, Merchant, MerchantType
from merchants.onboarding.models.requirement import RequirementList
from merchants.onboarding.states import DECIDED, ApplicationState


class ApplicationQuerySet(models.QuerySet):
    def for_officer(self, officer):
        """Return the applications of her provinces that were submitted at least once or begun by an officer.

        A draft of the applicant's own is hers alone; one without an address yet is seen by the officer who began it.
        """
        shown = Q(submitted_at__isnull=False) | Q(started_by__isnull=False, taken_over_at__isnull=True)
        rows = self.filter(shown)
        if officer.all_provinces:
            return rows
        return rows.filter(
            Q(province_code__in=officer.province_codes) | Q(province_code="", started_by_id=officer.user_id)
        )

    def of_applicant(self, user):
        return self.filter(applicant=user)


class Application(AddressColumns):
    """A merchant's request to join. Columns may be empty while it is a draft; submitting checks that all is there."""

    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=12, choices=ApplicationState, default=ApplicationState.DRAFT)
    name = models.CharField(_("ชื่อกลุ่มหรือร้าน"), max_length=160, blank=True)
    legal_form = models.CharField(_("รูปแบบกิจการ"), max_length=16, choices=LegalForm, blank=True)
    type = models.CharField(_("ประเภทผู้ขาย"), max_length=24, choices=MerchantType, blank=True)
    member_count = models.PositiveIntegerField(_("จำนวนสมาชิก"), null=True, blank=True)
    contact_name = models.CharField(_("ชื่อผู้ติดต่อ"), max_length=150, blank=True)
    phone = models.CharField(_("โทรศัพท์"), max_length=16, blank=True)
    baseline_income_satang = models.BigIntegerField(_("รายได้ต่อเดือนก่อนเข้าร่วม"), null=True, blank=True)
    baseline_channels = models.JSONField(_("ช่องทางขายเดิม"), default=list, blank=True)
    baseline_fees_satang = models.BigIntegerField(_("ค่าธรรมเนียมที่จ่ายต่อเดือน"), null=True, blank=True)
    terms_version = models.CharField(max_length=20, blank=True)
    requirement_list = models.ForeignKey(RequirementList, on_delete=models.PROTECT, related_name="+")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    taken_over_at = models.DateTimeField(null=True, blank=True)
    client_key = models.UUIDField(null=True, unique=True)
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
                condition=Q(taken_over_at__isnull=True) | Q(started_by__isnull=False), name="application_taken_over"
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

    @property
    def is_assisted(self) -> bool:
        """Whether an officer began it and the person has not taken it over yet."""
        return self.started_by_id is not None and self.taken_over_at is None


class Answer(models.Model):
    """What was answered to one requirement, by whom. One that was submitted stays on record when it is changed.

    ``value`` is JSON in the shape of the question (money in satang); what the shop needs of it stands in columns of the
    application as well. ``number`` is an identifier in its stored form, to find the same one elsewhere.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=40)
    value = models.JSONField()
    number = models.CharField(max_length=40, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "key"], condition=Q(replaced_at__isnull=True), name="answer_one_current"
            ),
        ]
        indexes = [
            models.Index(fields=["number"], condition=~Q(number=""), name="answer_number"),
        ]


class Document(models.Model):
    """A paper of an application. A replaced one stays on record; the current one has no ``replaced_at``.

    ``paper`` is the key of the requirement it answers.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    paper = models.CharField(max_length=40)
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)
    expires_on = models.DateField(_("วันหมดอายุ"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "paper"], condition=Q(replaced_at__isnull=True), name="document_one_current"
            ),
        ]
