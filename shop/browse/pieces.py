"""Pieces of pages kept by what they say: the key is made of every value shown, so that nothing stale can be met.

A piece must show its ``context`` and the language and nothing else: no person, no token.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from common import clock

Piece = TypeVar("Piece")
KEPT = 24 * 3600


def rendered(template: str, contexts: Sequence[dict]) -> list[SafeString]:
    """Return ``template`` drawn with each of ``contexts`` (plain JSON), from the cache where it was drawn before."""
    keys = [_key(template, context) for context in contexts]
    found = cache.get_many(keys)
    fresh = {
        key: str(render_to_string(template, context))
        for key, context in zip(keys, contexts, strict=True)
        if key not in found
    }
    if fresh:
        cache.set_many(fresh, KEPT)
    return [mark_safe({**found, **fresh}[key]) for key in keys]  # noqa: S308 - drawn by the template engine


def kept(read: object, make: Callable[[], Piece]) -> Piece:
    """Return what ``make`` makes of what was ``read`` (plain values), the language and today's date, and of nothing else."""
    key = key_of(read)
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, KEPT)
    return found


def key_of(read: object) -> str:
    """Return the cache's key for what is made of what was ``read``, the language and today's date."""
    said = repr((_release(), get_language(), clock.today(), read))
    return "kept:" + hashlib.sha256(said.encode()).hexdigest()


def _key(template: str, context: dict) -> str:
    said = json.dumps([_release(), template, get_language(), context], ensure_ascii=False, default=str)
    return "piece:" + hashlib.sha256(said.encode()).hexdigest()


@lru_cache(maxsize=1)
def _release() -> str:
    """Return what tells this release's templates, texts and addresses of files from another's: they share one cache."""
    drawn_with = [*_files("templates/**/*.html"), *_files("locale/**/*.mo"), *_files("static/**/*")]
    if settings.STATIC_ROOT:
        drawn_with += Path(settings.STATIC_ROOT).glob("staticfiles.json")
    facts = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in sorted(drawn_with)]
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def _files(pattern: str) -> Iterator[Path]:
    return (file for file in settings.ROOT.glob(pattern) if file.is_file())
