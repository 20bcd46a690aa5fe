"""Wagtail's admin is no tenant boundary: merchants, officers and shoppers stay outside every one of its addresses."""

import re
import uuid

import pytest
from django.urls import URLPattern, get_resolver, resolve

# what anybody may fetch: words for scripts, icons, and the two doors, which lead to our own sign-in
OPEN = {"wagtailadmin_javascript_catalog", "wagtailadmin_sprite", "wagtailadmin_login", "wagtailadmin_logout"}
SAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": str(uuid.UUID(int=1)), "path": "x"}


def _routes(patterns, start: str):
    for each in patterns:
        here = start + str(each.pattern).lstrip("^")
        if isinstance(each, URLPattern):
            yield each.name, here
        else:
            yield from _routes(each.url_patterns, here)


def _address(route: str) -> str:
    """Return an address that fits ``route``; what a regular expression takes is a 1."""
    route = re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES.get(match.group(1) or "str", "1"), route)
    route = re.sub(r"\((?:\?P<\w+>)?[^()]*(?:\([^()]*\)[^()]*)*\)[?*+]?", "1", route)
    return "/" + re.sub(r"[\^$?*+]|\\Z|\\", "", route)


def admin_addresses() -> list[tuple[str, str]]:
    found = [
        (name, _address(route))
        for name, route in _routes(get_resolver().url_patterns, "")
        if route.startswith("admin/")
    ]
    return [(name, address) for name, address in found if name not in OPEN]


@pytest.fixture
def outsiders(make):
    merchant = make.merchant()
    return {
        "merchant": make.owner_of(merchant),
        "officer": make.officer(),
        "shopper": make.user(),
    }


@pytest.mark.parametrize("who", ["merchant", "officer", "shopper"])
def test_nobody_but_editors_enters_the_admin(who, outsiders, client):
    client.force_login(outsiders[who])
    addresses = admin_addresses()
    assert len(addresses) > 150
    assert [name for name, address in addresses if resolve(address).url_name != name] == []
    inside = []
    for name, address in addresses:
        for method in ("get", "post"):
            status = getattr(client, method)(address).status_code
            if status not in {302, 403, 404}:
                inside.append(f"{method} {address} ({name}): {status}")
    assert inside == []


def test_an_administrator_does_enter(make, client):
    client.force_login(make.admin())
    assert client.get("/admin/").status_code == 200
