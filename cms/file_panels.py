"""What a merchant's file says of the storefront."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms import shops
from merchants.models import Merchant, Officer
from merchants.panels import Panel


def storefront(merchant: Merchant, officer: Officer) -> Panel:
    """The storefront's address, and the way to take a part of it off. It asks the database nothing."""
    take_off_url = reverse("office_storefront:take_off", args=[merchant.pk])
    facts = {"url": shops.address(merchant.slug), "take_off_url": take_off_url}
    return Panel(_("หน้าร้าน"), template="cms/file_storefront.html", facts=facts)
