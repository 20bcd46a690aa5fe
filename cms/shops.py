"""What the list of shops and one shop's public page show. Public pages; nothing is written."""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, override

from common import clock, prepared, spoken
from common.provinces import PROVINCES
from merchants import identity
from merchants.models import LegalForm, Merchant, MerchantState, MerchantType
from shop.browse import drawn as cards_drawn
from shop.catalogue import cards
from shop.catalogue.cards import CardPage, in_language
from shop.catalogue.models import Product
from shop.delivery import services as delivery

SHOPS_A_PAGE = 24
EAGER = 2  # pictures of a shop's goods that must not wait
CODES = {slug: code for code, (slug, _thai, _english) in PROVINCES.items()}
COVER_WIDTH, COVER_HEIGHT = 1200, 675  # the space a page keeps for it
_KIND = re.compile(r"\A(?:วิสาหกิจชุมชน|กลุ่มแม่บ้าน|กลุ่ม|สหกรณ์|ชมรม|ศูนย์|ร้าน|บริษัท|ห้างหุ้นส่วนจำกัด|หจก\.)\s*")
FIELDS = (
    "pk", "slug", "name", "name_ms", "name_en", "district_name", "province_code", "storefront__cover",
)  # fmt: skip


def open_shops():
    """Return the merchants whose storefront stands and who sell now, newest first."""
    return Merchant.objects.open().filter(storefront__live=True).order_by("-joined_at", "-pk")


def newest(count: int, *, province: str = "") -> list[dict]:
    """Return the cards of the newest shops, of one province where its code is given (two queries)."""
    return _cards(("newest", count, province), lambda _blanks: _of(province)[:count])


def drawn(shops: list[dict], *, level: str = "3") -> SafeString:
    """Return these cards as they stand in a page."""
    return cards_drawn.each("components/shop_card.html", [{"shop": shop, "level": level} for shop in shops])


def _of(province: str):
    return open_shops().filter(province_code=province) if province else open_shops()


def chosen(keys: list[int]) -> dict[int, dict]:
    """Return the cards of those of these shops that sell now, by key (two queries, none without a key)."""
    found = _cards("chosen", lambda blanks: open_shops().filter(pk__in=blanks), keys) if keys else []
    return {card["pk"]: card for card in found}


def list_context(query) -> dict:
    """Return shops, province chips and paging for ``?province=`` and ``?page=``. An unknown province is all of them."""
    code = CODES.get(query.get("province", ""), "")
    in_province = dict(prepared.ask("shops by province", lambda _blanks: _by_province()))
    total = in_province.get(code, 0) if code else sum(in_province.values())
    last = max(1, -(-total // SHOPS_A_PAGE))
    number = min(_number(query.get("page")), last)
    start = (number - 1) * SHOPS_A_PAGE
    shown = _cards(("page", code, number), lambda _blanks: _of(code)[start : start + SHOPS_A_PAGE])
    return {
        "section": "shops",
        "shops": drawn(shown, level="2"),
        "total": total,
        "province": PROVINCES[code][0] if code else "",
        "chips": _chips(code, in_province),
        "turns": _turns(number, last, code),
    }


def shop_context(storefront, *, page: str | None) -> dict:
    """Return what a storefront's template needs. A shop that does not sell shows no goods and no way to send."""
    merchant = storefront.merchant
    language = get_language() or "th"
    selling = merchant.is_open
    return {
        "section": "shops",
        "storefront": storefront,
        "merchant": merchant,
        "name": name_of(merchant, language),
        "place": place_of(merchant, language),
        "kind": MerchantType(merchant.type).label,
        "legal_form": LegalForm(merchant.legal_form).label,
        "identity": identity.public(merchant),
        "closed_for_good": merchant.state == MerchantState.CLOSED,
        "cover": _cover(storefront.cover),
        "trail": _trail(merchant.province_code, language),
        "logo": picture(storefront.logo, alt="", size=(384, 384)),
        "people_picture": picture(storefront.people_picture, alt="", size=(960, 720)),
        "away": away(storefront) if selling else None,
        "in_thai": language != spoken.THAI and _speaks_thai(storefront),
        "line_url": line_url(storefront.line_id),
        "link": public_link(merchant.slug),
        **_shelves(storefront, page, selling=selling),
        "ways": delivery.methods_for(merchant) if selling else [],
    }


def _speaks_thai(storefront) -> bool:
    """Whether a shop's own texts are Thai, by their letters: a merchant may write in Malay or English as well."""
    told = ("intro", "about", "people", "making", "delivery_words", "return_words")
    return any(spoken.language_of(getattr(storefront, name)) == spoken.THAI for name in told)


def picture(cover: dict, *, alt: str, size: tuple[int, int] = (COVER_WIDTH, COVER_HEIGHT)) -> dict | None:
    """Return what a ``<picture>`` needs of a stored picture (a cover, if nothing else is said), or None where there is none."""
    if not cover:
        return None
    return {
        "webp": [[default_storage.url(name), width] for name, width, _height in cover["sizes"]],
        "fallback": default_storage.url(cover["original"]),
        "width": size[0],
        "height": size[1],
        "alt": alt,
    }


def _cover(cover: dict) -> dict | None:
    """Return the cover with ``share``, the address of the picture that a shared link shows ("" where it has none)."""
    shown = picture(cover, alt="")
    return {**shown, "share": default_storage.url(cover["share"]) if cover.get("share") else ""} if shown else None


def _trail(code: str, language: str) -> list[dict]:
    """Return the way down to a shop: all shops, those of its province."""
    start = reverse("cms:shops")
    steps = [{"name": gettext("ร้านค้า"), "url": start}]
    if code in PROVINCES:
        steps.append({"name": _province(code, language), "url": f"{start}?province={PROVINCES[code][0]}"})
    return steps


def name_of(merchant: Merchant, language: str) -> str:
    """Return what a shop is called in ``language``, in Thai where it has no other name."""
    return (getattr(merchant, f"name_{language}", "") if language != "th" else "") or merchant.name


def place_of(merchant: Merchant, language: str) -> str:
    """Return where a shop is, whole: "อ.สายบุรี จ.ปัตตานี"; in other languages the province."""
    district, province = merchant.district_name, _province(merchant.province_code, language)
    return f"อ.{district} จ.{province}" if language == "th" and district and province else province or district


def address(slug: str) -> str:
    """Return the path of a shop's public page in the reader's language."""
    return reverse("cms:shop", args=[slug])


def public_link(slug: str) -> str:
    """Return the whole address to share and to print: the one without a language, which everybody may open."""
    with override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{address(slug)}"


def line_url(line_id: str) -> str:
    """Return the link that opens a talk in LINE: official accounts begin with @, people's do not."""
    if not line_id:
        return ""
    return f"https://line.me/R/ti/p/{quote(line_id if line_id.startswith('@') else f'~{line_id}', safe='~')}"


def away(storefront) -> dict | None:
    """Return until when the shop rests and what it says meanwhile; None once the day is over."""
    if storefront.away_until is None or storefront.away_until < clock.today():
        return None
    return {"until": storefront.away_until, "note": storefront.away_note}


def _featured(storefront) -> list[dict]:
    """Return the rows of what the shop shows first: hers, on sale now, in her order; one query, none without a choice."""
    keys = list(dict.fromkeys(storefront.featured))
    if not keys:
        return []
    found = cards.read("featured", _hers, [storefront.merchant_id, *keys])
    shown = {row["pk"]: row for row in found}
    return [shown[key] for key in keys if key in shown]


def _hers(blanks: list[int]) -> QuerySet[Product]:
    return Product.objects.on_sale().filter(merchant__in=blanks[:1], pk__in=blanks[1:])


def _shelves(storefront, page: str | None, *, selling: bool) -> dict:
    """Return what stands first and the page of goods; where one page holds all, what stands first is not listed again."""
    if not selling:
        return {"goods": None, "goods_drawn": "", "featured": "", "goods_left_out": False}
    goods = _goods(storefront.merchant, page)
    featured = _featured(storefront) if cards.page_number(page) == 1 else []
    alone = bool(featured) and not goods.has_next
    if alone:
        first = {row["pk"] for row in featured}
        goods = replace(goods, cards=[row for row in goods.cards if row["pk"] not in first])
    return {
        "goods": goods,
        "goods_drawn": cards_drawn.goods(goods.cards, eager=EAGER, at_home=True),
        "featured": cards_drawn.goods(featured, at_home=True),
        "goods_left_out": alone,
    }


def _goods(merchant: Merchant, page: str | None) -> CardPage:
    """One page of its goods, as rows."""
    [(_pk, total)] = prepared.ask("goods of a shop", _sold, [merchant.pk]) or [(merchant.pk, 0)]
    number = cards.within(cards.page_number(page), total)
    start = (number - 1) * cards.PAGE
    found = cards.read(("shop", number), lambda blanks: _shelf(blanks)[start : start + cards.PAGE + 1], [merchant.pk])
    return cards.page_of(found, number, total=total)


def _shelf(merchant: list[int]) -> QuerySet[Product]:
    return Product.objects.on_sale().filter(merchant__in=merchant).order_by("-listed_at", "-pk")


def _by_province():
    return open_shops().order_by().values_list("province_code").annotate(Count("pk"))


def _cards(name: Hashable, make: Callable, keys: Iterable[int] = ()) -> list[dict]:
    """Return the dictionaries ``components/shop_card.html`` takes: one query for the shops, one for how much they sell.

    ``name``, ``make`` and ``keys`` are those of ``prepared.ask``; ``make`` returns merchants.
    """
    language = get_language() or "th"
    found = prepared.ask(("shops", name), lambda blanks: make(blanks).values_list(*FIELDS), keys)
    rows = [dict(zip(FIELDS, row, strict=True)) for row in found]
    counts = dict(prepared.ask("goods of shops", _sold, [row["pk"] for row in rows])) if rows else {}
    return [
        {
            "pk": row["pk"],
            "url": address(row["slug"]),
            "name": in_language(row, "name", language),
            "district": row["district_name"] if language == "th" else "",
            "province": _province(row["province_code"], language),
            "province_slug": PROVINCES.get(row["province_code"], ("kedai",))[0],
            "initial": _initial(row["name"]),
            "picture": picture(row["storefront__cover"], alt=""),
            "product_count": counts.get(row["pk"], 0),
        }
        for row in rows
    ]


def _sold(merchants: list[int]):
    sold = Product.objects.on_sale().filter(merchant__in=merchants).order_by()
    return sold.values_list("merchant").annotate(Count("pk"))


def _chips(code: str, in_province: dict[str, int]) -> list[dict]:
    start, language = reverse("cms:shops"), get_language() or "th"
    chips = [{"label": gettext("ทุกจังหวัด"), "url": start, "count": sum(in_province.values()), "current": not code}]
    return chips + [
        {
            "label": _province(of, language),
            "url": f"{start}?province={slug}",
            "count": in_province.get(of, 0),
            "current": of == code,
        }
        for of, (slug, _thai, _english) in PROVINCES.items()
    ]


def _turns(number: int, last: int, code: str) -> dict:
    query = f"?province={PROVINCES[code][0]}&page=" if code else "?page="
    return {
        "number": number,
        "last": last,
        "prev": f"{query}{number - 1}" if number > 1 else "",
        "next": f"{query}{number + 1}" if number < last else "",
    }


def _initial(name: str) -> str:
    """Return the first letter of what a shop is called, past what many are ("กลุ่มทอผ้า…") and vowels written first."""
    called = _KIND.sub("", name.strip()) or name
    return next((sign for sign in called if sign.isalnum() and sign not in "เแโใไ"), "").upper()


def _province(code: str, language: str) -> str:
    _slug, thai, english = PROVINCES.get(code, ("", "", ""))
    return thai if language == "th" else english


def _number(page: str | None) -> int:
    text = page or ""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 1
