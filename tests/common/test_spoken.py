"""A page in another language says which of its texts are Thai."""

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from common import spoken


@pytest.fixture
def english_exists(monkeypatch):
    """As if the English catalogue were made."""
    real = translation.gettext
    said = {spoken._ON_EVERY_PAGE: "Skip to the content"}
    monkeypatch.setattr(
        spoken, "gettext", lambda text: said.get(text, text) if translation.get_language() == "en" else real(text)
    )


def body_of(client, path: str) -> str:
    return re.search(r"<body[^>]*>", client.get(path).content.decode())[0]


@pytest.mark.parametrize("path", ["/", "/products/", "/accounts/login/", "/shops/", "/help/"])
def test_a_thai_page_needs_no_mark(client, db, path):
    page = client.get(path).content.decode()
    assert '<html lang="th"' in page and "lang=" not in body_of(client, path)


def test_the_page_s_language_is_its_address_s_and_texts_without_translation_are_thai(client, db, monkeypatch):
    monkeypatch.setattr(spoken, "gettext", lambda text: text)
    for language in ("en", "ms"):
        page = client.get(f"/{language}/products/").content.decode()
        assert f'<html lang="{language}"' in page and '<body class="" lang="th">' in page
        assert '<title lang="th">' in page


def test_once_translated_the_mark_goes_by_itself(client, db):
    assert "lang=" not in body_of(client, "/en/products/")
    assert "lang=" not in body_of(client, "/ms/products/")


def shown(words: str, language: str) -> str:
    with translation.override(language):
        return Template("{% load kedai %}{{ words|spoken }}").render(Context({"words": words}))


def test_a_name_is_marked_where_it_differs_from_the_texts_around_it(english_exists):
    assert shown("น้ำบูดู <b>", "en") == '<span lang="th">น้ำบูดู &lt;b&gt;</span>'
    assert shown("Budu sauce", "en") == "Budu sauce"
    assert shown("น้ำบูดู", "th") == "น้ำบูดู" and shown("Budu sauce", "th") == "Budu sauce"
    assert shown("", "en") == ""


def test_on_a_page_whose_texts_are_still_thai_the_translated_name_is_marked(monkeypatch):
    monkeypatch.setattr(spoken, "gettext", lambda text: text)
    assert shown("Sos budu", "ms") == '<span lang="ms">Sos budu</span>' and shown("น้ำบูดู", "ms") == "น้ำบูดู"


def test_a_product_without_an_english_name_is_thai_on_an_english_page(client, make, english_exists):
    shop = make.merchant()
    make.product(shop, "น้ำบูดู")
    make.product(shop, "กรือโป๊ะ", name_en="Keropok")
    page = client.get("/en/products/").content.decode()
    assert '<span lang="th">น้ำบูดู</span></a>' in page and ">Keropok</a>" in page
