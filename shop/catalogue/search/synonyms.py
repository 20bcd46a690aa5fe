"""The editors' lists of words, as a query meets them. Read once per version, kept in the process."""

import uuid
from dataclasses import dataclass, field

from django.core.cache import cache

from common.thai.words import THAI
from common.versions import services as versions
from shop.catalogue.models import Synonym, SynonymKind
from shop.catalogue.search.lexicon import cut, lexicon
from shop.catalogue.search.sound import misheard
from shop.catalogue.search.text import plain

VERSION = "synonyms"
KEPT = 24 * 3600


@dataclass
class Meaning:
    """What a phrase may also be called, and the categories (slugs) and certificates (keys of kinds) it stands for."""

    phrases: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    certificates: list[str] = field(default_factory=list)


@dataclass
class Book:
    """All lists together. Keys are phrases in one spelling, without spaces."""

    meanings: dict[str, Meaning] = field(default_factory=dict)
    optional: set[str] = field(default_factory=set)
    untouched: set[str] = field(default_factory=set)
    thai: set[str] = field(default_factory=set)  # the keys in Thai letters
    proper: dict[str, str] = field(default_factory=dict)  # a Thai misspelling: how its list spells it properly
    sounds: dict[str, list[str]] = field(default_factory=dict)  # how a phrase sounds, and one letter shorter: phrases

    def learn(self, row: Synonym) -> None:
        """Take up one list."""
        words, finds = _by_key(row.words), _by_key(row.finds)
        if row.kind == SynonymKind.OPTIONAL:
            self.optional |= words.keys()
        elif row.kind == SynonymKind.UNTOUCHED:
            self.untouched |= words.keys()
        else:
            self._relate(words, finds if row.kind == SynonymKind.LEADS else words, row)
        self.thai |= {key for key in words if THAI.fullmatch(key)}

    def _relate(self, words: dict[str, str], others: dict[str, str], row: Synonym) -> None:
        kinds = [row.category.slug] if row.category else []
        certificates = [row.certificate.key] if row.certificate else []
        real = [phrase for key, phrase in words.items() if key in lexicon().words]
        for key in words:
            meaning = self.meanings.setdefault(key, Meaning())
            if real and key not in lexicon().words and THAI.fullmatch(key):
                self.proper.setdefault(words[key], real[0])
            for sounds in misheard(key):
                self.sounds.setdefault(sounds, []).append(words[key])
            meaning.phrases += [said for other, said in others.items() if other != key and said not in meaning.phrases]
            meaning.kinds += [slug for slug in kinds if slug not in meaning.kinds]
            meaning.certificates += [key for key in certificates if key not in meaning.certificates]


def key_of(phrase: str) -> str:
    """Return how a phrase is looked up: in one spelling, without spaces and plurals."""
    return "".join(piece.text for piece in cut(plain(phrase)))


def _by_key(text: str) -> dict[str, str]:
    return {key_of(word): plain(word) for word in lines(text) if plain(word)}


def lines(text: str) -> list[str]:
    """Return the words of a list: one a line, or several apart by commas."""
    return [word.strip() for word in text.replace(",", "\n").split("\n") if word.strip()]


_held: dict[str, Book] = {}


def book() -> Book:
    """Return the lists as they stand now (one query; the lists themselves are read where they have changed)."""
    key = cache.get_or_set(versions.current(VERSION), lambda: uuid.uuid4().hex, KEPT)
    found = _held.get(key)
    if found is None:
        found = Book()
        for row in Synonym.objects.filter(active=True).select_related("category", "certificate"):
            found.learn(row)
        _held.clear()
        _held[key] = found
    return found


def forget() -> None:
    """Let every process read the lists anew; the caller's transaction holds the change."""
    versions.bump(VERSION)
