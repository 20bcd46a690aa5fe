"""What is written to merchants about their stock. Every letter once, in the reader's language."""

from django.conf import settings

from common import clock
from common.letters.services import Recipient, write
from merchants import services as merchants
from shop.catalogue.models import Stock


def running_low(stock: Stock) -> None:
    """Tell every owner that few pieces are left: once until it is restocked (``low_told_at`` is the caller's)."""
    variant = stock.variant
    for member in merchants.owners_of(variant.product.merchant):
        write(
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
