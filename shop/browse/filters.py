"""What a shopper has chosen on a list: plain links, so that a choice can be shared, kept and opened without script."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from common.provinces import PROVINCES
from common.thai import digits
from merchants.models import Merchant
from shop.catalogue import categories, cells, counts, cover
from shop.catalogue.models import Category, Product

CODE_OF_PROVINCE = {slug: code for code, (slug, _thai, _english) in PROVINCES.items()}
ELSEWHERE = "elsewhere"  # a province that is none of the five
TO = [*CODE_OF_PROVINCE, ELSEWHERE]
RELEVANCE, NEWEST = "relevance", "newest"
SORTS = {
    NEWEST: ("-listed_at", "-pk"),
    "cheapest": ("price_satang", "pk"),
    "dearest": ("-price_satang", "-pk"),
    "unit": (F("hundred_satang").asc(nulls_last=True), "pk"),
}
# the same orders, which no index has: what fits is gathered and put in order, instead of met in the order of an index
GATHERED = {
    NEWEST: (Coalesce("listed_at", "listed_at").desc(), "-pk"),
    "cheapest": (Coalesce("price_satang", "price_satang").asc(), "pk"),
    "dearest": (Coalesce("price_satang", "price_satang").desc(), "-pk"),
    "unit": (Coalesce("hundred_satang", "hundred_satang").asc(nulls_last=True), "pk"),
}
MOST_BAHT = 1_000_000


HOME, COMES = "home", "comes"  # sent to the whole country; for those of the shop's own province, who come for it


def reaches(way: str, province: str, to: str) -> bool:
    """Whether a shopper of ``to`` (a slug of TO) gets what is given away so in ``province``."""
    return way == HOME or (way == COMES and CODE_OF_PROVINCE.get(to) == province)


@dataclass(frozen=True)
class Senders:
    """Who sends: ``home`` to the whole country but goods of a profile that ``stays``, ``pickup`` to nobody but those who come."""

    home: frozenset[int] = frozenset()
    pickup: frozenset[int] = frozenset()
    stays: frozenset[tuple[int, str]] = frozenset()

    def way(self, merchant: int, profile: str) -> str:
        """Return how ``merchant`` gives goods of ``profile`` away: HOME, COMES, or "" for not at all."""
        if merchant in self.home and (merchant, profile) not in self.stays:
            return HOME
        return COMES if merchant in self.pickup else ""

    def sent(self) -> Q:
        """Return the products that are sent to people's homes."""
        sent = Q(merchant__in=self.home)
        for profile in sorted({profile for _merchant, profile in self.stays}):
            at = [merchant for merchant, stays in self.stays if stays == profile]
            sent &= ~Q(delivery_profile=profile, merchant__in=at)
        return sent


@dataclass(frozen=True)
class Filters:
    """The choice; an empty text is no choice. Values that are none of ours count as no choice."""

    q: str = ""
    category: Category | None = None
    inside: frozenset[int] = frozenset()  # the category and those that stand in it
    province: str = ""
    district: str = ""
    shop: Merchant | None = None
    price: str = ""
    least: int | None = None  # baht
    most: int | None = None
    in_stock: bool = False
    to: str = ""
    certificate: str = ""  # key of a kind
    sort: str = ""

    @property
    def narrowed(self) -> bool:
        return bool(
            self.category
            or self.province
            or self.shop
            or self.price
            or self.has_limits
            or self.in_stock
            or self.to
            or self.certificate
        )

    @property
    def has_limits(self) -> bool:
        return self.least is not None or self.most is not None

    @property
    def province_code(self) -> str:
        return CODE_OF_PROVINCE.get(self.province, "")

    @property
    def default_sort(self) -> str:
        return RELEVANCE if self.q else NEWEST

    def with_(self, **changes: object) -> "Filters":
        """Return the choice with ``changes``: a district goes with its province, a range of prices replaces the other."""
        if "province" in changes and changes["province"] != self.province:
            changes.setdefault("district", "")
        if "price" in changes:
            changes = {"least": None, "most": None, **changes}
        return replace(self, **changes)

    def said(self, **changes: object) -> dict[str, str]:
        """Return the parameters that say this choice with ``changes``; a page starts anew."""
        now = self.with_(**changes)
        said = {
            "q": now.q,
            "category": now.category.slug if now.category else "",
            "province": now.province,
            "district": now.district,
            "shop": now.shop.slug if now.shop else "",
            "price": now.price,
            "min": "" if now.least is None else str(now.least),
            "max": "" if now.most is None else str(now.most),
            "stock": "1" if now.in_stock else "",
            "to": now.to,
            "cert": now.certificate,
            "sort": now.sort if now.sort != now.default_sort else "",
        }
        return {key: value for key, value in said.items() if value}

    def query(self, **changes: object) -> str:
        """Return the query string of this choice with ``changes``, beginning with ``?``."""
        return "?" + urlencode(self.said(**changes))

    def within_limits(self, products: QuerySet[Product]) -> QuerySet[Product]:
        """Return those of ``products`` that fit the limits typed for the price."""
        if self.least is not None:
            products = products.filter(price_satang__gte=self.least * 100)
        if self.most is not None:
            products = products.filter(price_satang__lte=self.most * 100)
        return products

    def narrow(self, products: QuerySet[Product], senders: Senders) -> QuerySet[Product]:
        """Return the ``products`` that fit, in the order chosen."""
        products = self.within_limits(products)
        if self.category:
            products = products.filter(category__in=self.inside)
        if self.province:
            products = products.filter(merchant__province_code=self.province_code)
        if self.district:
            products = products.filter(merchant__subdistrict_code__startswith=self.district)
        if self.shop:
            products = products.filter(merchant=self.shop)
        if self.price:
            low, high = cells.BANDS[self.price]
            products = products.filter(price_satang__gte=low, price_satang__lt=high)
        if self.to:
            near = Q(merchant__in=senders.pickup, merchant__province_code=CODE_OF_PROVINCE.get(self.to, "-"))
            products = products.filter(senders.sent() | near)
        if self.certificate:
            products = cover.covered(products, kind=self.certificate)
        if self.in_stock:
            products = products.in_stock()
        return products.order_by(*SORTS[self.sort]) if self.sort in SORTS else products


def chosen(query, kept: counts.Kept, *, q: str = "") -> Filters:
    """Read what a query string chooses; a value that is none of ours is passed over."""
    kinds, certificate = kept.categories, query.get("cert", "")
    category = {kind.slug: kind for kind in kinds}.get(query.get("category", ""))
    province, to, price = query.get("province", ""), query.get("to", ""), query.get("price", "")
    code = CODE_OF_PROVINCE.get(province, "")
    district, sort = query.get("district", ""), query.get("sort", "")
    found = Filters(
        q=q,
        category=category,
        inside=frozenset(kind.pk for kind in categories.below(category, kinds)) if category else frozenset(),
        province=province if code else "",
        district=district if code and len(district) == cells.DISTRICT and district.startswith(code) else "",
        shop=_shop(query.get("shop", "")),
        price=price if price in cells.BANDS else "",
        least=None if price in cells.BANDS else _baht(query.get("min", "")),
        most=None if price in cells.BANDS else _baht(query.get("max", "")),
        in_stock=query.get("stock") == "1",
        to=to if to in TO else "",
        certificate=certificate if certificate in kept.kinds else "",
    )
    return replace(found, sort=sort if sort in SORTS or sort == found.default_sort else found.default_sort)


def _shop(slug: str) -> Merchant | None:
    """Return the open merchant of this slug; asked only where the address names one."""
    return Merchant.objects.open().filter(slug=slug[:80]).first() if slug and "\x00" not in slug else None


def _baht(text: str) -> int | None:
    """Return a whole number of baht as a person types it (Thai digits and commas welcome), or None."""
    said = digits.to_arabic(text).replace(",", "").strip()
    return min(int(said), MOST_BAHT) if said.isascii() and said.isdigit() and len(said) < 10 else None
