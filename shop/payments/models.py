from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.models import Merchant
from merchants.ownership import Owned, OwnedQuerySet
from shop.orders.models import Order
from shop.payments.by_stripe import client
from shop.payments.event_models import Incident as Incident
from shop.payments.event_models import ProviderEvent as ProviderEvent
from shop.payments.further_models import FurtherMoney as FurtherMoney
from shop.payments.hand_models import HandRefund as HandRefund
from shop.payments.hand_models import RefundLine as RefundLine
from shop.payments.refund_models import Refund as Refund
from shop.payments.slip_models import Slip as Slip
from shop.payments.slip_qr import BANKS
from shop.payments.statement_models import Statement as Statement
from shop.payments.statement_models import StatementLine as StatementLine
from shop.payments.statement_models import StatementShape as StatementShape
from shop.payments.states import UNDER_WAY, ChangeState, PaymentState
from shop.payments.stripe_models import StripeAccount as StripeAccount
from shop.payments.stripe_models import StripeAttempt as StripeAttempt


class PaymentMethodQuerySet(OwnedQuerySet):
    def usable(self):
        """Return those that are switched on, Stripe only while the merchant's account there can be paid."""
        able = StripeAccount.objects.filter(StripeAccount.able(), livemode=client.is_live())
        able = able.filter(merchant=OuterRef("merchant"))
        rows = self.filter(active=True).filter(~Q(provider="stripe") | Exists(able))
        return rows if client.is_on() else rows.exclude(provider="stripe")


class PaymentMethod(Owned):
    """A way to pay that a merchant has switched on or off."""

    provider = models.CharField(max_length=16)
    active = models.BooleanField(default=False)
    fee_satang = models.PositiveBigIntegerField(default=0)  # what the shopper pays on top (cash on delivery)
    odd_satang = models.BooleanField(default=False)  # transfers: each open one has a sum of its own

    objects = PaymentMethodQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merchant", "provider"], name="payment_method_once")]


class ProxyType(models.TextChoices):
    MOBILE = "mobile", _("เบอร์มือถือ")
    TAX_ID = "tax_id", _("เลขผู้เสียภาษี 13 หลัก")
    EWALLET = "ewallet", _("เลข e-Wallet 15 หลัก")
    NATIONAL_ID = "national_id", _("เลขบัตรประชาชน")
    BANK = "bank", _("บัญชีธนาคาร")  # no PromptPay: its number is typed by the payer


class AccountWords:
    """An account in words."""

    @property
    def is_bank(self) -> bool:
        return self.proxy_type == ProxyType.BANK

    @property
    def kind_words(self) -> str:
        """Return what kind of number it is, or whose bank."""
        return str(BANKS.get(self.bank, self.bank)) if self.is_bank else self.get_proxy_type_display()


class PayoutAccount(AccountWords, Owned):
    """Where a merchant's money goes: a PromptPay proxy or a bank's account, and the name the payer's bank will show.

    She has one of each at most; old ones stay on record.
    """

    proxy_type = models.CharField(max_length=12, choices=ProxyType)
    proxy = models.CharField(max_length=15)
    bank = models.CharField(max_length=3, blank=True)  # the three-digit code, for a bank's account alone
    holder_name = models.CharField(max_length=150)
    national_id_consent_at = models.DateTimeField(null=True, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merchant"],
                condition=Q(replaced_at__isnull=True, bank=""),
                name="payout_account_one_current",
            ),
            models.UniqueConstraint(
                fields=["merchant"],
                condition=Q(replaced_at__isnull=True) & ~Q(bank=""),
                name="payout_bank_account_one_current",
            ),
            models.CheckConstraint(condition=Q(proxy_type__in=ProxyType.values), name="payout_proxy_type"),
            models.CheckConstraint(
                condition=Q(proxy_type="bank") & ~Q(bank="") | ~Q(proxy_type="bank") & Q(bank=""),
                name="payout_bank_of_its_account",
            ),
            models.CheckConstraint(
                condition=~Q(proxy_type="national_id") | Q(national_id_consent_at__isnull=False),
                name="payout_national_id_needs_consent",
            ),
            models.CheckConstraint(  # a tax ID that does not begin with 0 is a person's own identity number
                condition=~Q(proxy_type="tax_id") | Q(proxy__startswith="0") | Q(national_id_consent_at__isnull=False),
                name="payout_persons_tax_id_needs_consent",
            ),
        ]


class PayoutChange(AccountWords, Owned):
    """An account that a group wants to have: it becomes its account once two who sign for the group stand behind it."""

    proxy_type = models.CharField(max_length=12, choices=ProxyType)
    proxy = models.CharField(max_length=15)
    bank = models.CharField(max_length=3, blank=True)
    holder_name = models.CharField(max_length=150)
    consented = models.BooleanField(default=False)  # to an identity number that everybody who scans will see
    state = models.CharField(max_length=12, choices=ChangeState, default=ChangeState.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merchant"], condition=Q(state="waiting"), name="payout_change_one_waiting"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ChangeState.values, proxy_type__in=ProxyType.values), name="payout_change_state"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="payout_change_decided",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it can still be confirmed; one whose time ran out cannot, even where the sweeper has not come yet."""
        return self.state == ChangeState.WAITING and self.expires_at > clock.now()


class PayoutSignature(models.Model):
    """One hand under a change: a person of the register who signs for the group, known by her phone."""

    merchant_path = "change__merchant"

    change = models.ForeignKey(PayoutChange, on_delete=models.CASCADE, related_name="signatures")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=16)
    sent_at = models.DateTimeField(null=True, blank=True)  # none: she asked for the change herself
    sent_times = models.PositiveSmallIntegerField(default=0)
    signed_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "phone"], name="payout_signature_phone_once"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | Q(refused_at__isnull=True), name="payout_signed_or_refused"
            ),
        ]


class Payment(models.Model):
    """Money expected for one order, and what came. Confirmed money is never refused, even late, double or wrong."""

    merchant_path = "order__merchant"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=16)
    state = models.CharField(max_length=12, choices=PaymentState, default=PaymentState.OPEN)
    expected_satang = models.PositiveBigIntegerField()
    told_apart = models.ForeignKey(  # its merchant, where no other open transfer of hers may have the same sum
        Merchant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_satang = models.PositiveBigIntegerField(default=0)
    refunded_satang = models.PositiveBigIntegerField(default=0)
    promised_satang = models.PositiveBigIntegerField(default=0)  # goes back by hand and is not proven yet
    idempotency_key = models.CharField(max_length=80, unique=True)
    account = models.CharField(max_length=80, blank=True)  # whose account, as the provider names it
    reference = models.CharField(max_length=120, null=True, blank=True)  # the provider's own word for the money
    payout_account = models.ForeignKey(PayoutAccount, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True, blank=True)  # none: it does not lapse (cash on delivery)
    checking_since = models.DateTimeField(
        null=True, blank=True
    )  # the shopper is done, the provider has not said how it ended
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PaymentState.values), name="payment_state"),
            models.CheckConstraint(condition=Q(expected_satang__gt=0), name="payment_expected"),
            models.CheckConstraint(condition=Q(refunded_satang__lte=F("received_satang")), name="payment_refunded"),
            models.CheckConstraint(
                condition=Q(received_satang__gte=F("refunded_satang") + F("promised_satang")), name="payment_promised"
            ),
            models.CheckConstraint(
                condition=Q(state="confirmed", confirmed_at__isnull=False)
                | (~Q(state="confirmed") & Q(confirmed_at__isnull=True, received_satang=0)),
                name="payment_confirmed",
            ),
            models.UniqueConstraint(fields=["provider", "account", "reference"], name="payment_reference_once"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=sorted(UNDER_WAY)), name="payment_one_under_way"
            ),
            models.UniqueConstraint(  # let go by itself once it is paid, lapses or is given up
                fields=["told_apart", "expected_satang"],
                condition=Q(state__in=sorted(UNDER_WAY)),
                name="payment_sum_told_apart",
            ),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(state="open"), name="payment_due"),
            models.Index(fields=["provider", "state", "confirmed_at"], name="payment_provider_state"),
        ]

    @property
    def is_overdue(self) -> bool:
        """True where its time has run out, even if the sweeper has not come yet. What is being checked has no such time."""
        if self.state != PaymentState.OPEN or self.checking_since or self.expires_at is None:
            return False
        return self.expires_at <= clock.now()
