"""Which products a certificate covers now. Asked at the moment of reading, by today's date in Bangkok, never copied.

A certificate for premises covers every product of its merchant; another only the products that stand with it, under the
name they had when an officer read the paper.
"""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from merchants.certificates.models import Certificate, Scope
from shop.catalogue.models import CertificateCover, Product


def with_badge(products: QuerySet[Product]) -> QuerySet[Product]:
    """Add the column ``badge``: the words of the first kind that covers a product now, or None. No query of its own."""
    language = get_language() or "th"
    words = F("kind__badge")
    if language in ("ms", "en"):
        words = Coalesce(NullIf(f"kind__badge_{language}", Value("")), "kind__badge")
    first = _valid_of_each().order_by("kind__position", "pk").annotate(words=words).values("words")
    return products.annotate(badge=Subquery(first[:1]))


def covered(products: QuerySet[Product], *, kind: str) -> QuerySet[Product]:
    """Return those of ``products`` that a certificate of the kind with this key covers now."""
    return products.filter(is_covered(kind=kind))


def is_covered(*, kind: str) -> Exists:
    """Return the condition on products that a certificate of the kind with this key covers them now."""
    return Exists(_valid_of_each().filter(kind__key=kind))


def premises() -> QuerySet[Certificate, tuple[str, int]]:
    """Return the key of a kind and the id of a merchant whose products are all covered by it now, for each such certificate."""
    whole = Certificate.objects.valid().filter(scope=Scope.PREMISES).order_by()
    return whole.values_list("kind__key", "merchant")


def named(products: QuerySet[Product]) -> QuerySet[Product]:
    """Return those of ``products`` that certificates cover by name now, once for each, with its ``kind`` (a key)."""
    valid = Certificate.objects.valid().filter(scope=Scope.PRODUCTS)
    covered_by_name = products.filter(covers__certificate__in=valid, covers__product_name=F("name"))
    return covered_by_name.annotate(kind=F("covers__certificate__kind__key"))


def of_product(product: Product) -> list[Certificate]:
    """Return the certificates that cover ``product`` now, with their kinds, in the editors' order (one query)."""
    named = CertificateCover.objects.filter(certificate=OuterRef("pk"), product=product, product_name=product.name)
    valid = Certificate.objects.valid().filter(Q(scope=Scope.PREMISES) | Exists(named), merchant=product.merchant_id)
    return list(valid.select_related("kind").order_by("kind__position", "-expires_on", "pk"))


def of_products(products: Iterable[Product]) -> dict[int, list[Certificate]]:
    """Return the same for many products, by their key (two queries)."""
    products = list(products)
    valid = Certificate.objects.valid().filter(merchant__in={product.merchant_id for product in products})
    valid = list(valid.select_related("kind").order_by("kind__position", "-expires_on", "pk"))
    named = CertificateCover.objects.filter(
        certificate__in=valid, product__in=products, product_name=F("product__name")
    )
    pairs = set(named.values_list("certificate_id", "product_id"))
    return {
        product.pk: [
            row
            for row in valid
            if row.merchant_id == product.merchant_id and (row.scope == Scope.PREMISES or (row.pk, product.pk) in pairs)
        ]
        for product in products
    }


def products_of(certificate: Certificate) -> QuerySet[Product]:
    """Return the products on sale that ``certificate`` covers, newest first."""
    goods = Product.objects.on_sale().filter(merchant=certificate.merchant_id).order_by("-listed_at", "-pk")
    if certificate.scope == Scope.PREMISES:
        return goods
    return goods.filter(covers__certificate=certificate, covers__product_name=F("name"))


def has_renamed_product() -> Exists:
    """Return the condition on certificates that a product of theirs has another name now than the officer read."""
    return Exists(CertificateCover.objects.filter(certificate=OuterRef("pk")).exclude(product_name=F("product__name")))


def kept(row: Certificate) -> dict:
    """Return what an order line keeps of a certificate that covered its product on that day, in every language."""
    kind = row.kind
    return {
        "certificate": row.pk,
        "kind": kind.key,
        "badge": {"th": kind.badge, "ms": kind.badge_ms, "en": kind.badge_en},
        "number": row.number,
        "issuer": row.issuer or kind.issuer,
        "issued_on": row.issued_on.isoformat(),
        "expires_on": row.expires_on.isoformat() if row.expires_on else None,
    }


def _valid_of_each() -> QuerySet[Certificate]:
    """Return the valid certificates of each product of an outer query."""
    named = CertificateCover.objects.filter(
        certificate=OuterRef("pk"), product=OuterRef(OuterRef("pk")), product_name=OuterRef(OuterRef("name"))
    )
    own = Certificate.objects.valid().filter(merchant=OuterRef("merchant_id"))
    return own.filter(Q(scope=Scope.PREMISES) | Exists(named))
