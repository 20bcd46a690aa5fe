"""What is written to merchants about their goods: one letter per verdict, one when few pieces are left; to each owner."""

from django.conf import settings

from common import clock
from common.letters import services as letters
from common.letters.services import Recipient
from merchants import services as merchants
from shop.catalogue.models import Review, Stock, Trust


def told(look: Review, what: str, **facts: object) -> None:
    """Tell the owners how ``look`` ended."""
    product = look.product
    for member in merchants.owners_of(product.merchant):
        letters.write(
            key=f"product-{what}-{look.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template=f"product-{what}",
            context={
                "product": product,
                "merchant": product.merchant,
                "person": member.user,
                "look": look,
                "link": f"{settings.SITE_URL}/desk/products/{product.pk}/",
                **facts,
            },
            about=product,
        )


def of_trust(row: Trust, what: str, *, turn: int) -> None:
    """Tell the owners that their next products are looked at first, or no longer."""
    for member in merchants.owners_of(row.merchant):
        letters.write(
            key=f"{what}-{turn}-{member.user_id}",
            to=Recipient.of(member.user),
            template=what,
            context={
                "merchant": row.merchant,
                "person": member.user,
                "words": row.words,
                "needed": settings.PRODUCTS_REVIEWED_FIRST,
                "link": f"{settings.SITE_URL}/desk/products/",
            },
            about=row.merchant,
        )


def running_low(stock: Stock) -> None:
    """Tell every owner that few pieces are left: once until it is restocked (``low_told_at`` is the caller's)."""
    variant = stock.variant
    for member in merchants.owners_of(variant.product.merchant):
        letters.write(
            key=f"low-stock-{variant.pk}-{clock.now():%Y%m%d%H%M%S%f}-{member.user_id}",
            to=Recipient.of(member.user),
            template="desk-low-stock",
            context={
                "variant": variant,
                "product": variant.product,
                "left": stock.available,
                "person": member.user,
                "link": f"{settings.SITE_URL}/desk/products/{variant.product_id}/shelf/",
            },
            about=variant.product,
        )
