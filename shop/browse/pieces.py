"""Pieces of pages kept by what they say: the key is made of every value shown, so that nothing stale can be met.

A piece must show its ``context`` and the language and nothing else: no person, no token.
"""

import hashlib
import json
from collections.abc import Sequence

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

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


def _key(template: str, context: dict) -> str:
    said = json.dumps([template, get_language(), context], ensure_ascii=False, default=str)
    return "piece:" + hashlib.sha256(said.encode()).hexdigest()
