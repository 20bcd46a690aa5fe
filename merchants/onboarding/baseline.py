"""Where merchants sold before they came: the channels of the baseline questions. Keys are stored; words may change."""

from django.utils.translation import gettext_lazy as _

NEVER_SOLD = "none"
CHANNELS = [
    ("market", _("หน้าร้าน ตลาดนัด หรือปากต่อปาก")),
    ("fair", _("งานแสดงสินค้าหรืองาน OTOP")),
    ("middleman", _("พ่อค้าคนกลางหรือร้านรับไปขาย")),
    ("facebook", _("Facebook")),
    ("line", _("LINE")),
    ("tiktok", _("TikTok Shop")),
    ("shopee", _("Shopee")),
    ("lazada", _("Lazada")),
    ("website", _("เว็บไซต์ของเราเอง")),
    (NEVER_SOLD, _("ยังไม่เคยขาย")),
]
KEYS = [key for key, _words in CHANNELS]


def channel_words(keys: list[str]) -> str:
    """Return the channels in words, in the order of the list."""
    return ", ".join(str(words) for key, words in CHANNELS if key in keys)
