"""The product list's filters: plain links with counts, so that a choice can be shared, kept and opened without script."""

from collections import Counter
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.provinces import PROVINCES
from shop.browse import certificate_filter
from shop.catalogue import counts, cover
from shop.catalogue.models import Category, Product

CODE_OF_PROVINCE = {slug: code for code, (slug, _thai, _english) in PROVINCES.items()}
SORTS = {"newest": ("-listed_at", "-pk"), "cheapest": ("price_satang", "pk"), "dearest": ("-price_satang", "-pk")}


@dataclass(frozen=True)
class Filters:
    """What the shopper has chosen; an empty text is no choice. Values that are none of ours count as no choice."""

    category: Category | None = None
    province: str = ""
    price: str = ""
    in_stock: bool = False
    sort: str = "newest"
    certificate: str = ""
    cells: Counter[counts.Cell] = field(default_factory=Counter, compare=False, repr=False)
    covered: dict[str, counts.Covered] = field(default_factory=dict, compare=False, repr=False)

    @property
    def narrowed(self) -> bool:
        return bool(self.category or self.province or self.price or self.in_stock or self.certificate)

    @property
    def province_code(self) -> str:
        return CODE_OF_PROVINCE.get(self.province, "")

    @property
    def total(self) -> int | None:
        """Return how many products fit, or None where only live stock could say."""
        return None if self.in_stock else self.count()

    def count(self, **changes: object) -> int:
        """Return how many products would be left with these changes (of category, province, price, certificate)."""
        now = replace(self, **changes)
        cells = now.covered[now.certificate].cells if now.certificate else now.cells
        category = now.category.pk if now.category else None
        return counts.sum_of(cells, category=category, province=now.province_code, band=now.price)

    def query(self, **changes: object) -> str:
        """Return the query string of these filters with ``changes``, beginning with ``?``; a page starts anew."""
        now = replace(self, **changes)
        said = {
            "category": now.category.slug if now.category else "",
            "province": now.province,
            "price": now.price,
            "cert": now.certificate,
            "stock": "1" if now.in_stock else "",
            "sort": now.sort if now.sort != "newest" else "",
        }
        return "?" + urlencode({key: value for key, value in said.items() if value})

    def narrow(self, products: QuerySet[Product]) -> QuerySet[Product]:
        """Return the ``products`` that fit, in the order chosen."""
        if self.category:
            products = products.filter(category=self.category)
        if self.province:
            products = products.filter(merchant__province_code=self.province_code)
        if self.price:
            low, high = counts.BANDS[self.price]
            products = products.filter(price_satang__gte=low, price_satang__lt=high)
        if self.certificate:
            products = cover.covered(products, kind=self.certificate)
        if self.in_stock:
            products = products.in_stock()
        return products.order_by(*SORTS[self.sort])


def chosen(query, categories: list[Category]) -> Filters:
    """Read what a query string chooses; a value that is none of ours is passed over."""
    by_slug = {category.slug: category for category in categories}
    province, price, sort = query.get("province", ""), query.get("price", ""), query.get("sort", "")
    counted, certificate = counts.counted(), query.get("cert", "")
    return Filters(
        category=by_slug.get(query.get("category", "")),
        province=province if province in CODE_OF_PROVINCE else "",
        price=price if price in counts.BANDS else "",
        in_stock=query.get("stock") == "1",
        sort=sort if sort in SORTS else "newest",
        certificate=certificate if certificate in counted.covered else "",
        cells=counted.cells,
        covered=counted.covered,
    )


def category_chips(now: Filters, categories: list[Category]) -> list[dict]:
    """Return the chips of the categories that have something to show, "all" first."""
    options = [_option(now, _("ทั้งหมด"), "category", None)]
    options += [_option(now, str(category), "category", category) for category in categories]
    return [option for option in options if option["count"] != 0 or option["current"]]


def groups(now: Filters) -> list[dict]:
    """Return the other filters and the order as ``components/filters.html`` takes them."""
    column = 2 if get_language() != "th" else 1
    provinces = [_option(now, names[column], "province", names[0]) for names in PROVINCES.values()]
    bands = [_option(now, label, "price", key) for key, label in _band_labels().items()]
    stock = [
        {"label": _("ทั้งหมด"), "url": now.query(in_stock=False), "count": "", "current": not now.in_stock},
        {"label": _("มีของพร้อมส่ง"), "url": now.query(in_stock=True), "count": "", "current": now.in_stock},
    ]
    orders = [
        {"label": label, "url": now.query(sort=key), "count": "", "current": now.sort == key}
        for key, label in (("newest", _("มาใหม่")), ("cheapest", _("ราคาต่ำก่อน")), ("dearest", _("ราคาสูงก่อน")))
    ]
    return [
        {"label": _("เรียงตาม"), "options": orders},
        {"label": _("ใบรับรอง"), "options": certificate_filter.options(now)},
        {"label": _("จังหวัด"), "options": [_option(now, _("ทุกจังหวัด"), "province", ""), *provinces]},
        {"label": _("ราคา"), "options": [_option(now, _("ทุกราคา"), "price", ""), *bands]},
        {"label": _("สต็อก"), "options": stock},
    ]


def applied(now: Filters) -> list[dict]:
    """Return what is chosen besides the category, each with the link that takes it away again."""
    column = 2 if get_language() != "th" else 1
    found = []
    if now.province:
        found.append({"label": PROVINCES[now.province_code][column], "url": now.query(province="")})
    if now.price:
        found.append({"label": _band_labels()[now.price], "url": now.query(price="")})
    if now.certificate:
        label = certificate_filter.name_of(now, now.certificate)
        found.append({"label": label, "url": now.query(certificate="")})
    if now.in_stock:
        found.append({"label": _("มีของพร้อมส่ง"), "url": now.query(in_stock=False)})
    return found


def _band_labels() -> dict[str, str]:
    return {"under-100": _("ไม่ถึง ฿100"), "100-500": _("฿100 ถึง ฿499"), "over-500": _("฿500 ขึ้นไป")}


def _option(now: Filters, label: str, field: str, value: object) -> dict:
    count = "" if now.in_stock else now.count(**{field: value})
    return {"label": label, "url": now.query(**{field: value}), "count": count, "current": getattr(now, field) == value}
