"""What the desk's home shows of the shop itself: open or not, its address, its QR."""

from django.utils.translation import gettext as _

from cms import shops
from merchants.models import Merchant
from merchants.panels import Panel


def my_shop(merchant: Merchant) -> Panel:
    """Return the panel "my shop". It asks the database nothing."""
    facts = {"merchant": merchant, "path": shops.address(merchant.slug), "link": shops.public_link(merchant.slug)}
    return Panel(title=_("ร้านของฉัน"), template="cms/my_shop_panel.html", facts=facts)
