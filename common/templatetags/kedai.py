"""How money, dates and phones are written in templates: ``{% load kedai %}``. Empty stays empty."""

import datetime
import re

from django import template
from django.core.exceptions import DisallowedHost
from django.http import QueryDict
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext

from common import contact, mailbox, money, reasons
from common import spoken as languages
from common.thai import amounts, dates, names, phones

register = template.Library()
_IN_ONE_PIECE = re.compile(
    r"\d{6}-[0-9A-Z]{6}|\d[\d.,:]*(?:\s?[–-]\s?\d[\d.,:]*)*(?:\s(?:น\.|บาท|กก\.|กรัม|มล\.|ชิ้น|วัน))|\d[\d.,:]*(?:[–-]\d[\d.,:]*)+"
)


@register.filter
def baht(satang: int | None) -> str:
    """``{{ order.total_satang|baht }}`` → ``฿1,250.50``."""
    return "" if satang in (None, "") else money.baht_text(satang)


@register.filter
def absolute(address: str, request) -> str:
    """``{{ picture.url|absolute:request }}``: with the site's name, for those who read the page elsewhere; one that has a name keeps it.

    Where something broke there is no request, or it was for another site: then the address stays as it is.
    """
    try:
        return request.build_absolute_uri(address) if request else address
    except DisallowedHost:
        return address


@register.filter
def plain_baht(satang: int) -> str:
    """``1250.50``, as a bank's app takes it: no sign and no comma."""
    return money.plain_baht(satang)


@register.filter
def baht_words(satang: int) -> str:
    """``หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์``: on papers, always in Thai."""
    return amounts.baht_words(satang)


@register.filter
def bank_number(number: str) -> str:
    """``123-4-56789-0`` as it stands in a passbook; numbers of other lengths as they are."""
    return f"{number[:3]}-{number[3]}-{number[4:9]}-{number[9]}" if len(number) == len("1234567890") else number


@register.filter
def masked_mailbox(email: str) -> str:
    """``n•••@e•••.com`` for somebody who need not know the whole address."""
    return mailbox.masked(email)


@register.filter
def thousands(number: int | None) -> str:
    """``{{ 12500|thousands }}`` → ``12,500``."""
    return "" if number in (None, "") else f"{number:,}"


@register.filter
def thai_date(value: datetime.date | None) -> str:
    """``23 พ.ย. 2569`` in Thai, ``23 Nov 2026`` in English and Malay; a moment is shown in local time."""
    return dates.unbroken(dates.short_date(value)) if value else ""


@register.filter
def thai_long_date(value: datetime.date | None) -> str:
    """``23 พฤศจิกายน 2569``: for papers."""
    return dates.long_date(value) if value else ""


@register.filter
def thai_days(first: datetime.date, last: datetime.date) -> str:
    """``{{ begins|thai_days:ends }}`` → ``6–8 ธันวาคม 2569``."""
    return dates.unbroken(dates.long_days(first, last)).replace("\u00a0–\u00a0", "\u00a0– ")


@register.filter
def thai_datetime(value: datetime.datetime | None) -> str:
    """``23 พ.ย. 2569 14:05 น.``: a line may break between the day and the hour, nowhere else."""
    return dates.unbroken_datetime(value) if value else ""


@register.filter
def phone(e164: str | None) -> str:
    """``081-234-5678``."""
    return phones.display(str(e164)) if e164 else ""


@register.filter
def whole(words: str | None) -> SafeString:
    """A number or name that no line breaks inside: ``{{ merchant.phone|phone|whole }}``."""
    return format_html('<span class="nowrap">{}</span>', words) if words else SafeString("")


@register.filter
def kept(words: str | None) -> SafeString:
    """Words of people in which a time or an amount stays in one piece: ``ทุกวัน 9.00–17.00 น.``"""
    return mark_safe(_IN_ONE_PIECE.sub(r'<span class="nowrap">\g<0></span>', escape(words or "")))  # noqa: S308


@register.filter
def spoken(words: str | None) -> SafeString | str:
    """A name or text somebody gave, marked with its language where that is not the one of the texts around it."""
    if not words or languages.get_language() == languages.THAI:
        return words or ""
    own = languages.language_of(str(words))
    return words if own == languages.texts_language() else format_html('<span lang="{}">{}</span>', own, words)


@register.filter
def lang_of(words: str | None) -> str:
    """What stands in ``lang=""`` of a text somebody gave: Thai where it has Thai letters, else the page's language."""
    return languages.language_of(str(words or ""))


@register.filter
def reason(stored: str | None) -> str:
    """A stored reason in the reader's language (``common.reasons``)."""
    return reasons.worded(stored) if stored else ""


@register.filter
def greeting(name: str | None) -> str:
    """``{{ checkout.name|greeting }}`` → ``คุณอามีนะห์``."""
    return names.greeting(name) if name else ""


@register.filter
def after_shop_word(name: str | None) -> str:
    """``ร้าน {{ name|after_shop_word }}`` → ``ร้าน ขนมก๊ะนะ``, also where the name itself begins with ร้าน."""
    return names.after_shop_word(name) if name else ""


@register.simple_tag
def office_contact() -> contact.Contact | None:
    """``{% office_contact as office %}``: how the officers are reached, or None where nobody said."""
    return contact.office()


@register.simple_tag
def foot_links() -> list[dict]:
    """``{% foot_links as links %}``: {title, url} of the pages that stand at the foot of every page of the shop."""
    titles = {
        "help": gettext("วิธีสั่งซื้อและช่วยเหลือ"),
        "stories": pgettext("many", "เรื่องเล่า"),
        "learn": gettext("เรียนรู้"),
        "apply": gettext("สมัครเปิดร้าน"),
    }
    return _links(titles)


@register.simple_tag
def law_links() -> list[dict]:
    """``{% law_links as links %}``: {title, url} of the texts of law, which stand below the others at the foot."""
    titles = {
        "terms": gettext("ข้อตกลงการใช้งาน"),
        "privacy": gettext("ความเป็นส่วนตัว"),
        "returns": gettext("การคืนสินค้าและเงินคืน"),
        "sellers": gettext("ใครเป็นผู้ขาย"),
        "ranking": gettext("สินค้าเรียงลำดับอย่างไร"),
    }
    return _links(titles)


def _links(titles: dict[str, str]) -> list[dict]:
    """Return {title, url} of these pages at the top of the site, in the reader's language."""
    start = "" if get_language() == "th" else f"/{get_language()}"
    return [{"title": title, "url": f"{start}/{slug}/"} for slug, title in titles.items()]


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: object) -> str:
    """The current query string with changes: ``<a href="{% query_with page=2 %}">``. None or "" takes a key away,
    a list sets several values. Always begins with ``?``, so that an empty one still leads to the bare page.
    """
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for key, value in changes.items():
        if value in (None, "", [], ()):
            query.pop(key, None)
        else:
            query.setlist(key, [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)])
    return "?" + query.urlencode()
