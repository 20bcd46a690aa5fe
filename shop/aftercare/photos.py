"""Photos of a review as public files of our own making, under names nobody can guess."""

import datetime
import secrets
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common import clock
from common.derivatives import derivatives
from common.files import services as files
from common.files.errors import FileGone
from common.files.models import FileKind
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


def put_away(photo: dict) -> dict:
    """Return ``photo`` as a private file: nobody reaches it by an address any more. The public bytes stay for ``drop``."""
    with default_storage.open(photo["original"]) as file:
        content = file.read()
    return {"kept": files.keep(content=content, content_type="image/jpeg", kind=FileKind.EVIDENCE).pk}


def put_back(photo: dict) -> dict | None:
    """Return a photo that was put away as a public one under a new name, its sizes still to come; None once it is deleted."""
    try:
        content = files.read(files.by_id(photo["kept"]))
    except FileGone:
        return None
    return {"original": _save(f"{secrets.token_urlsafe(15)}.jpg", content), "sizes": []}


def let_go(photo: dict) -> None:
    """Let the private copy of ``photo`` be deleted by the next run of the jobs."""
    files.shorten(files.by_id(photo["kept"]), until=clock.today() - datetime.timedelta(days=1))


def drop(photo: dict) -> None:
    """Delete the public bytes of ``photo``. Done twice it changes nothing."""
    for name in (photo["original"], *(size[0] for size in photo["sizes"])):
        default_storage.delete(name)


def _save(name: str, content: bytes) -> str:
    return default_storage.save(f"reviews/{name}", ContentFile(content))
