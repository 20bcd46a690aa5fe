"""The filters beside a list, each with how many products a click would show."""

from collections import Counter
from dataclasses import dataclass, replace
from heapq import nsmallest

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common import held, places, provinces
from common.provinces import PROVINCES
from merchants.models import Merchant
from shop.browse import certificate_filter, tally
from shop.browse.filters import CODE_OF_PROVINCE, ELSEWHERE, RELEVANCE, TO, Filters, Senders
from shop.browse.sources import Source
from shop.browse.tally import Tally
from shop.catalogue import categories
from shop.catalogue.cards import in_language
from shop.catalogue.models import Category
from shop.delivery import services as delivery

MOST_SHOPS = 12  # of the filter by shop; more are found by their name


@dataclass
class Facets:
    """What is counted for one list."""

    now: Filters
    kinds: list[Category]
    shown: Tally  # of what the list shows: without the sold out, where that is chosen
    bands: Tally  # the same without the limits typed for the price
    all: int
    in_stock: int
    certificates: dict[str, int]  # what a click would show, by the key of a kind; "" for all
    names: dict[str, dict[str, str]]  # of the kinds of certificate, by language

    @property
    def total(self) -> int:
        return self.in_stock if self.now.in_stock else self.all


def counted(now: Filters, source: Source, senders: Senders) -> Facets:
    """Count what ``source`` holds by its versions, and take away what is sold out at this moment."""
    kinds = ["", *source.kept.kinds]
    goods = source.within(now, senders)
    every = shown = tally.of(goods, now, now.certificate)
    certificates = {kind: tally.total(goods, now, kind) for kind in kinds}
    if now.in_stock:
        gone = source.sold(now, senders)
        shown = every.less(tally.of(gone, now, now.certificate))
        certificates = {kind: number - tally.total(gone, now, kind) for kind, number in certificates.items()}
        left = shown.total
    else:
        left = every.total - source.gone(now, senders)
    bands = _without_limits(now, source, senders) if now.has_limits else shown
    return Facets(now, source.kept.categories, shown, bands, every.total, left, certificates, source.kept.kinds)


def _without_limits(now: Filters, source: Source, senders: Senders) -> Tally:
    free = replace(now, least=None, most=None)
    every = tally.of(source.goods(senders), free, free.certificate)
    return every.less(tally.of(source.sold(free, senders), free, free.certificate)) if free.in_stock else every


def senders(sending: str) -> Senders:
    """Return who sends and who waits for those who come, held under the version of how merchants send."""
    return held.of(f"senders:{sending}", lambda: Senders(*map(frozenset, delivery.senders())))


def category_chips(facets: Facets) -> list[dict]:
    """Return the categories one can go to from here: those at the top, or what stands in (and beside) the one chosen."""
    now, by = facets.now, facets.shown.by["category"]
    here = now.category
    inside = [kind for kind in facets.kinds if here and kind.parent_id == here.pk]
    above = {kind.pk: kind for kind in facets.kinds}
    top = inside and here or (here and above.get(here.parent_id))
    options = [_option(facets, _("ทั้งหมด"), "category", None, by["all"])]
    if top:
        options.append(_option(facets, str(top), "category", top, _below(facets, top)))
    shown = [kind for kind in facets.kinds if kind.parent_id == (top.pk if top else None)]
    options += [_option(facets, str(kind), "category", kind, _below(facets, kind)) for kind in shown]
    return [option for option in options if option["count"] or option["current"]]


def groups(facets: Facets) -> list[dict]:
    """Return the other filters and the order as ``components/filters.html`` takes them."""
    return [group for group in _groups(facets) if len(group["options"]) > 1]


def _groups(facets: Facets):
    now, by, bands = facets.now, facets.shown.by, facets.bands.by["band"]
    yield {"label": _("เรียงตาม"), "options": _orders(now)}
    yield {"label": _("ใบรับรอง"), "options": certificate_filter.options(facets)}
    yield _group(facets, _("จังหวัด"), "province", _("ทุกจังหวัด"), by["province"], [
        (names[0], provinces.name_of(code), code) for code, names in PROVINCES.items()
    ])  # fmt: skip
    if now.province:
        yield _group(facets, _("อำเภอ"), "district", _("ทุกอำเภอ"), by["district"], _districts(facets))
    yield _group(
        facets, _("ราคา"), "price", _("ทุกราคา"), bands, [(key, words, key) for key, words in band_labels().items()]
    )
    yield {"label": _("สต็อก"), "options": [
        {"label": _("ทั้งหมด"), "url": now.query(in_stock=False), "count": facets.all, "current": not now.in_stock},
        {"label": _("มีของพร้อมส่ง"), "url": now.query(in_stock=True), "count": facets.in_stock, "current": now.in_stock},
    ]}  # fmt: skip
    yield _group(facets, _("ส่งถึง"), "to", _("ที่ไหนก็ได้"), by["to"], [(to, to_label(to), to) for to in TO])
    yield _shops(facets)


def applied(facets: Facets) -> list[dict]:
    """Return what is chosen besides the category, each with the link that takes it away again."""
    now = facets.now
    said = [
        (now.province and provinces.name_of(now.province_code), {"province": ""}),
        (now.district and places.district_name(now.district, get_language()), {"district": ""}),
        (now.shop and _shop_name(now.shop), {"shop": None}),
        (now.price and band_labels()[now.price], {"price": ""}),
        (now.has_limits and _limits(now), {"price": ""}),
        (now.in_stock and _("มีของพร้อมส่ง"), {"in_stock": False}),
        (now.certificate and certificate_filter.name_of(facets, now.certificate), {"certificate": ""}),
        (now.to and _("ส่งถึง %(place)s") % {"place": to_label(now.to)}, {"to": ""}),
    ]
    return [{"label": label, "url": now.query(**away)} for label, away in said if label]


def band_labels() -> dict[str, str]:
    return {"under-100": _("ไม่ถึง ฿100"), "100-500": _("฿100 ถึง ฿499"), "over-500": _("฿500 ขึ้นไป")}


def to_label(to: str) -> str:
    return provinces.name_of(CODE_OF_PROVINCE[to]) if to != ELSEWHERE else _("จังหวัดอื่น")


def _below(facets: Facets, kind: Category) -> int:
    by = facets.shown.by["category"]
    return sum(by[row.pk] for row in categories.below(kind, facets.kinds))


def _option(facets: Facets, label: str, name: str, value: object, count: int | str) -> dict:
    now = facets.now
    return {"label": label, "url": now.query(**{name: value}), "count": count, "current": getattr(now, name) == value}


def _group(facets: Facets, label: str, name: str, every: str, by: Counter, options: list[tuple]) -> dict:
    """One filter: every option with something to show (or chosen), and first the way back to all."""
    shown = [_option(facets, words, name, value, by[key]) for value, words, key in options]
    if name == "price":
        shown = [{**option, "current": option["current"] and not facets.now.has_limits} for option in shown]
    shown = [option for option in shown if option["count"] or option["current"]]
    return {"label": label, "name": name, "options": [_option(facets, every, name, "", by["all"]), *shown]}


def _orders(now: Filters) -> list[dict]:
    words = {"newest": _("มาใหม่"), "cheapest": _("ราคาต่ำก่อน"), "dearest": _("ราคาสูงก่อน"), "unit": _("ราคาต่อหน่วยต่ำก่อน")}
    if now.q:
        words = {RELEVANCE: _("ตรงที่สุด"), **words}
    return [
        {"label": label, "url": now.query(sort=key), "count": "", "current": now.sort == key}
        for key, label in words.items()
    ]


def _districts(facets: Facets) -> list[tuple]:
    codes = [code for code in facets.shown.by["district"] if code.startswith(facets.now.province_code)]
    language = get_language()
    return sorted(((code, places.district_name(code, language), code) for code in codes), key=lambda row: row[1])


def _shops(facets: Facets) -> dict:
    """The shops with the most to show (one query for their names)."""
    by, now, language = facets.shown.by["merchant"], facets.now, get_language() or "th"
    some = (pk for pk, number in by.items() if pk != "all" and number > 0)
    most = nsmallest(MOST_SHOPS, some, key=lambda pk: (-by[pk], pk))
    names = {row.pk: row for row in Merchant.objects.filter(pk__in=most)} if most else {}
    if now.shop:
        names.setdefault(now.shop.pk, now.shop)
        most = list(dict.fromkeys([now.shop.pk, *most]))
    options = [_option(facets, _("ทุกร้าน"), "shop", None, by["all"])]
    options += [
        _option(facets, _shop_name(names[pk], language), "shop", names[pk], by[pk]) for pk in most if pk in names
    ]
    return {"label": _("ร้าน"), "name": "shop", "options": options}


def _shop_name(shop: Merchant, language: str | None = None) -> str:
    row = {"name": shop.name, "name_ms": shop.name_ms, "name_en": shop.name_en}
    return in_language(row, "name", language or get_language() or "th")


def _limits(now: Filters) -> str:
    if now.least is None:
        return _("ไม่เกิน ฿%(most)s") % {"most": f"{now.most:,}"}
    if now.most is None:
        return _("ตั้งแต่ ฿%(least)s") % {"least": f"{now.least:,}"}
    return _("฿%(least)s ถึง ฿%(most)s") % {"least": f"{now.least:,}", "most": f"{now.most:,}"}
