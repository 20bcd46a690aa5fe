"""Claims in texts: which words of the editors' lists stand where, however they were spaced or spelt around.

A word of Latin letters is found as a whole word; any other wherever it stands, since Thai writes no spaces.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from common.thai.text import normalise
from merchants.certificates.models import CertificateKind
from merchants.models import Merchant
from shop.catalogue import cover
from shop.catalogue.claim_lists import ClaimList, Effect
from shop.catalogue.errors import ForbiddenClaim
from shop.catalogue.models import Category, Product

TEXTS = (
    "name", "name_ms", "name_en", "description", "description_ms", "description_en", "ingredients", "ingredients_ms", "ingredients_en",
)  # fmt: skip
BETWEEN = r"(?:[^\w\u0e00-\u0e7f]|_){0,4}"  # what people put inside a word so that it is not found
LATIN = r"a-zà-ž"
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
TONES = "\u0e48-\u0e4b"
PART = re.compile(f"[{TONES}]?\u0e33|[{MARKS}]+|.")


@dataclass(frozen=True)
class Hit:
    """A word of ``rule`` in the text ``field``, from ``start`` to ``end``."""

    field: str
    start: int
    end: int
    said: str
    rule: ClaimList


def rules(effect: str = "") -> list[ClaimList]:
    """Return the lists that hold now (one query)."""
    rows = ClaimList.objects.filter(active=True)
    return list(rows.filter(effect=effect) if effect else rows)


def texts_of(product: Product, **changed: object) -> dict[str, str]:
    """Return the texts of ``product`` as they are, or as they would be with ``changed``."""
    return {name: str(changed.get(name, getattr(product, name)) or "") for name in TEXTS}


def words_of(product: Product, **changed: object) -> dict[str, str]:
    """Return all that shoppers read of ``product``: its texts, what it is sold as, what its kinds differ in and are called (one query)."""
    short = {name: str(changed.get(name, getattr(product, name)) or "") for name in ("unit", "option_1", "option_2")}
    kinds = product.variants.sold().values_list("value_1", "value_2") if product.option_1 else []
    return {**texts_of(product, **changed), **short, **words_of_kinds(kinds)}


def words_of_kinds(values: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what the kinds are called by the name of the field that says so: ``1-value_2`` is the second value of the second."""
    return {f"{number}-value_{at}": said for number, both in enumerate(values) for at, said in enumerate(both, 1)}


def hits(texts: Mapping[str, str], among: Iterable[ClaimList]) -> list[Hit]:
    """Return what stands in ``texts``, in their order and from left to right."""
    among = list(among)
    found = [
        Hit(field, start, end, text[start:end], rule)
        for field, text in texts.items()
        for rule in among
        for start, end in _spans(text, rule)
    ]
    order = {field: place for place, field in enumerate(texts)}
    return sorted(found, key=lambda hit: (order[hit.field], hit.start))


def check(texts: Mapping[str, str], *, food: bool) -> None:
    """Raise ForbiddenClaim for the first words of a text about food that the law does not allow (one query, or none)."""
    if not food:
        return
    found = hits(texts, rules(Effect.REFUSED))
    if found:
        first = found[0]
        words = list(dict.fromkeys(hit.said.strip() for hit in found if hit.rule.pk == first.rule.pk))
        raise ForbiddenClaim(
            field=first.field, words="” “".join(words[:3]), why=first.rule.why_words, instead=first.rule.instead_words
        )


def check_shop(merchant: Merchant, texts: Mapping[str, str]) -> None:
    """Raise ForbiddenClaim where a shop with food among its goods says so of itself (two queries)."""
    check(texts, food=Product.objects.for_merchant(merchant).filter(category__food=True).exists())


def uncovered(texts: Mapping[str, str], *, covered: Iterable[str]) -> list[Hit]:
    """Return the words that need a certificate of a kind that is not among the keys ``covered`` (one query)."""
    covered = set(covered)
    return hits(texts, [rule for rule in rules(Effect.CERTIFICATE) if rule.certificate not in covered])


def uncovered_of(product: Product, **changed: object) -> list[Hit]:
    """Return the same for a product as it is, or as it would be with ``changed`` (two queries)."""
    return uncovered(texts_of(product, **changed), covered=[row.kind.key for row in cover.of_product(product)])


def marks_of(products: list[Product]) -> dict[int, list[Hit]]:
    """Return what an officer should look at in each product's texts, by its key (three queries however many)."""
    among, covers = rules(), cover.of_products(products)
    found = {}
    for product in products:
        keys = {row.kind.key for row in covers[product.pk]}
        apply = [rule for rule in among if applies(rule, product.category, keys)]
        found[product.pk] = hits(texts_of(product), apply)
    return found


def kinds_named(found: Iterable[Hit]) -> list[str]:
    """Return the names of the certificates that these words need, in the reader's language (one query)."""
    keys = {hit.rule.certificate for hit in found if hit.rule.certificate}
    return [str(kind) for kind in CertificateKind.objects.filter(key__in=keys)] if keys else []


def applies(rule: ClaimList, category: Category, covered: set[str]) -> bool:
    """Return whether words of ``rule`` are worth an officer's look in a text about goods of ``category``."""
    return category.food if rule.effect == Effect.REFUSED else rule.certificate not in covered


def _spans(text: str, rule: ClaimList) -> list[tuple[int, int]]:
    wanted = pattern(rule.words)
    found = [match.span() for match in wanted.finditer(text)] if wanted and text else []
    harmless = pattern(rule.unless) if found else None
    if harmless is None:
        return found
    spared = [match.span() for match in harmless.finditer(text)]
    return [(start, end) for start, end in found if not any(low <= start and end <= high for low, high in spared)]


@lru_cache(maxsize=256)
def pattern(lines: str) -> re.Pattern | None:
    """Return what finds any of these lines in a text as people write it; None where there is no word."""
    words = {_letters(normalise(line)) for line in lines.split("\n")} - {""}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_one, longest_first)), re.IGNORECASE) if words else None


def _letters(word: str) -> str:
    return re.sub(r"(?:[^\w\u0e00-\u0e7f]|_)+", "", word)


def _one(word: str) -> str:
    """A word with anything between its letters, in every way in which people and keyboards write them."""
    before = f"(?<![{LATIN}])" if re.match(f"[{LATIN}]", word) else ""
    after = f"(?![{LATIN}])" if re.search(f"[{LATIN}]$", word) else ""
    return before + BETWEEN.join(_spelt(part) for part in PART.findall(word)) + after


def _spelt(part: str) -> str:
    """A letter with its twin; marks above and below in any order and number; น้ำ with ำ in one sign or two."""
    if part.endswith("\u0e33"):
        tones = f"[{part[:-1]}]*" if part[:-1] else ""
        return f"(?:{tones}\u0e33{tones}|{tones}\u0e4d{tones}\u0e32)"
    if re.fullmatch(f"[{MARKS}]+", part):
        return f"[{part}]{{{len(part)},}}"
    if part.isdigit():
        return f"[{part}{chr(0x0E50 + int(part))}]"
    return "(?:แ|เเ)" if part == "แ" else re.escape(part)
