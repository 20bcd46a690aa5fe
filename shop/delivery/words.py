"""What a way of sending says of goods that travel otherwise than the rest."""

from collections.abc import Iterable

from django.utils.translation import gettext, pgettext, pgettext_lazy

from common.money import baht_text
from shop.catalogue.models import DeliveryProfile
from shop.delivery.carriage import EACH_ALONE, EVERY_DAY, WEEK, Rule

WEEKDAYS = (
    pgettext_lazy("weekday", "จ."),
    pgettext_lazy("weekday", "อ."),
    pgettext_lazy("weekday", "พ."),
    pgettext_lazy("weekday", "พฤ."),
    pgettext_lazy("weekday", "ศ."),
    pgettext_lazy("weekday", "ส."),
    pgettext_lazy("weekday", "อา."),
)


def days_of(mask: int) -> list[int]:
    """Return the weekdays of ``mask``, Monday = 0."""
    return [day for day in range(WEEK) if mask >> day & 1]


def mask_of(days: Iterable[int]) -> int:
    """Return weekdays as bits; all seven are as good as none."""
    mask = sum(1 << day for day in set(days) if 0 <= day < WEEK)
    return 0 if mask == EVERY_DAY else mask


def days_words(mask: int) -> str:
    """Return on which days it leaves, "" for any."""
    if not mask:
        return ""
    return gettext("ส่งเฉพาะวัน %(days)s") % {"days": " ".join(str(WEEKDAYS[day]) for day in days_of(mask))}


def price_words(profile: str, rule: Rule) -> str:
    """Return what a parcel of its own costs, "" where it goes in with the rest."""
    if rule.satang is None:
        return ""
    if not rule.satang:
        return gettext("แยกพัสดุ ไม่คิดเพิ่ม")
    amount = {"amount": baht_text(rule.satang)}
    if profile in EACH_ALONE:
        return gettext("แยกพัสดุ ชิ้นละ %(amount)s") % amount
    return gettext("แยกพัสดุ %(amount)s ต่อคำสั่งซื้อ") % amount


def rule_words(profile: str, rule: Rule) -> str:
    """Return how goods of ``profile`` travel by a way that sends to homes: "แช่เย็น: แยกพัสดุ ฿150 ต่อคำสั่งซื้อ · ส่งเฉพาะวัน จ. พฤ."."""
    if not rule.carried:
        said = gettext("ไม่ส่งถึงบ้าน")
    else:
        said = " · ".join(filter(None, [price_words(profile, rule), days_words(rule.days)]))
    return pgettext("kind of goods: how they are sent", "%(kind)s: %(how)s") % {
        "kind": DeliveryProfile(profile).label,
        "how": said,
    }


def rules_words(rules: dict[str, dict]) -> list[str]:
    """Return the same of several, as a way or an order keeps them (``Rule.kept`` by profile), in the reader's language."""
    return [rule_words(profile, Rule.of(rules[profile])) for profile in sorted(rules)]
