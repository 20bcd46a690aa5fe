"""What must hold of the pages the site cannot be without."""

from django.conf import settings

from cms.models import HomePage, PlainPage, ShopsPage
from cms.standing import LAW_PAGES
from merchants.models import Merchant, MerchantState


def check() -> list[str]:
    """Return a line per page that is missing or hidden."""
    return [*_fixed(), *_storefronts()]


def _fixed() -> list[str]:
    found = [
        f"page: no {model.__name__} stands" for model in (HomePage, ShopsPage) if not model.objects.live().exists()
    ]
    thai = PlainPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).select_related("locale")
    law = {page.slug for page in thai if page.makes_law}
    return found + [
        f"page {slug}: the law asks for it, and it is missing or hidden" for slug in LAW_PAGES if slug not in law
    ]


def _storefronts() -> list[str]:
    without = Merchant.objects.exclude(state=MerchantState.CLOSED).exclude(storefront__live=True).order_by("pk")
    return [f"merchant {pk}: shoppers find no storefront" for pk in without.values_list("pk", flat=True)]
