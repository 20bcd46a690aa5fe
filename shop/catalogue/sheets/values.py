"""What may stand in a column: read from what was typed, written for a cell, shown to a person.

A value is plain JSON (text, number, None), so that a row and what is wrong with it can be kept. What is wrong is a code with facts;
its sentence is looked up when somebody reads it, in her language.
"""

import difflib
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from common import money
from common.forms.fields import BahtField, LongTextField, PlainTextField, WholeNumberField
from common.thai import dates, digits
from common.thai.text import normalise
from shop.catalogue import seasons

LANGUAGES = ("th", "ms", "en")
NOTHING = {"-", "–", "—", "−"}  # a cell that says only this takes away what was there


class Wrong(Exception):
    """A cell cannot be read: ``code`` of a sentence and the facts in it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class Typed:
    """A value that a form field of the house reads."""

    empty: object = None  # what a dash stands for

    def __init__(self, field: forms.Field) -> None:
        self.field = field
        field.required = False

    @property
    def sentences(self) -> dict:
        return self.field.error_messages

    def read(self, typed: str) -> object:
        try:
            return self.field.clean(typed)
        except ValidationError as refusal:
            error = refusal.error_list[0]
            facts = {name: str(value) for name, value in (error.params or {}).items() if name != "value"}
            raise Wrong(error.code, **facts) from refusal

    def cell(self, value: object) -> object:
        """Return ``value`` as a cell holds it."""
        return value

    def shown(self, value: object) -> str:
        """Return ``value`` as a person reads it."""
        return "" if value is None else str(value)


class Words(Typed):
    """One line, or several."""

    empty = ""

    def __init__(self, most: int, *, lines: bool = False) -> None:
        super().__init__((LongTextField if lines else PlainTextField)(max_length=most))


class Whole(Typed):
    """A count; nothing where there is none. ``units`` may stand behind the number: word → how many of ours one is."""

    _WITH_UNIT = re.compile(r"(?P<number>[\d.,\s]+?)\s*(?P<unit>[^\d\s.,]+)\.?")

    def __init__(self, least: int, most: int, units: dict[str, int] | None = None) -> None:
        super().__init__(WholeNumberField(min_value=least, max_value=most))
        self.units = units or {}

    def read(self, typed: str) -> int | None:
        return super().read(self._in_ours(typed))

    def _in_ours(self, typed: str) -> str:
        """``"0.5 กก."`` → ``"500"``; what is no number with a known unit stays as it was typed."""
        found = self._WITH_UNIT.fullmatch(digits.to_arabic(typed).strip())
        times = self.units.get(normalise(found["unit"]).replace(".", "")) if found else None
        if times is None:
            return typed
        if times == 1:
            return found["number"]
        try:
            return f"{Decimal(found['number'].replace(',', '')) * times:f}"
        except InvalidOperation:
            return typed

    def shown(self, value: int | None) -> str:
        return "" if value is None else f"{value:,}"


class Baht(Typed):
    """Satang, typed as baht."""

    def __init__(self) -> None:
        super().__init__(BahtField(min_satang=100))

    def cell(self, value: int | None) -> str:
        return "" if value is None else money.plain_baht(value)

    def shown(self, value: int | None) -> str:
        return "" if value is None else money.baht_text(value)


class Choice:
    """One of several, by any of its names. ``options``: value → its names by language."""

    sentences = {
        "choice": _("ไม่มีตัวเลือกนี้ เลือกจากรายการในช่อง หรือพิมพ์ให้ตรงกับรายการ"),
        "near": _("ไม่มีตัวเลือกนี้ หมายถึง “%(near)s” ใช่ไหม ถ้าใช่ให้พิมพ์ตามนี้"),
    }

    def __init__(
        self, options: dict[object, dict[str, str]], also: dict[str, object] | None = None, empty: object = None
    ) -> None:
        self.options, self.empty = options, empty
        self.known = {normalise(word): value for word, value in (also or {}).items()}
        for value, names in options.items():
            self.known.update((normalise(name), value) for name in names.values() if name)

    def read(self, typed: str) -> object | None:
        said = normalise(typed)
        if said in self.known:
            return self.known[said]
        near = difflib.get_close_matches(said, self.known, n=1, cutoff=0.6)
        if near:
            raise Wrong("near", near=self.label(self.known[near[0]], "th"))
        raise Wrong("choice")

    def label(self, value: object, language: str) -> str:
        names = self.options.get(value, {})
        return names.get(language) or names.get("th", "")

    def labels(self, language: str) -> list[str]:
        return [self.label(value, language) for value in self.options]

    def cell(self, value: object) -> str:
        return self.label(value, language_now())

    def shown(self, value: object) -> str:
        return self.label(value, language_now())


class Several:
    """Some of a list, by any of their names, one after the other. Kept as the list of what they stand for, in the list's order."""

    empty: list = []
    sentences = {
        "each": _("ไม่รู้จัก “%(said)s” เลือกชื่อจากรายการในช่องหรือหน้า “รายการให้เลือก” หลายอย่างคั่นด้วย ;"),
        "each_near": _("ไม่รู้จัก “%(said)s” หมายถึง “%(near)s” ใช่ไหม ถ้าใช่ให้พิมพ์ตามนี้"),
    }
    _PARTS = re.compile(r"\s*[;|\n]\s*")
    _WORDS = re.compile(r"[\s,()]+|เช่น|และ|หรือ")

    def __init__(self, options: dict[object, dict[str, str]]) -> None:
        self.one = Choice(options)
        words = [
            (word, value) for value, names in options.items() for word in {*self._WORDS.split(normalise(names["th"]))}
        ]
        said = [word for word, _value in words]
        for word, value in words:  # a word that only one of them says is as good as its name
            if len(word) > 1 and said.count(word) == 1:
                self.one.known.setdefault(word, value)

    def read(self, typed: str) -> list:
        return self._ordered(self._values(part) for part in self._parts(typed))

    def likely(self, typed: str) -> list:
        """Return what was meant as far as one can tell: the names that are known, and the nearest of the others."""
        return self._ordered(self._values(part, self._nearest) for part in self._parts(typed))

    def _parts(self, typed: str) -> list[str]:
        return [part for part in self._PARTS.split(typed.strip()) if part]

    def _ordered(self, found: Iterable[list]) -> list:
        chosen = {value for values in found for value in values}
        return [value for value in self.one.options if value in chosen]

    def _values(self, part: str, otherwise: Callable[[str], list] | None = None) -> list:
        """What stands between two semicolons: a name, or several with commas between, though a name may have commas too."""
        words, found = [word.strip() for word in part.split(",")], []
        while words:
            for many in range(len(words), 0, -1):
                name = normalise(", ".join(words[:many]))
                if name in self.one.known:
                    found.append(self.one.known[name])
                    break
            else:
                if words[0]:
                    found += (otherwise or self._refuse)(words[0])
                many = 1
            words = words[many:]
        return found

    def _nearest(self, said: str) -> list:
        near = difflib.get_close_matches(normalise(said), self.one.known, n=1, cutoff=0.6)
        return [self.one.known[word] for word in near]

    def _refuse(self, said: str) -> list:
        for value in self._nearest(said):
            raise Wrong("each_near", said=said[:60], near=self.one.label(value, "th"))
        raise Wrong("each", said=said[:60])

    def labels(self, language: str) -> list[str]:
        return self.one.labels(language)

    def cell(self, value: list | None) -> str:
        return "; ".join(self.one.label(each, language_now()) for each in value or [])

    shown = cell


class Months:
    """The months of a season: names or numbers, single or from–to. Kept as bits, 0 for the whole year."""

    empty = 0
    sentences = {"months": _("อ่านเดือนไม่ได้ ใส่ชื่อเดือน เช่น พ.ค.–ก.ค. หรือ พ.ค., ต.ค. ถ้าขายทั้งปีให้เว้นว่าง")}
    _PARTS = re.compile(r"\s*(?:,|;|/|และ|\n)\s*")
    _RANGE = re.compile(r"\s*(?:-|–|—|ถึง|to|hingga)\s*")

    def __init__(self) -> None:
        self.names = {str(number): number for number in seasons.MONTHS}
        for table in (dates.SHORT_MONTHS, dates.LONG_MONTHS):
            for names in table.values():
                self.names.update((self._key(name), number) for number, name in enumerate(names, 1))

    def read(self, typed: str) -> int:
        said = digits.to_arabic(typed).strip()
        if said == "ทั้งปี":
            return 0
        return seasons.mask_of(month for part in self._PARTS.split(said) if part for month in self._months(part))

    def _months(self, part: str) -> list[int]:
        try:
            first, *more = (self.names[self._key(name)] for name in self._RANGE.split(part))
        except KeyError as error:
            raise Wrong("months") from error
        if len(more) > 1:
            raise Wrong("months")
        last = more[0] if more else first
        return [(first - 1 + ahead) % 12 + 1 for ahead in range((last - first) % 12 + 1)]

    def cell(self, value: int) -> str:
        names = dates.SHORT_MONTHS[language_now()]
        return ", ".join(names[month - 1] for month in seasons.months_of(value or 0))

    shown = cell

    @staticmethod
    def _key(name: str) -> str:
        return normalise(name).replace(".", "").replace(" ", "")


def language_now() -> str:
    """Return the reader's language, one of ours."""
    language = (get_language() or "th").split("-")[0]
    return language if language in LANGUAGES else "th"


def in_every_language(words: object) -> dict[str, str]:
    """Return a lazy text by language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(words)
    return found
