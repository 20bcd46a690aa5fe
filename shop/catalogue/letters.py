"""What is written about products: one letter per verdict, to each owner of the shop."""

from django.conf import settings

from common.letters import services as letters
from common.letters.services import Recipient
from merchants import services as merchants
from shop.catalogue.models import Review, Trust


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
