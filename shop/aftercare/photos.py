"""Photos of a review as public files of our own making, under names nobody can guess."""

import secrets
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common.derivatives import derivatives
from common.uploads import CleanPicture

WIDTH = 160
SQUARE = (1, 1)


def keep(pictures: Iterable[CleanPicture]) -> list[dict]:
    """Store cleaned pictures; return what ``Review.photos`` holds of them, their sizes still to come."""
    return [{"original": _save(f"{secrets.token_urlsafe(15)}.jpg", each.bytes), "sizes": []} for each in pictures]


def sized(photo: dict) -> dict:
    """Return ``photo`` with a small square copy, stored. Done already: as it is."""
    if photo["sizes"]:
        return photo
    with default_storage.open(photo["original"]) as file:
        content = file.read()
    [small] = derivatives(content, widths=(WIDTH,), ratio=SQUARE)
    stem = photo["original"].removeprefix("reviews/").rsplit(".", 1)[0]
    name = _save(f"{stem}-{small.width}.{small.format}", small.bytes)
    return {**photo, "sizes": [[name, small.width, small.height]]}


def _save(name: str, content: bytes) -> str:
    return default_storage.save(f"reviews/{name}", ContentFile(content))
