"""What may have been meant. A word that is a word in its own right is never made into another (หมู is not หมี่)."""

from collections.abc import Callable, Iterable, Iterator

from common.thai.words import THAI
from shop.catalogue.models import Misspelling, Product
from shop.catalogue.search import keyboards
from shop.catalogue.search.asked import Asked
from shop.catalogue.search.lexicon import cut, lexicon
from shop.catalogue.search.sound import LONG_ENOUGH, apart, misheard, sound
from shop.catalogue.search.synonyms import Book
from shop.catalogue.search.text import joined, plain

VERY_LONG = 10  # letters a sound must have before two of them may be wrong
MOST_GUESSES = 5
SHORTEST_WORD = 3  # shorter ones are often pieces of a misspelt word
LEAST_TURNED = 3  # letters on the other keyboard
MOST_WORDS = 3  # of a phrase that is learnt from a name
LONGEST = 60
MOST_PHRASES = 200  # that one stretch is compared with
AT_ONCE = 10_000  # keys to a question


def learn(products: Iterable[Product]) -> None:
    """Know the words of these products' names, so that misspellings lead to them. Known already: nothing is written."""
    phrases = {phrase for product in products for phrase in phrases_of(product)}
    known = set(Misspelling.objects.filter(phrase__in=phrases).values_list("phrase", flat=True).distinct())
    rows = [
        Misspelling(key=key, phrase=phrase)
        for phrase in sorted(phrases - known)
        for key in misheard(joined(phrase))
        if len(key) <= LONGEST
    ]
    Misspelling.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def phrases_of(product: Product) -> set[str]:
    """Return the words of its names, and neighbouring ones together, as people write them."""
    found = set()
    for name in (product.name, product.name_ms, product.name_en):
        words = [piece.text for piece in cut(plain(name)) if not piece.text.isdigit()]
        gap = "" if THAI.search(name) else " "
        for size in range(1, MOST_WORDS + 1):
            found |= {gap.join(words[at : at + size]) for at in range(len(words) - size + 1)}
    return {phrase for phrase in found if 2 < len(phrase) <= LONGEST}


Known = Callable[[set[str]], set[str]]  # from keys of Misspelling to their phrases


def known(keys: set[str]) -> set[str]:
    """Return the phrases that lie under these keys (one query)."""
    return set(Misspelling.objects.filter(key__in=keys).values_list("phrase", flat=True)[:MOST_PHRASES])


def known_to(many: Iterable[Asked], book: Book) -> Known:
    """Return what ``known`` is for all of these queries together: asked at once (one query, more where they are long)."""
    keys = sorted({key for asked in many for words in _typed(asked) for key in _keys(words, book)})
    found: dict[str, set[str]] = {}
    for at in range(0, len(keys), AT_ONCE):
        for key, phrase in Misspelling.objects.filter(key__in=keys[at : at + AT_ONCE]).values_list("key", "phrase"):
            found.setdefault(key, set()).add(phrase)
    return lambda keys: set().union(*(found.get(key, ()) for key in keys))


def meant(query: str, asked: Asked, book: Book, known: Known = known) -> Iterator[str]:
    """Yield what ``query`` may stand for, the likeliest first; nothing where an editor says not to guess."""
    if _is_untouched(asked):
        return
    words = [word for term in asked.terms for word in term.words]
    if not all(word.known for word in words) and len(turned := plain(keyboards.other(query.strip()))) >= LEAST_TURNED:
        yield turned
    yield from _mended(asked, book, known)


def _is_untouched(asked: Asked) -> bool:
    return any(term.untouched for term in asked.terms)


def _typed(asked: Asked) -> Iterator[list[str]]:
    """Yield the stretches that ``_mended`` looks up."""
    words = [word.text for term in asked.terms for word in term.words]
    if not _is_untouched(asked):
        yield from (words[start:end] for start, end in _stretches(words, asked))


def _mended(asked: Asked, book: Book, known: Known) -> Iterator[str]:
    """The query with its misspelt stretch replaced: each chunk whole, else the unknown part with its neighbours."""
    words = [word.text for term in asked.terms for word in term.words]
    gap = "" if THAI.search(asked.phrase) else " "
    tried = set()
    for start, end in _stretches(words, asked):
        typed = "".join(words[start:end])
        if typed in tried:
            continue
        tried.add(typed)
        for phrase in _alike(words[start:end], book, known):
            yield gap.join([*words[:start], book.proper.get(phrase, phrase), *words[end:]])


def _stretches(words: list[str], asked: Asked) -> list[tuple[int, int]]:
    """Stretches of words that may be one misspelt phrase, the longest first."""
    size = len(words)
    spans = [(start, end) for start in range(size) for end in range(start + 1, size + 1)]
    return sorted(spans, key=lambda span: span[0] - span[1])


def _keys(words: list[str], book: Book) -> set[str]:
    """Return under what these words together are looked up: as they sound, and one letter shorter where one may be wrong."""
    typed = "".join(words)
    return misheard(typed) if _most_wrong(words, book) else {sound(typed)}


def _alike(words: list[str], book: Book, known: Known) -> list[str]:
    """Return known phrases that sound like these words, the nearest first. What is a word in its own right stays in it."""
    typed = "".join(words)
    real = [word for word in words if word in lexicon().words or _has_meaning(word, book)]
    said, keys = sound(typed), _keys(words, book)
    most = _most_wrong(words, book)
    rows = known(keys) | {phrase for key in keys for phrase in book.sounds.get(key, ())}
    kept = [sound(word) for word in real if len(word) >= SHORTEST_WORD]
    near = []
    for phrase in rows:
        other = sound(joined(phrase))
        if joined(phrase) != typed and all(word in other for word in kept):
            near.append((apart(said, other, most), phrase))
    return [phrase for distance, phrase in sorted(near) if distance <= most][:MOST_GUESSES]


def _has_meaning(word: str, book: Book) -> bool:
    """Whether the editors' lists know it, and not as a misspelling."""
    return word in book.meanings and word not in book.proper


def _most_wrong(words: list[str], book: Book) -> int:
    """Return how many letters of their sound may be wrong: none of a short one, two of a very long one, none of real words."""
    said = sound("".join(words))
    if all(word in lexicon().words or _has_meaning(word, book) for word in words):
        return 0
    if len(said) < LONG_ENOUGH + said.isascii():
        return 0
    return 2 if len(said) >= VERY_LONG else 1
