"""What people search, as a stream of lines beside the database: a GET writes nothing there. A job counts them.

No person stands in a line. What looks like a number of a person or an address of one is left out.
"""

import json
import logging
import os
import re
import secrets
from collections import Counter
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from common import clock
from shop.catalogue.models import SearchCount
from shop.catalogue.search import plain

log = logging.getLogger("kedai.searches")
LONGEST = 60
KEPT = timedelta(days=180)
_PERSONAL = re.compile(r"(?:\d[ -]?){7}|@")


def note(query: str, *, found: bool) -> None:
    """Add a search to the stream. A disk that is full or read-only is no reason to fail."""
    _write(query, "found" if found else "empty")


def note_click(query: str) -> None:
    """Add that somebody opened a product from the results of ``query``."""
    _write(query, "click")


def count_up() -> int:
    """Add what the stream holds to the counts, and forget what nobody asked for half a year; return the lines taken.

    The stream is moved aside first: lines written meanwhile begin a new one.
    """
    stream = Path(settings.SEARCH_LOG)
    aside = stream.with_name(f"{stream.name}.{secrets.token_hex(4)}")
    if stream.exists():
        stream.rename(aside)
    taken = 0
    for part in sorted(stream.parent.glob(f"{stream.name}.*")):
        taken += _count(part)
        part.unlink()
    SearchCount.objects.filter(last_at__lt=clock.now() - KEPT).delete()
    return taken


def _write(query: str, what: str) -> None:
    said = plain(query)[:LONGEST].strip()
    if not said or _PERSONAL.search(query):
        return
    line = json.dumps({"q": said, "what": what}, ensure_ascii=False) + "\n"
    try:
        with open(settings.SEARCH_LOG, "a", encoding="utf-8", opener=_private) as file:
            file.write(line)
    except OSError:
        log.warning("a search could not be written down")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


@transaction.atomic
def _count(part: Path) -> int:
    counted: dict[str, Counter] = {}
    lines = part.read_text(encoding="utf-8", errors="replace").splitlines()
    for line in lines:
        try:
            said = json.loads(line)
            counted.setdefault(said["q"], Counter())[said["what"]] += 1
        except (ValueError, KeyError, TypeError):  # a line cut short by a full disk
            continue
    now = clock.now()
    for query, what in sorted(counted.items()):
        SearchCount.objects.get_or_create(query=query[:LONGEST], defaults={"last_at": now})
        SearchCount.objects.filter(query=query[:LONGEST]).update(
            searches=F("searches") + what["found"] + what["empty"],
            empty=F("empty") + what["empty"],
            clicks=F("clicks") + what["click"],
            last_at=now,
        )
    return len(lines)
