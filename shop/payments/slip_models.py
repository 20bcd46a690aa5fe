"""Slips. Never imported from elsewhere than ``models``."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.files.models import PrivateFile
from merchants.ownership import OwnedQuerySet
from shop.payments.slip_qr import SlipCode
from shop.payments.states import SlipState

DOUBLES = {"same_transfer", "same_picture", "like_picture"}  # it, or its picture, came with another order as well


class Verdict(models.TextChoices):
    """What a bank or service says of a transfer. Without one nobody was asked, or nobody answered."""

    FITS = "fits"
    DIFFERS = "differs"  # it knows the transfer, with another sum or receiver
    UNKNOWN = "unknown"


class Slip(models.Model):
    """A picture of a bank transfer: a claim, never paid by itself. ``bank`` and ``reference`` come from its own QR."""

    merchant_path = "payment__order__merchant"

    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, related_name="slips")
    file = models.OneToOneField(
        PrivateFile, null=True, on_delete=models.PROTECT, related_name="+"
    )  # none: only the code came
    state = models.CharField(max_length=12, choices=SlipState, default=SlipState.WAITING)
    picture_hash = models.CharField(max_length=64, blank=True)
    marks = models.JSONField(default=list)  # fingerprints of the picture's runs of text (``slip_pictures``)
    bank = models.CharField(max_length=12, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    flags = models.JSONField(default=list)  # why a person should look twice
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)  # of a bank or service, where one is asked
    verifier_tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SlipState.values), name="slip_state"),
            models.CheckConstraint(condition=Q(file__isnull=False) | ~Q(reference=""), name="slip_says_something"),
            models.CheckConstraint(condition=Q(verdict__in=["", *Verdict.values]), name="slip_verdict"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="slip_decided",
            ),
            models.UniqueConstraint(
                fields=["payment"], condition=Q(state="waiting"), name="slip_one_waiting_per_payment"
            ),
            models.UniqueConstraint(
                fields=["bank", "reference"],
                condition=Q(state="accepted") & ~Q(reference=""),
                name="slip_transfer_pays_once",
                violation_error_message=_("สลิปนี้เคยใช้ยืนยันการชำระเงินรายการอื่นแล้ว"),
            ),
        ]
        indexes = [
            models.Index(fields=["picture_hash"], name="slip_picture"),
            models.Index(fields=["bank", "reference"], condition=~Q(reference=""), name="slip_transfer"),
            models.Index(fields=["sent_at"], condition=Q(reference=""), name="slip_without_code"),
        ]

    @property
    def words(self) -> str:
        """Return how it stands. A refused one was not believed for its ``reason``, which need not be missing money."""
        return gettext("ร้านยังยืนยันไม่ได้") if self.state == SlipState.REFUSED else self.get_state_display()

    @property
    def is_double(self) -> bool:
        """Whether it, or its picture, came with another order as well, as far as was known when either was sent."""
        return bool(DOUBLES & set(self.flags))

    @property
    def code(self) -> SlipCode | None:
        """Return what its own QR code says, or None."""
        return SlipCode(self.bank, self.reference) if self.reference else None
