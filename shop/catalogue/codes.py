"""A merchant's own codes of what she sells: once each among what she sells now, whatever the case of its letters."""

from common.thai.text import plain_line

LONGEST = 40


def tidy(code: str) -> str:
    """Return ``code`` as it is kept."""
    return plain_line(code)[:LONGEST]


def key_of(merchant_id: int, code: str) -> str | None:
    """Return what is unique in the database: None where there is no code."""
    said = tidy(code)
    return f"{merchant_id}:{said.casefold()}"[:64] if said else None
