"""What is written to owners about changed texts."""

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

from common.letters import services as letters
from common.letters.models import Letter
from common.letters.services import Recipient
from merchants import services as merchants
from merchants.models import Merchant
from merchants.terms import services as terms
from merchants.terms.models import TermsVersion

SHOPS_AT_ONCE = 200


def tell_owners() -> int:
    """Write to the owners of shops that have not accepted yet, once for each version; return how many were written."""
    return sum(_tell(version) for version in terms.asking())


def _tell(version: TermsVersion) -> int:
    told = Letter.objects.filter(
        about_type=Merchant._meta.label_lower,
        about_id=Cast(OuterRef("pk"), CharField()),
        key__startswith=_key(version),
    )
    shops = terms.waiting(Merchant.objects.exclude(Exists(told)), [version]).order_by("pk")
    return sum(_write(version, shop) for shop in shops[:SHOPS_AT_ONCE])


def _key(version: TermsVersion) -> str:
    return f"terms-changed-{version.pk}-"


def _write(version: TermsVersion, shop: Merchant) -> int:
    owners = merchants.owners_of(shop)
    for member in owners:
        letters.write(
            key=f"{_key(version)}{shop.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template="terms-changed",
            context={
                "merchant": shop,
                "person": member.user,
                "version": version,
                "link": f"{settings.SITE_URL}/desk/terms/",
            },
            about=shop,
        )
    return len(owners)
