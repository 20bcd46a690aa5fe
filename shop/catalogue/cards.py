"""Products as lists show them: dictionaries from one SQL, no model objects, price and stock read at that moment."""

import datetime
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from django.db.models import FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext

from common import clock, prepared
from common.provinces import PROVINCES
from shop.catalogue import choices, cover, rating, season_words, seasons
from shop.catalogue.models import Product

PAGE = 24
LAST_PAGE = 200  # nobody turns so many pages; a database should not be asked to

FIELDS = (
    "pk", "slug", "name", "name_ms", "name_en", "unit", "card", "state", "option_1", "made_days", "season_months",
    "review_count", "review_stars",
    "category__by_weight",
    "merchant__slug", "merchant__name", "merchant__name_ms", "merchant__name_en",
    "merchant__district_name", "merchant__province_code",
    *(f"first__{column}" for column in choices.COLUMNS),
)  # fmt: skip


def rows(queryset: QuerySet[Product], *more: str) -> list[dict]:
    """Return FIELDS of these products in their order, with ``more`` columns of the queryset's own and ``choices``.

    One query, and one more where some of them have several variants. A sliced queryset is welcome.
    """
    return _with_choices((*FIELDS, *more), _values(queryset, *more))


def read(name: Hashable, make: Callable[..., QuerySet[Product]], keys: Iterable[int] = ()) -> list[dict]:
    """Return the rows of a list that is asked again and again, with their ``badge``; as many queries as ``rows``.

    ``name``, ``make`` and ``keys`` are those of ``prepared.ask``; ``make`` returns products.
    """
    columns = (*FIELDS, "badge")
    found = prepared.ask(
        ("cards", name, get_language()), lambda blanks: _values(cover.with_badge(make(blanks)), "badge"), keys
    )
    return _with_choices(columns, found)


def of_keys(keys: list[int]) -> list[dict]:
    """Return the rows (as ``read``) of those of these products that are on sale, in the order of ``keys``; nothing for none."""
    found = {row["pk"]: row for row in read("keys", _on_sale, keys)} if keys else {}
    return [found[pk] for pk in keys if pk in found]


def _on_sale(keys: list[int]) -> QuerySet[Product]:
    return Product.objects.on_sale().filter(pk__in=keys)


def _values(queryset: QuerySet[Product], *more: str) -> QuerySet:
    first = FilteredRelation("variants", condition=Q(variants__position=0))
    return queryset.annotate(first=first).values_list(*FIELDS, *more)


def _with_choices(columns: tuple[str, ...], found: Iterable[tuple]) -> list[dict]:
    named = [dict(zip(columns, row, strict=True)) for row in found]
    several = choices.of_several(row["pk"] for row in named if row["option_1"])
    for row in named:
        only = choices.Choice(*(row.pop(f"first__{column}") for column in choices.COLUMNS))
        row["choices"] = several.get(row["pk"]) or [only]
    return named


def cards(queryset: QuerySet[Product]) -> list[dict]:
    """Return the dictionaries ``components/product_card.html`` takes, for these products in their order; queries as ``rows``.

    Besides its keys: ``pk``, ``slug``, ``variant`` (the first that goes into a cart), ``unit``, ``shop_slug``.
    """
    return told(rows(cover.with_badge(queryset), "badge"))


def shown(rows_read: Iterable[dict]) -> list[tuple]:
    """Return all that a card tells of each of these rows, as a key: of the pieces only whether any can be ordered.

    A sale that leaves some changes no card.
    """
    return [
        (*(row[name] for name in row if name != "choices"), [choice.said for choice in row["choices"]])
        for row in rows_read
    ]


def told(rows_read: Iterable[dict]) -> list[dict]:
    """Return the same for rows that were read with their ``badge``."""
    language, base, today = get_language() or "th", reverse("browse:products"), clock.today()
    return [_card(row, language, base, today) for row in rows_read]


@dataclass(frozen=True)
class CardPage:
    """One page of cards. ``total`` is None where counting would cost more than it tells."""

    cards: list[dict]
    number: int
    has_next: bool
    total: int | None = None
    size: int = PAGE

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def last(self) -> int | None:
        """Return the number of the last page one can turn to; None where nobody counted."""
        return None if self.total is None else min(LAST_PAGE, max(1, -(-self.total // self.size)))

    @property
    def where(self) -> str:
        """Return where one is in words: of how many pages only where that is known."""
        if self.last is None:
            return gettext("หน้า %(number)s") % {"number": self.number}
        return gettext("หน้า %(number)s จาก %(total)s") % {"number": self.number, "total": self.last}


def card_page(
    queryset: QuerySet[Product], *, page: str | int | None, total: int | None = None, size: int = PAGE
) -> CardPage:
    """Return page ``page`` (from 1; what is no number is 1) in one query. Beyond the end: the last page where ``total``
    is known, else an empty one. Never further than LAST_PAGE.
    """
    number = page_number(page)
    if total is not None:
        number = within(number, total, size=size)
    start = (number - 1) * size
    return page_of(cards(queryset[start : start + size + 1]), number, total=total, size=size)


def page_of(found: list[dict], number: int, *, total: int | None = None, size: int = PAGE) -> CardPage:
    """Return page ``number`` of what was read for it: ``size`` rows and one more where another page follows."""
    return CardPage(found[:size], number, len(found) > size and number < LAST_PAGE, total, size)


def within(number: int, total: int, *, size: int = PAGE) -> int:
    """Return ``number``, or that of the last page that ``total`` rows fill."""
    return min(number, max(1, -(-total // size)))


def page_number(page: str | int | None) -> int:
    """Return the page a person asked for: 1 for what is no number, never beyond LAST_PAGE."""
    text = str(page or 1)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
    return min(max(number, 1), LAST_PAGE)


def place_of(district: str, province_code: str, language: str = "th") -> str:
    """Return ``"สายบุรี ปัตตานี"``; a district that names its province is enough by itself."""
    _slug, thai, english = PROVINCES.get(province_code, ("", "", ""))
    if language != "th":
        return english or district
    return district if not thai or thai in district else f"{district} {thai}".strip()


def in_language(row: dict, name: str, language: str) -> str:
    """Return ``row[name]`` in ``language``, falling back to Thai."""
    return (row.get(f"{name}_{language}") if language != "th" else "") or row[name]


def _card(row: dict, language: str, base: str, today: datetime.date) -> dict:
    name = in_language(row, "name", language)
    picture = row["card"].get("picture")
    sold = choices.summary(row["choices"], today, unit=row["unit"], by_weight=row["category__by_weight"])
    opens_in = seasons.opens_in(row["season_months"], today)
    return {
        "pk": row["pk"],
        "slug": row["slug"],
        "url": f"{base}{row['slug']}/",
        "name": name,
        "price_satang": sold.satang,
        "from_price": sold.several,
        "was_satang": sold.was_satang,
        "unit": row["unit"],
        "unit_price": sold.unit_price,
        "picture": {**picture, "alt": name} if picture else None,
        "shop_name": in_language(row, "merchant__name", language),
        "shop_slug": row["merchant__slug"],
        "district": place_of(row["merchant__district_name"], row["merchant__province_code"], language),
        "badge": row["badge"],
        "rating": rating.mean_words(count=row["review_count"], total=row["review_stars"]),
        "reviews": row["review_count"],
        "available": sold.available if opens_in is None else 0,
        "sold_out_note": "" if opens_in is None else season_words.again(opens_in),
        "variant": row["choices"][0].pk,
    }
