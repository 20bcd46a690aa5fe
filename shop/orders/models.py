import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common import clock
from common.address_columns import AddressColumns
from merchants.ownership import Owned, OwnedQuerySet
from shop.catalogue.models import Variant
from shop.delivery.words import rules_words
from shop.orders.states import Bearer, OrderState, StockState


class Checkout(AddressColumns):
    """One submission by the shopper; it makes one order per merchant. ``key`` comes with the form: a double click finds
    what the first click placed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True)
    shopper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="checkouts"
    )
    name = models.CharField(_("ชื่อผู้รับ"), max_length=150)
    phone = models.CharField(_("โทรศัพท์"), max_length=16)
    email = models.EmailField(_("อีเมล"), blank=True)
    note = models.CharField(_("ข้อความถึงร้าน"), max_length=300, blank=True)
    language = models.CharField(max_length=8, default="th")
    terms_version = models.CharField(max_length=20)
    placed_at = models.DateTimeField(default=clock.now)


def _set_exactly_when(column: str, *states: str) -> Q:
    """Return the CHECK that ``column`` is set exactly in ``states``."""
    return Q(state__in=states, **{f"{column}__isnull": False}) | (
        ~Q(state__in=states) & Q(**{f"{column}__isnull": True})
    )


class Order(Owned):
    """What one merchant owes one shopper. What was agreed is copied here and never read from the product again."""

    checkout = models.ForeignKey(Checkout, on_delete=models.PROTECT, related_name="orders")
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, choices=OrderState, default=OrderState.PLACED)
    stock_state = models.CharField(max_length=12, choices=StockState, default=StockState.RESERVED)
    subtotal_satang = models.PositiveBigIntegerField()
    discount_satang = models.PositiveBigIntegerField(default=0)
    delivery_satang = models.PositiveBigIntegerField(default=0)
    cod_fee_satang = models.PositiveBigIntegerField(default=0)
    coupon_code = models.CharField(max_length=20, blank=True)  # what was typed for the discount
    discount_borne_by = models.CharField(max_length=12, choices=Bearer, blank=True)  # whose money the discount is
    trimmed_satang = models.PositiveSmallIntegerField(default=0)  # odd satang taken off: they tell her transfer apart
    total_satang = models.PositiveBigIntegerField()
    ordered_back_satang = models.PositiveBigIntegerField(default=0)  # of the total: what an officer's decision took off
    delivery_kind = models.CharField(max_length=8)
    delivery_note = models.CharField(
        max_length=200, blank=True
    )  # the merchant's words; of older orders the rules too, in Thai
    delivery_rules = models.JSONField(
        default=dict, blank=True
    )  # carriage.Rule by profile: what was agreed to travel otherwise
    placed_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    packed_at = models.DateTimeField(null=True, blank=True)
    shipped_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=200, blank=True)
    carrier = models.CharField(max_length=24, blank=True)
    tracking_number = models.CharField(max_length=40, blank=True)
    token_version = models.PositiveSmallIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checkout", "merchant"], name="order_once_per_merchant"),
            models.CheckConstraint(condition=Q(state__in=OrderState.values), name="order_state"),
            models.CheckConstraint(condition=Q(stock_state__in=StockState.values), name="order_stock_state"),
            models.CheckConstraint(
                condition=Q(
                    total_satang=F("subtotal_satang")
                    - F("discount_satang")
                    - F("trimmed_satang")
                    + F("delivery_satang")
                    + F("cod_fee_satang")
                ),
                name="order_total_adds_up",
            ),
            models.CheckConstraint(condition=Q(total_satang__gte=0), name="order_total_not_negative"),
            models.CheckConstraint(condition=Q(trimmed_satang__lt=100), name="order_trimmed_by_satang_only"),
            models.CheckConstraint(
                condition=Q(discount_satang=0, discount_borne_by="", coupon_code="")
                | (Q(discount_satang__gt=0, discount_borne_by__in=Bearer.values) & ~Q(coupon_code="")),
                name="order_discount_is_borne",
            ),
            models.CheckConstraint(
                condition=Q(ordered_back_satang__lte=F("total_satang")), name="order_ordered_back_within_total"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["placed", "cancelled"]) | Q(confirmed_at__isnull=False),
                name="order_confirmed_at",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["placed", "confirmed", "cancelled"]) | Q(packed_at__isnull=False),
                name="order_packed_at",
            ),
            models.CheckConstraint(
                condition=(Q(state="shipped") & Q(shipped_at__isnull=False))
                | Q(state__in=["delivered", "returned"])
                | (Q(state__in=["placed", "confirmed", "packed", "ready", "cancelled"]) & Q(shipped_at__isnull=True)),
                name="order_shipped_at",
            ),
            models.CheckConstraint(
                condition=Q(shipped_at__isnull=True) | ~Q(carrier=""), name="order_carrier_when_shipped"
            ),
            models.CheckConstraint(
                condition=Q(state="returned") | _set_exactly_when("delivered_at", "delivered"),
                name="order_delivered_at",
            ),
            models.CheckConstraint(condition=_set_exactly_when("returned_at", "returned"), name="order_returned_at"),
            models.CheckConstraint(condition=_set_exactly_when("cancelled_at", "cancelled"), name="order_cancelled_at"),
            models.CheckConstraint(
                condition=Q(state="placed", stock_state="reserved")
                | (Q(state__in=["confirmed", "packed", "ready", "shipped", "delivered"]) & Q(stock_state="sold"))
                | Q(state="cancelled", stock_state="released")
                | Q(state="returned"),
                name="order_stock_follows_state",
            ),
        ]
        indexes = [
            models.Index(fields=["merchant", "state", "-placed_at"], name="order_merchant_state"),
            models.Index(fields=["state", "shipped_at"], name="order_state_shipped"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def delivery_words(self) -> str:
        """Return how it was agreed to be sent: the merchant's own words, and the rules in the reader's language."""
        return " / ".join(filter(None, [self.delivery_note, *rules_words(self.delivery_rules)]))


class OrderLine(models.Model):
    """So many pieces of one variant, as agreed on that day."""

    merchant_path = "order__merchant"

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="+")
    product_name = models.CharField(max_length=120)
    variant_name = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    unit_price_satang = models.PositiveBigIntegerField()
    quantity = models.PositiveSmallIntegerField()
    returned_quantity = models.PositiveSmallIntegerField(default=0)  # pieces that lie on the shelf again, one by one
    discount_satang = models.PositiveBigIntegerField(default=0)  # its share of what was taken off the order's goods
    line_total_satang = models.PositiveBigIntegerField()  # what is paid for the line
    vat_exempt = models.BooleanField(default=False)  # the goods were exempt from VAT that day
    weight_g = models.PositiveIntegerField(null=True, blank=True)
    picture = models.CharField(max_length=200, blank=True)  # address of the picture shown that day
    badges = models.JSONField(default=list)  # certificates that were valid that day
    made_days = models.PositiveSmallIntegerField(null=True, blank=True)  # made to order: so many days were told

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["order", "variant"], name="order_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="order_line_quantity"),
            models.CheckConstraint(condition=Q(returned_quantity__lte=F("quantity")), name="order_line_returned"),
            models.CheckConstraint(
                condition=Q(line_total_satang=F("unit_price_satang") * F("quantity") - F("discount_satang")),
                name="order_line_total",
            ),
        ]

    @property
    def price_satang(self) -> int:
        """Return what the pieces cost before anything was taken off the order."""
        return self.unit_price_satang * self.quantity

    @property
    def title(self) -> str:
        """Return what was bought: the product's name and the variant's."""
        return f"{self.product_name} {self.variant_name}".strip()

    @property
    def certificates(self) -> list[dict]:
        """Return {words, number} of what was certified on the day of the order, in the reader's language."""
        language = get_language() or "th"
        return [
            {"words": row["badge"].get(language) or row["badge"]["th"], "number": row["number"]} for row in self.badges
        ]
