from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.ownership import Owned, OwnedQuerySet
from shop.catalogue import rating
from shop.catalogue.wording import Misspelling, SearchCount, Synonym, SynonymKind

__all__ = [
    "Category", "Misspelling", "MovementKind", "Picture", "Product", "ProductState", "SearchCount", "Stock", "StockMovement", "Storage",
    "Synonym", "SynonymKind", "Variant",
]  # fmt: skip

IN_ITSELF = _("หมวดนี้อยู่ในตัวเองหรือในหมวดย่อยของตัวเองไม่ได้ กรุณาเลือกหมวดแม่อื่น หรือเว้นว่างไว้")


def localised(row: models.Model, name: str) -> str:
    """Return the column ``name`` of ``row`` in the reader's language, falling back to Thai."""
    language = get_language() or "th"
    return (getattr(row, f"{name}_{language}", "") if language != "th" else "") or getattr(row, name)


class Category(models.Model):
    """A kind of goods. Reference data that editors keep."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("ชื่อหมวด"), max_length=80)
    name_ms = models.CharField(_("ชื่อภาษามลายู"), max_length=80, blank=True)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=80, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveSmallIntegerField(_("ลำดับ"), default=100)
    by_weight = models.BooleanField(_("แสดงราคาต่อ 100 กรัม"), default=False)
    perishable = models.BooleanField(_("ของสดเสียง่าย (คืนเพราะเปลี่ยนใจไม่ได้)"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("หมวดสินค้า")
        verbose_name_plural = _("หมวดสินค้า")
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="category_not_its_own_parent", violation_error_message=IN_ITSELF
            )
        ]

    def __str__(self) -> str:
        return localised(self, "name")

    def clean(self) -> None:
        """Editors' forms: a category stands neither in itself nor in one that stands in it."""
        super().clean()
        above, seen = self.parent, set()
        while above is not None and above.pk not in seen:
            if above.pk == self.pk:
                raise ValidationError({"parent": IN_ITSELF})
            seen.add(above.pk)
            above = above.parent


class ProductState(models.TextChoices):
    DRAFT = "draft", _("ฉบับร่าง")
    LIVE = "live", _("กำลังขาย")
    PAUSED = "paused", _("หยุดขายชั่วคราว")


class Storage(models.TextChoices):
    DRY = "dry", _("อุณหภูมิห้อง")
    CHILLED = "chilled", _("แช่เย็น")
    FROZEN = "frozen", _("แช่แข็ง")


class ProductQuerySet(OwnedQuerySet):
    def on_sale(self):
        """Return what a shopper may see: live products of open merchants. Asked at the moment of reading."""
        return self.filter(state=ProductState.LIVE, merchant__state="open")

    def in_stock(self):
        """Return the products of which a shopper can order at least one piece now."""
        left = Stock.objects.filter(variant__product=OuterRef("pk"), on_hand__gt=F("reserved"))
        return self.filter(Exists(left))


class Product(Owned):
    """What is sold. ``card`` and ``search_text`` are written by the verbs that change what they are made of."""

    slug = models.SlugField(max_length=120, unique=True)
    state = models.CharField(max_length=12, choices=ProductState, default=ProductState.DRAFT)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(_("ชื่อสินค้า"), max_length=120)
    name_ms = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=120, blank=True)
    description = models.TextField(_("รายละเอียด"), blank=True)
    description_ms = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    unit = models.CharField(_("หน่วยขาย"), max_length=40)
    storage = models.CharField(_("การเก็บรักษา"), max_length=8, choices=Storage, default=Storage.DRY)
    shelf_life_days = models.PositiveIntegerField(_("เก็บได้ (วัน)"), null=True, blank=True)
    price_satang = models.PositiveBigIntegerField(default=0)  # lowest of its variants; kept by the verbs
    hundred_satang = models.PositiveBigIntegerField(null=True, editable=False)  # of 100 g or 100 ml; kept by the verbs
    card = models.JSONField(default=dict)  # {"picture": {...} | None}: addresses a list needs without a look-up
    search_text = models.TextField(blank=True)  # the signs it is found by (shop.catalogue.search.entries)
    submission = models.UUIDField(
        null=True, editable=False
    )  # made of the form's key and what was typed: a double click
    review_count = models.PositiveIntegerField(default=0, editable=False)  # shown reviews; kept by the verbs
    review_stars = models.PositiveIntegerField(default=0, editable=False)  # the sum of their stars
    created_at = models.DateTimeField(default=clock.now)
    listed_at = models.DateTimeField(null=True, blank=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ProductState.values), name="product_state"),
            models.CheckConstraint(condition=Q(storage__in=Storage.values), name="product_storage"),
            models.CheckConstraint(condition=Q(state="draft") | Q(listed_at__isnull=False), name="product_listed_at"),
            models.UniqueConstraint(fields=["merchant", "submission"], name="product_once_per_submission"),
            models.CheckConstraint(
                condition=Q(review_stars__gte=F("review_count"), review_stars__lte=F("review_count") * 5),
                name="product_review_stars",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-listed_at", "-id"], name="product_newest"),
            models.Index(fields=["state", "category", "-listed_at"], name="product_category"),
            models.Index(fields=["state", "price_satang", "id"], name="product_price"),
            models.Index(fields=["merchant", "state", "-listed_at"], name="product_merchant"),
            models.Index(fields=["state", "hundred_satang", "id"], name="product_hundred"),
        ]

    def __str__(self) -> str:
        return localised(self, "name")

    @property
    def title(self) -> str:
        """Return the name in the reader's language."""
        return localised(self, "name")

    @property
    def words(self) -> str:
        """Return the description in the reader's language."""
        return localised(self, "description")

    @property
    def rating(self) -> str:
        """Return the mean of its stars in words ("4.7"), or ""."""
        return rating.mean_words(count=self.review_count, total=self.review_stars)

    @property
    def perishable(self) -> bool:
        """Return whether it spoils: the 7 days to change one's mind do not hold for it."""
        return self.category.perishable or self.storage != Storage.DRY


class Variant(models.Model):
    """One thing that can be put into a cart. A product has one for now."""

    merchant_path = "product__merchant"

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="variants")
    name = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=40, blank=True)
    price_satang = models.PositiveBigIntegerField()
    weight_g = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(price_satang__gte=100) & Q(price_satang__lte=100_000_000),
                name="variant_price",
                violation_error_message=_("ราคาต้องอยู่ระหว่าง 1 ถึง 1,000,000 บาท"),
            ),
            models.UniqueConstraint(fields=["product", "position"], name="variant_position"),
        ]


class Stock(models.Model):
    """Pieces on hand and pieces held for unpaid orders. The CHECK is what keeps the last piece from being sold twice."""

    merchant_path = "variant__product__merchant"

    variant = models.OneToOneField(Variant, on_delete=models.PROTECT, primary_key=True, related_name="stock")
    on_hand = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(on_hand__gte=0), name="stock_on_hand"),
            models.CheckConstraint(condition=Q(reserved__gte=0), name="stock_reserved"),
            models.CheckConstraint(condition=Q(reserved__lte=F("on_hand")), name="stock_reserved_within_on_hand"),
        ]
        indexes = [models.Index(fields=["variant"], condition=Q(on_hand__lte=F("reserved")), name="stock_sold_out")]

    @property
    def available(self) -> int:
        """Return the pieces a shopper can still order."""
        return self.on_hand - self.reserved


class MovementKind(models.TextChoices):
    OPENING = "opening", _("ยอดเริ่มต้น")
    CORRECTION = "correction", _("ปรับยอด")
    SALE = "sale", _("ขาย")
    RETURN = "return", _("รับคืน")


class StockMovement(models.Model):
    """One change of what is on hand. The movements of a variant add up to it."""

    merchant_path = "variant__product__merchant"

    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=12, choices=MovementKind)
    pieces = models.IntegerField()
    reference = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey("users.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MovementKind.values), name="movement_kind"),
            models.CheckConstraint(condition=~Q(pieces=0), name="movement_moves"),
        ]
        indexes = [models.Index(fields=["variant", "at"], name="movement_variant")]


class CertificateCover(models.Model):
    """A product that a certificate speaks of, by the name the officer read. Under another name it is not covered."""

    merchant_path = "product__merchant"

    certificate = models.ForeignKey("certificates.Certificate", on_delete=models.CASCADE, related_name="covers")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="covers")
    product_name = models.CharField(max_length=120)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["certificate", "product"], name="cover_once")]


class Picture(models.Model):
    """A picture of a product: the cleaned original and the sizes made from it, all files of ours."""

    merchant_path = "product__merchant"

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField(default=0)
    original = models.CharField(max_length=160)  # storage name of the cleaned JPEG
    sizes = models.JSONField(default=list)  # [[storage name of a WebP, width, height], …], ascending by width
    alt = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["product", "position"], name="picture_position")]
