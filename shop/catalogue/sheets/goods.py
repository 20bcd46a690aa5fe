"""What a merchant sells now, loaded once and looked up by code, number and name; what a column says of it."""

from collections import defaultdict

from common.thai.text import normalise
from merchants.models import Merchant
from shop.catalogue import codes
from shop.catalogue.models import Picture, Product, Variant
from shop.catalogue.sheets.columns import PRODUCT, SHELF, Column

ATTRIBUTES = {"category": "category_id", "price": "price_satang"}
WITH = ("product__allergens",)  # what ``said_of`` needs at hand besides


class Goods:
    """Her products, the kinds of each that are sold, what they contain and the pictures they have (three queries)."""

    def __init__(self, merchant: Merchant) -> None:
        rows = Variant.objects.for_merchant(merchant).sold().select_related("product", "stock")
        rows = rows.prefetch_related(*WITH)
        self.merchant = merchant
        self.variants: dict[int, Variant] = {}
        self.products: dict[int, Product] = {}
        self.of_product: dict[int, list[Variant]] = defaultdict(list)
        self.by_code: dict[str, Variant] = {}
        self.by_name: dict[str, Product] = {}
        for row in rows.order_by("product_id", "position", "pk"):
            row.product = self.products.setdefault(row.product_id, row.product)
            self.variants[row.pk] = row
            self.of_product[row.product_id].append(row)
            self.by_name.setdefault(normalise(row.product.name), row.product)
            if row.code:
                self.by_code[code_key(row.code)] = row
        self.pictures: dict[int, set[str]] = defaultdict(set)
        for product_id, sha256 in Picture.objects.for_merchant(merchant).values_list("product_id", "sha256"):
            self.pictures[product_id].add(sha256)


def code_key(code: str) -> str:
    """Return a code as it is compared: the case of its letters does not matter."""
    return codes.tidy(code).casefold()


def said_of(column: Column, product: Product | None, variant: Variant | None) -> object:
    """Return what ``column`` says of what is sold; None where there is nothing yet."""
    row = product if column.of == PRODUCT else variant and (variant.stock if column.of == SHELF else variant)
    if row is not None and column.key == "allergens":
        return [each.pk for each in row.allergens.all()]
    return getattr(row, ATTRIBUTES.get(column.key, column.key)) if row is not None else None
