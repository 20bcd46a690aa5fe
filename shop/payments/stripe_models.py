"""A merchant's own account at Stripe, and each attempt to be paid there. Never imported from elsewhere than ``models``."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common import clock
from merchants.ownership import Owned, OwnedQuerySet
from shop.payments.states import UNDER_WAY_AT_STRIPE, AttemptState


class Ability(models.TextChoices):
    """How Stripe's capabilities stand, in its own words."""

    INACTIVE = "inactive"
    PENDING = "pending"
    ACTIVE = "active"


class StripeAccount(Owned):
    """A merchant's own account at Stripe, as Stripe described it at ``as_of``. Without ``account`` it is still to be opened."""

    account = models.CharField(max_length=80, null=True, blank=True, unique=True)  # acct_…
    livemode = models.BooleanField()
    idempotency_key = models.CharField(max_length=80, unique=True)
    card = models.CharField(max_length=12, choices=Ability, default=Ability.INACTIVE)
    promptpay = models.CharField(max_length=12, choices=Ability, default=Ability.INACTIVE)
    charges_enabled = models.BooleanField(default=False)
    details_submitted = models.BooleanField(default=False)
    currently_due = models.JSONField(default=list)  # Stripe's names of what it still asks for
    disabled_reason = models.CharField(max_length=80, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    as_of = models.DateTimeField(null=True, blank=True)  # Stripe's own time of the newest description
    left_at = models.DateTimeField(null=True, blank=True)  # the merchant cut the connection at Stripe

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant"], name="stripe_account_one_per_merchant"),
            models.CheckConstraint(condition=Q(card__in=Ability.values), name="stripe_account_card"),
            models.CheckConstraint(condition=Q(promptpay__in=Ability.values), name="stripe_account_promptpay"),
            models.CheckConstraint(
                condition=Q(charges_enabled=False) | Q(account__isnull=False), name="stripe_account_charges_somewhere"
            ),
        ]

    @classmethod
    def able(cls) -> Q:
        """Return which accounts can be paid now."""
        return Q(charges_enabled=True, left_at__isnull=True) & (Q(card=Ability.ACTIVE) | Q(promptpay=Ability.ACTIVE))

    @property
    def can_charge(self) -> bool:
        return self.charges_enabled and self.left_at is None and Ability.ACTIVE in {self.card, self.promptpay}


class StripeAttempt(models.Model):
    """One Checkout session for a payment. The row stands before Stripe is asked, with all that the asking is made of."""

    merchant_path = "payment__order__merchant"

    payment = models.ForeignKey("payments.Payment", on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=AttemptState, default=AttemptState.BEGUN)
    account = models.CharField(max_length=80)
    livemode = models.BooleanField()
    amount_satang = models.PositiveBigIntegerField()
    idempotency_key = models.CharField(max_length=80, unique=True)
    ways = models.JSONField()  # what Stripe may offer: card, promptpay
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8)
    return_url = models.CharField(max_length=300)
    begun_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    session = models.CharField(max_length=120, null=True, blank=True)  # cs_…
    url = models.CharField(max_length=2000, blank=True)
    intent = models.CharField(max_length=120, blank=True)  # pi_…
    fee_satang = models.PositiveBigIntegerField(null=True, blank=True)  # what Stripe really took, from its own books
    paid_by = models.CharField(max_length=16, blank=True)  # how she paid there: card, promptpay
    asked_at = models.DateTimeField(default=clock.now)  # when Stripe last told us how it stands

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AttemptState.values), name="stripe_attempt_state"),
            models.CheckConstraint(
                condition=Q(state__in=["begun", "dropped"]) | Q(session__isnull=False), name="stripe_attempt_session"
            ),
            models.UniqueConstraint(fields=["payment", "number"], name="stripe_attempt_number"),
            models.UniqueConstraint(fields=["account", "session"], name="stripe_attempt_session_once"),
            models.UniqueConstraint(
                fields=["payment"],
                condition=Q(state__in=sorted(UNDER_WAY_AT_STRIPE)),
                name="stripe_attempt_one_under_way",
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(state__in=sorted(UNDER_WAY_AT_STRIPE)), name="stripe_attempt_silent"
            ),
            models.Index(fields=["account", "intent"], name="stripe_attempt_intent"),
        ]
