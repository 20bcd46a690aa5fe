from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from common import clock
from common.thai.dates import BUDDHIST_OFFSET
from merchants.ownership import Owned, OwnedQuerySet
from shop.orders.models import Order


class PaperKind(models.TextChoices):
    FULL = "full", _("ใบกำกับภาษี")
    SHORT = "short", _("ใบกำกับภาษีอย่างย่อ")
    CREDIT = "credit", _("ใบลดหนี้")


PREFIX = {PaperKind.FULL: "INV", PaperKind.SHORT: "ABB", PaperKind.CREDIT: "CN"}
HEAD_OFFICE = "00000"
INVOICES = (PaperKind.FULL, PaperKind.SHORT)


class NumberSeries(Owned):
    """The last number a merchant has given to papers of a kind in a year. It only ever grows by one, with its paper."""

    kind = models.CharField(max_length=8, choices=PaperKind)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "kind", "year"], name="number_series_once"),
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="number_series_kind"),
        ]


class TaxPaperQuerySet(OwnedQuerySet):
    def standing(self):
        """Return those that were not annulled."""
        return self.filter(annulled_at__isnull=True)

    def invoices(self):
        return self.filter(kind__in=INVOICES)


class TaxPaper(Owned):
    """A tax invoice or credit note as it was issued: everything on it is copied, nothing of it ever changes but that it
    can be annulled. Its number is never given again.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="tax_papers")
    kind = models.CharField(max_length=8, choices=PaperKind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField(default=clock.now)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    seller = models.JSONField()  # {name, address, tax_id, branch, phone}
    buyer = models.JSONField(default=dict)  # {name, address, tax_id, branch}; {} on an abbreviated one
    lines = models.JSONField()  # [{title, unit, quantity, price_satang, discount_satang, satang, exempt}]
    total_satang = models.PositiveBigIntegerField()
    vat_satang = models.PositiveBigIntegerField()
    before_vat_satang = models.PositiveBigIntegerField()
    exempt_satang = models.PositiveBigIntegerField(default=0)  # of the total: goods exempt from VAT
    vat_percent = models.PositiveSmallIntegerField()
    about = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="credits"
    )  # a credit note's invoice
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    why = models.CharField(max_length=200, blank=True)
    annulled_at = models.DateTimeField(null=True, blank=True)
    annulled_why = models.CharField(max_length=200, blank=True)

    objects = TaxPaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "kind", "year", "number"], name="tax_paper_number_once"),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(kind__in=["full", "short"], annulled_at__isnull=True),
                name="tax_paper_one_standing_invoice",
            ),
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values, number__gte=1), name="tax_paper_kind"),
            models.CheckConstraint(
                condition=Q(
                    total_satang__gt=0, total_satang=F("vat_satang") + F("before_vat_satang") + F("exempt_satang")
                ),
                name="tax_paper_sums",
            ),
            models.CheckConstraint(
                condition=Q(kind="credit", about__isnull=False) | (~Q(kind="credit") & Q(about__isnull=True)),
                name="tax_paper_credit_about",
            ),
            models.CheckConstraint(
                condition=Q(annulled_at__isnull=True, annulled_why="")
                | (Q(annulled_at__isnull=False) & ~Q(annulled_why="")),
                name="tax_paper_annulled_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["merchant", "-issued_at"], name="tax_paper_merchant")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the number as it is printed: ``INV2569-000012``, the year of the Buddhist era."""
        return f"{PREFIX[PaperKind(self.kind)]}{self.year + BUDDHIST_OFFSET}-{self.number:06d}"

    @property
    def taxable_satang(self) -> int:
        """Return what of the total contains VAT."""
        return self.total_satang - self.exempt_satang

    @property
    def right_satang(self) -> int:
        """Return, of a credit note, what its invoice should have said: less all that was credited until then (one query)."""
        until = self.about.credits.filter(pk__lte=self.pk).exclude(annulled_at__lt=self.issued_at)
        return self.about.total_satang - until.aggregate(sum=Sum("total_satang"))["sum"]

    @property
    def title(self) -> str:
        """Return its name as the law wants it, in Thai."""
        with translation.override("th"):
            return str(PaperKind(self.kind).label)

    @property
    def seller_branch(self) -> str:
        return branch_words(self.seller["branch"])

    @property
    def buyer_branch(self) -> str:
        return branch_words(self.buyer.get("branch", ""))


def branch_words(branch: str) -> str:
    """Return a branch as the law wants it named, in Thai: the head office, or its five digits. Empty stays empty."""
    return "สำนักงานใหญ่" if branch == HEAD_OFFICE else f"สาขาที่ {branch}" if branch else ""


class InvoiceWishQuerySet(OwnedQuerySet):
    def waiting(self):
        """Return those that neither were done nor closed."""
        return self.filter(done_at__isnull=True, closed_at__isnull=True)


class InvoiceWish(models.Model):
    """A shopper asks for a full tax invoice, with what must stand on it. Done once one is issued; closed where the merchant is
    no longer registered and cannot issue it.
    """

    merchant_path = "order__merchant"

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="invoice_wish")
    name = models.CharField(max_length=160)
    address = models.CharField(max_length=400)
    tax_id = models.CharField(max_length=13, blank=True)
    branch = models.CharField(max_length=5, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = InvoiceWishQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(closed_at__isnull=True), name="invoice_wish_done_or_closed"
            ),
            models.CheckConstraint(condition=Q(branch="") | ~Q(tax_id=""), name="invoice_wish_branch_of_a_tax_id"),
        ]
