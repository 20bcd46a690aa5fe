from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from common import clock
from merchants.ownership import Owned, OwnedQuerySet
from shop.catalogue import option_words, rating, seasons
from shop.catalogue.bulk_models import BulkAct, BulkVerb
from shop.catalogue.claim_lists import ClaimList
from shop.catalogue.listing import Allergen, ListingTemplate, Storage, UnfinishedProduct, localised
from shop.catalogue.profiles import DeliveryProfile
from shop.catalogue.reviews import Review, ReviewState, Trust
from shop.catalogue.shelf_models import MovementKind, PriceAsked, Reason, Stock, StockMovement, Variant
from shop.catalogue.wording import Misspelling, SearchCount, Synonym, SynonymKind

__all__ = [
    "Allergen", "BulkAct", "BulkVerb", "Category", "ClaimList", "DeliveryProfile", "ListingTemplate", "Misspelling", "MovementKind", "Picture", "PriceAsked", "Product",
    "ProductState", "Reason", "Review", "ReviewState", "SearchCount", "Stock", "StockMovement", "Storage", "Synonym", "SynonymKind", "Trust",
    "UnfinishedProduct", "Variant", "localised",
]  # fmt: skip

PLAIN_CUT = "0-50-50-100"
IN_ITSELF = _("หมวดนี้อยู่ในตัวเองหรือในหมวดย่อยของตัวเองไม่ได้ กรุณาเลือกหมวดแม่อื่น หรือเว้นว่างไว้")


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
    food = models.BooleanField(_("เป็นอาหาร (ถามส่วนผสมและสารก่อภูมิแพ้ ตรวจคำโฆษณาตามกฎหมายอาหาร)"), default=False)

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
        """Editors' forms: a category stands neither in itself nor in one that stands in it. What stands in food is food."""
        super().clean()
        self.food = self.food or bool(self.parent and self.parent.food)
        above, seen = self.parent, set()
        while above is not None and above.pk not in seen:
            if above.pk == self.pk:
                raise ValidationError({"parent": IN_ITSELF})
            seen.add(above.pk)
            above = above.parent


class ProductState(models.TextChoices):
    DRAFT = "draft", _("ฉบับร่าง")
    IN_REVIEW = "in_review", _("รอเจ้าหน้าที่ตรวจ")
    LIVE = "live", _("กำลังขาย")
    PAUSED = "paused", _("หยุดขายชั่วคราว")
    TAKEN_DOWN = "taken_down", _("เจ้าหน้าที่นำออก")


class ProductQuerySet(OwnedQuerySet):
    def on_sale(self):
        """Return what a shopper may see: live products of open merchants. Asked at the moment of reading."""
        return self.filter(state=ProductState.LIVE, merchant__state="open")

    def sent_once(self):
        """Return what officers may see: a draft that nobody sent is the merchant's own affair."""
        return self.filter(~Q(state=ProductState.DRAFT) | Exists(Review.objects.filter(product=OuterRef("pk"))))

    def in_stock(self):
        """Return the products of which a shopper can order at least one piece now."""
        left = Stock.objects.to_order().filter(variant__product=OuterRef("pk"))
        return self.filter(seasons.sold_on(clock.today()), Exists(left))


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
    ingredients = models.TextField(_("ส่วนผสม"), blank=True)
    ingredients_ms = models.TextField(blank=True)
    ingredients_en = models.TextField(blank=True)
    allergens = models.ManyToManyField(Allergen, blank=True, related_name="products")
    template = models.ForeignKey(ListingTemplate, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    unit = models.CharField(_("หน่วยขาย"), max_length=40)
    storage = models.CharField(_("การเก็บรักษา"), max_length=8, choices=Storage, default=Storage.DRY)
    shelf_life_days = models.PositiveIntegerField(_("เก็บได้ (วัน)"), null=True, blank=True)
    delivery_profile = models.CharField(_("การส่ง"), max_length=8, choices=DeliveryProfile, default=DeliveryProfile.DRY)
    vat_exempt = models.BooleanField(_("ยกเว้น VAT"), default=False)  # said by a merchant registered for VAT only
    option_1 = models.CharField(_("แบบให้เลือก"), max_length=30, blank=True)  # what its variants differ in: ขนาด
    option_2 = models.CharField(_("แบบให้เลือกที่สอง"), max_length=30, blank=True)
    made_days = models.PositiveSmallIntegerField(_("ใช้เวลาทำ (วัน)"), null=True, blank=True)  # made to order
    season_months = models.PositiveSmallIntegerField(default=0)  # seasons.mask_of; 0 = the whole year
    price_satang = models.PositiveBigIntegerField(default=0)  # lowest that its variants ask; kept by the verbs
    hundred_satang = models.PositiveBigIntegerField(
        null=True, editable=False
    )  # lowest of 100 g or 100 ml; kept by the verbs
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
            models.CheckConstraint(
                condition=Q(delivery_profile__in=DeliveryProfile.values), name="product_delivery_profile"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_review"]) | Q(listed_at__isnull=False), name="product_listed_at"
            ),
            models.UniqueConstraint(fields=["merchant", "submission"], name="product_once_per_submission"),
            models.CheckConstraint(condition=Q(option_2="") | ~Q(option_1=""), name="product_first_option_first"),
            models.CheckConstraint(
                condition=Q(made_days__isnull=True) | Q(made_days__gte=1, made_days__lte=180), name="product_made_days"
            ),
            models.CheckConstraint(condition=Q(season_months__lte=seasons.WHOLE_YEAR), name="product_season_months"),
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
            models.Index(fields=["season_months"], condition=Q(season_months__gt=0), name="product_season"),
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
    def options(self) -> list[str]:
        """Return what its variants differ in, in the reader's language; none for a product of one variant."""
        return [option_words.said(name) for name in (self.option_1, self.option_2) if name]

    @property
    def in_season(self) -> bool:
        """Return whether it is sold in this month."""
        return seasons.is_open(self.season_months, clock.today())

    @property
    def made_of(self) -> str:
        """Return the ingredients in the reader's language."""
        return localised(self, "ingredients")

    @property
    def rating(self) -> str:
        """Return the mean of its stars in words ("4.7"), or ""."""
        return rating.mean_words(count=self.review_count, total=self.review_stars)

    @property
    def perishable(self) -> bool:
        """Return whether it spoils: the 7 days to change one's mind do not hold for it."""
        return self.category.perishable or self.storage != Storage.DRY


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
    """A picture of a product: the cleaned original, how it is to be cut, and the files made from it.

    ``turn`` is clockwise; ``zoom`` is percent; the focus is where the cut lies in what is left over: 0 left or top, 100
    right or bottom, of the turned picture. A new cut makes new files; the old ones stay, lines of past orders show them.
    """

    merchant_path = "product__merchant"

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField(default=0)
    original = models.CharField(max_length=160)  # storage name of the cleaned JPEG
    shown = models.CharField(max_length=160, blank=True)  # storage name of the JPEG as cut; "" while it is not cut
    share = models.CharField(max_length=160, blank=True)  # storage name of the JPEG that a shared link shows
    sizes = models.JSONField(default=list)  # [[storage name of a WebP, width, height], …], ascending by width
    avif = models.JSONField(default=list)  # the same as AVIF; [] where there is none
    made_as = models.CharField(max_length=20, blank=True)  # the cut these files were made of; "" the plain one
    turn = models.PositiveSmallIntegerField(default=0)
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    zoom = models.PositiveSmallIntegerField(default=100)
    alt = models.CharField(max_length=160, blank=True)
    alt_ms = models.CharField(max_length=160, blank=True)
    alt_en = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "position"], name="picture_position"),
            models.CheckConstraint(condition=Q(turn__in=(0, 90, 180, 270)), name="picture_turn"),
            models.CheckConstraint(condition=Q(focus_x__lte=100) & Q(focus_y__lte=100), name="picture_focus"),
            models.CheckConstraint(condition=Q(zoom__gte=100) & Q(zoom__lte=300), name="picture_zoom"),
        ]

    @property
    def cut_as(self) -> str:
        """Return the cut in one word; "" while nobody turned or cut it."""
        asked = f"{self.turn}-{self.focus_x}-{self.focus_y}-{self.zoom}"
        return "" if asked == PLAIN_CUT else asked
