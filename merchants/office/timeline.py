"""What the merchant's own diary gives to its timeline: the shop, its people, its money, how it sells."""

from django.utils.translation import gettext_lazy as _

from merchants import register
from merchants.models import Merchant
from merchants.timeline import Source

# kind -> label and the beginnings of its verbs; whatever is none of these is about the shop itself
KINDS = {
    "people": (_("คนในร้าน"), ("helper_", "member_", "owner", "invit", "phone_")),
    "money": (_("การรับเงิน"), ("payout_", "ways_")),
    "selling": (_("การขาย"), ("delivery_", "storefront_", "goods_")),
    "terms": (_("ข้อตกลง"), ("terms_",)),
}


def of_shop(merchant: Merchant) -> list[Source]:
    """Return the kinds of the merchant's own lines."""
    keys = [str(merchant.pk)]
    others = tuple(verb for _label, verbs in KINDS.values() for verb in verbs)
    shop = Source("shop", _("ร้าน"), Merchant, keys, register.words, but=others)
    return [shop] + [
        Source(kind, label, Merchant, keys, register.words, verbs=verbs) for kind, (label, verbs) in KINDS.items()
    ]
