"""What somebody asked to see of a list of the office: a shelf of it, a province, a choice of the list's own, words."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import ClassVar, Self

from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from common import provinces
from common.provinces import PROVINCES
from common.thai import text

LONGEST = 80  # letters of the words


@dataclass(frozen=True)
class Wish:
    """A list says which ``shelves`` it has (the first is shown to who asks for none) and adds its own choices as fields,
    named as they stand in the address."""

    shelf: str = ""
    province: str = ""
    query: str = ""
    shelves: ClassVar[Mapping[str, object]] = {"": ""}

    @classmethod
    def of(cls, asked: Mapping[str, str], **options: Container[str]) -> Self:
        """Read it from an address; ``options`` are the values that each own choice may have. Anything strange is nothing."""
        shelf, province = asked.get("state", ""), asked.get("province", "")
        chosen = {name: asked.get(name, "") for name in options}
        return cls(
            shelf=shelf if shelf in cls.shelves else cls.first(),
            province=province if province in PROVINCES else "",
            query=text.plain_line(asked.get("q", ""))[:LONGEST],
            **{name: value if value in options[name] else "" for name, value in chosen.items()},
        )

    @classmethod
    def first(cls) -> str:
        """Return the shelf that is shown to who asks for none."""
        return next(iter(cls.shelves))

    def said(self, **changes: str) -> dict[str, str]:
        """Return it, with ``changes``, as the names and values of an address; what is nothing is left out."""
        own = {**asdict(self), **changes}
        shelf, province, query = own.pop("shelf"), own.pop("province"), own.pop("query")
        named = {"state": "" if shelf == self.first() else shelf, "province": province, **own, "q": query}
        return {name: value for name, value in named.items() if value}

    def query_string(self, **changes: str) -> str:
        """Return ``said`` as a query string, without the question mark."""
        return urlencode(self.said(**changes))

    @property
    def further(self) -> str:
        """Return what follows the number of a page in an address."""
        query = self.query_string()
        return f"&{query}" if query else ""


def shelf_chips(wish: Wish, labels: Mapping[str, str | Promise], counts: Mapping[str, int]) -> list[dict]:
    """Return a chip for each shelf with how much stands on it."""
    return _chips(wish, "shelf", labels.items(), counts)


def province_chips(wish: Wish, codes: list[str], counts: Mapping[str, int]) -> list[dict]:
    """Return a chip for each province with its count, all of them first; none for somebody who has but one."""
    if len(codes) < 2:
        return []
    labels = [("", _("ทุกจังหวัด")), *((code, provinces.name_of(code)) for code in codes)]
    return _chips(wish, "province", labels, {**counts, "": sum(counts[code] for code in codes)})


def _chips(wish: Wish, name: str, labels: Iterable[tuple], counts: Mapping[str, int]) -> list[dict]:
    return [
        {
            "label": label,
            "count": counts[value],
            "current": getattr(wish, name) == value,
            "url": f"?{wish.query_string(**{name: value})}",
        }
        for value, label in labels
    ]
