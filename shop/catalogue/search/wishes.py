"""What must hold of a product's signs, as a tree; each database reads it in its own language."""

from dataclasses import dataclass

NAME, PLACE, NAME_PLACE, WITH_SHOP, EVERYWHERE = "n", "p", "np", "nps", "npsk"
_COLUMNS = {"n": "name", "p": "place", "s": "shop", "k": "kind"}


@dataclass(frozen=True)
class Sign:
    """One sign, in any of the fields named."""

    text: str
    fields: str = EVERYWHERE


@dataclass(frozen=True)
class All:
    """Each of these."""

    of: tuple["Wish", ...]


@dataclass(frozen=True)
class Any:
    """One of these at least."""

    of: tuple["Wish", ...]


Wish = Sign | All | Any


def sqlite(wish: Wish) -> str:
    """Return the wish as FTS5 reads it."""
    if isinstance(wish, Sign):
        columns = "" if wish.fields == EVERYWHERE else f"{{{' '.join(_COLUMNS[field] for field in wish.fields)}}} : "
        return f'{columns}"{wish.text}"'
    return _bracketed(wish, sqlite, " AND ", " OR ")


def postgresql(wish: Wish) -> str:
    """Return the wish as ``tsquery`` reads it."""
    if isinstance(wish, Sign):
        ways = [f"'{written(wish.text, field)}'" for field in wish.fields]
        return ways[0] if len(ways) == 1 else f"({' | '.join(ways)})"
    return _bracketed(wish, postgresql, " & ", " | ")


def written(sign: str, field: str) -> str:
    """Return a sign as PostgreSQL's index holds it: once for each field (a letter) it stands in, which the index tells apart by itself."""
    return field + sign


def _bracketed(wish: All | Any, read, both: str, either: str) -> str:
    return "(" + (both if isinstance(wish, All) else either).join(read(part) for part in wish.of) + ")"
