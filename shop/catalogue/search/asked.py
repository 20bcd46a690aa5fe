"""What a query asks for: a limit on the price, quantities that are not words, and terms that must be found."""

from dataclasses import dataclass, replace

from common.thai import digits
from common.thai.words import THAI, Piece
from shop.catalogue.search import amounts
from shop.catalogue.search.entries import INSIDE, MADE, PAIR, UNIT, kind_sign, pairs_of
from shop.catalogue.search.lexicon import cut, places
from shop.catalogue.search.synonyms import Book
from shop.catalogue.search.text import MOST_LETTERS, MOST_WORDS, joined, plain
from shop.catalogue.search.wishes import NAME, PLACE, WITH_SHOP, All, Any, Sign, Wish

LEAST_PAIRED = 3  # letters in what is found by pairs of clusters
LONGEST_PHRASE = 4  # words of one that is written apart: "kain batik", "ko yo"


@dataclass(frozen=True)
class Term:
    """One thing asked for: the words as typed, and what else it may be called."""

    words: tuple[Piece, ...]
    phrases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()  # keys of kinds it names: one of them covers what is found
    optional: bool = False
    untouched: bool = False

    @property
    def may_be_place(self) -> bool:
        """Whether a place is called so; things are too (สะตอ, น้ำตาล)."""
        return self.text in places() or any(joined(phrase) in places() for phrase in self.phrases)

    @property
    def text(self) -> str:
        """The term as typed, without spaces."""
        return "".join(word.text for word in self.words)


@dataclass(frozen=True)
class Asked:
    """A query, understood. ``chunks`` are its words as they were typed, apart by spaces."""

    chunks: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    least: int | None = None  # baht
    most: int | None = None

    @property
    def phrase(self) -> str:
        return "".join(self.chunks)

    @property
    def needed(self) -> tuple[Term, ...]:
        """The terms that must be found: all but the optional, and those too where there is nothing else."""
        return tuple(term for term in self.terms if not term.optional) or self.terms

    @property
    def all_optional(self) -> bool:
        """Whether nothing was asked for but what need not be there."""
        return all(term.optional for term in self.terms)

    @property
    def claims(self) -> tuple[Term, ...]:
        """The terms that name a certificate."""
        return tuple(term for term in self.terms if term.certificates)

    @property
    def besides(self) -> "Asked":
        """The query without the certificates it names; what need not be there goes with them where nothing else is asked."""
        rest = tuple(term for term in self.terms if not term.certificates)
        return replace(self, terms=rest if any(not term.optional for term in rest) else ())


def read(query: str, book: Book) -> Asked:
    """Return what ``query`` asks for; nothing but signs asks for nothing."""
    text = digits.to_arabic(query[: MOST_LETTERS * 4].lower())[:MOST_LETTERS]
    text, least, most = amounts.prices(text)
    without = amounts.without_measures(text)
    chunks = plain(without if plain(without) else text).split()
    chunks = list(dict.fromkeys(chunks))[:MOST_WORDS]
    terms = _terms(cut(" ".join(chunks), book.thai), book)
    if (least or most) and all(term.optional for term in terms):
        terms = []  # souvenirs up to 300 baht: whatever costs so little
    return Asked(tuple(chunks), tuple(terms), least, most)


def _terms(pieces: list[Piece], book: Book) -> list[Term]:
    """Return the terms of these words: the longest phrases that the book knows, else each word by itself."""
    terms, at = [], 0
    while at < len(pieces):
        for size in range(min(LONGEST_PHRASE, len(pieces) - at), 0, -1):
            words = tuple(pieces[at : at + size])
            key = "".join(word.text for word in words)
            if size == 1 or key in book.meanings or key in book.optional or key in book.untouched:
                terms.append(_term(words, key, book))
                at += size
                break
    return list({term.text: term for term in terms}.values())


def _term(words: tuple[Piece, ...], key: str, book: Book) -> Term:
    meaning = book.meanings.get(key)
    return Term(
        words,
        tuple(meaning.phrases) if meaning else (),
        tuple(meaning.kinds) if meaning else (),
        tuple(meaning.certificates) if meaning else (),
        optional=key in book.optional or key.isdigit(),
        untouched=key in book.untouched,
    )


def wish_of(term: Term, *, fields: str, literal: bool = False, inside: bool = True, unit: bool = False) -> Wish:
    """Return what must hold where ``term`` is found: its words as typed, or (unless ``literal``) what else it is called,
    or (``unit``) how it is sold.
    """
    ways = [_words(term.words, fields, inside=inside)]
    if len(term.words) == 1:  # a phrase of the book is not a word of the dictionary that products were cut by
        ways.append(_words(tuple(cut(term.text)), fields, inside=inside))
    if not literal:
        ways += [_words(tuple(cut(phrase)), fields, inside=inside) for phrase in term.phrases]
        ways += [Sign(kind_sign(slug)) for slug in term.kinds if fields not in (NAME, PLACE)]
    if unit:
        ways += [All(tuple(Sign(UNIT + word.text) for word in term.words))]
    ways = list(dict.fromkeys(ways))
    return ways[0] if len(ways) == 1 else Any(tuple(ways))


def made_of(terms: tuple[Term, ...]) -> Wish | None:
    """Return the wish for products that are made of every one of these; None where one is not to be looked for there."""
    if not terms or any(term.untouched or term.certificates for term in terms):
        return None
    ways = [_ingredient(term) for term in terms]
    return ways[0] if len(ways) == 1 else All(tuple(ways))


def _ingredient(term: Term) -> Wish:
    phrases = [term.words, *(tuple(cut(phrase)) for phrase in term.phrases)]
    signs = [tuple(Sign(MADE + word.text) for word in words) for words in phrases if words]
    ways = tuple(dict.fromkeys(each[0] if len(each) == 1 else All(each) for each in signs))
    return ways[0] if len(ways) == 1 else Any(ways)


def by_pairs(chunk: str, fields: str = WITH_SHOP) -> Wish | None:
    """Return the wish for a stretch of Thai that no dictionary knows: its clusters side by side, in a name or shop.

    None where that says too little: two letters alone stand side by side in many names, by chance; so do the same again and again.
    """
    pairs = [pair for run in THAI.findall(chunk) for pair in pairs_of(run)]
    if len(set(pairs)) < len(pairs) or len("".join(pairs)) < LEAST_PAIRED:
        return None
    return All(tuple(Sign(PAIR + pair, fields) for pair in pairs))


def _words(words: tuple[Piece, ...], fields: str, *, inside: bool) -> Wish:
    found = tuple(_word(word, fields, inside=inside) for word in words)
    return found[0] if len(found) == 1 else All(found)


def _word(word: Piece, fields: str, *, inside: bool) -> Wish:
    if word.known:
        return Any((Sign(word.text, fields), Sign(INSIDE + word.text, fields))) if inside else Sign(word.text, fields)
    pairs = by_pairs(word.text, fields) if THAI.search(word.text) else None
    return Any((Sign(word.text, fields), pairs)) if pairs else Sign(word.text, fields)


def starts_with(asked: Asked, sign: str) -> Sign:
    """Return the sign of a whole name or of its beginning (see ``entries``)."""
    return Sign(sign + joined(asked.phrase))
