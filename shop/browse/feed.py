"""All products on sale as a feed for shopping sites: RSS 2.0 with Google Merchant's attributes, read from the live rows.

Format: https://support.google.com/merchants/answer/7052112 and, for certificates, answer/13528839. One item per variant.
"""

import re
from collections.abc import Iterator

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

from common import money
from merchants.certificates.models import Certificate
from shop.catalogue import cover
from shop.catalogue.models import Picture, Product, Variant

BATCH = 200
LONGEST_TITLE, LONGEST_DESCRIPTION = 150, 5000
MOST_MORE_PICTURES = 10
NAMESPACE = "http://base.google.com/ns/1.0"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Pairs = Iterator[tuple[str, str | list[tuple[str, str]]]]


def pieces() -> Iterator[bytes]:
    """Yield the feed piece by piece; four queries for each BATCH of products, never all of them in memory."""
    out = _Buffer()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("rss", {"version": "2.0", "xmlns:g": NAMESPACE})
    xml.startElement("channel", {})
    xml.addQuickElement("title", "Kedai เกอดัย")
    xml.addQuickElement("link", settings.SITE_URL + "/")
    xml.addQuickElement("description", "ของดีห้าจังหวัดชายแดนใต้ ซื้อตรงจากวิสาหกิจชุมชนและผู้ผลิตฮาลาล")
    for batch in _batches():
        certificates = cover.of_products(batch)
        for product in batch:
            for variant in product.variants.all():
                _write(xml, _facts(product, variant, certificates[product.pk]))
        yield out.take()
    xml.endElement("channel")
    xml.endElement("rss")
    xml.endDocument()
    yield out.take()


def _batches() -> Iterator[list[Product]]:
    goods = Product.objects.on_sale().select_related("merchant", "category__parent").order_by("pk")
    goods = goods.prefetch_related(
        Prefetch("variants", Variant.objects.sold().select_related("stock")),
        Prefetch("pictures", Picture.objects.all()),
    )
    last = 0
    while batch := list(goods.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _facts(product: Product, variant: Variant, certificates: list[Certificate]) -> Pairs:
    link = settings.SITE_URL + reverse("browse:product", args=[product.slug])
    there = product.in_season and variant.stock.available > 0
    pictures = [_whole(default_storage.url(row.original)) for row in product.pictures.all()]
    yield "g:id", str(variant.pk)
    yield "title", _line(f"{product.name} {variant.name}", LONGEST_TITLE)
    yield "description", _text(product.description or f"{product.name} {product.unit}", LONGEST_DESCRIPTION)
    yield "link", f"{link}?v={variant.pk}" if product.option_1 else link
    if pictures:
        yield "g:image_link", pictures[0]
    for more in pictures[1 : 1 + MOST_MORE_PICTURES]:
        yield "g:additional_image_link", more
    yield "g:availability", "in_stock" if there else "out_of_stock"
    yield "g:price", f"{money.plain_baht(variant.price_satang)} THB"
    if variant.was_satang:
        yield "g:sale_price", f"{money.plain_baht(variant.asked_satang)} THB"
    yield "g:condition", "new"
    yield "g:brand", _line(product.merchant.name, 70)
    yield "g:identifier_exists", "no"
    yield "g:product_type", " > ".join(row.name for row in (product.category.parent, product.category) if row)
    yield "g:item_group_id", f"p{product.pk}"
    for row in certificates:
        yield (
            "g:certification",
            [
                ("g:certification_authority", _line(row.issuer or row.kind.issuer, 2000)),
                ("g:certification_name", _line(row.kind.name, 2000)),
                ("g:certification_code", _line(row.number, 2000)),
            ],
        )


def _write(xml: SimplerXMLGenerator, facts: Pairs) -> None:
    xml.startElement("item", {})
    for name, value in facts:
        if isinstance(value, str):
            xml.addQuickElement(name, value)
            continue
        xml.startElement(name, {})
        for inner, text in value:
            xml.addQuickElement(inner, text)
        xml.endElement(name)
    xml.endElement("item")


def _whole(url: str) -> str:
    """Return an address with the site before it; a bucket's addresses are whole already."""
    return settings.SITE_URL + url if url.startswith("/") else url


def _text(text: str, most: int) -> str:
    return _NO_XML.sub("", text).strip()[:most]


def _line(text: str, most: int) -> str:
    return _text(" ".join(text.split()), most)


class _Buffer:
    """What the writer writes, until it is taken."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, text: bytes | str) -> None:
        self.held.append(text.encode() if isinstance(text, str) else text)

    def take(self) -> bytes:
        whole, self.held = b"".join(self.held), []
        return whole
