"""What search engines are told: each page's own address, its other languages, and the map of them all."""

import html
import json
import re

import pages_made
import pytest
from defusedxml import ElementTree
from django.contrib.staticfiles import finders

from cms import services as cms
from cms import sitemaps

NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(autouse=True)
def on_its_address(settings):
    settings.SITE_URL = "https://kedai.test"


def head(client, address: str) -> str:
    return client.get(address).content.decode().split("</head>")[0]


def alternates(words: str) -> dict:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', words))


@pytest.mark.parametrize("address", ["/products/{slug}/", "/shops/budu/", "/products/", "/shops/", "/", "/stories/"])
def test_a_page_names_itself_and_its_languages(client, make, address):
    product = make.product(make.merchant("ร้านบูดู", slug="budu"), "น้ำบูดู")
    path = address.format(slug=product.slug)
    there = {"th": path, "ms": f"/ms{path}", "en": f"/en{path}"}
    for code in there:
        words = head(client, there[code])
        assert words.count('<link rel="canonical"') == 1
        assert f'<link rel="canonical" href="https://kedai.test{there[code]}">' in words
        whole = {each: f"https://kedai.test{there[each]}" for each in there}
        assert alternates(words) == {**whole, "x-default": f"https://kedai.test{path}"}


def test_a_choice_that_only_sorts_is_no_page_of_its_own(client, make):
    make.product(make.merchant())
    words = head(client, "/products/?category=food&sort=price&stock=1&utm_source=line")
    assert '<link rel="canonical" href="https://kedai.test/products/?category=food">' in words
    assert alternates(words)["en"] == "https://kedai.test/en/products/?category=food"


@pytest.mark.parametrize("address", ["/cart/", "/search/?q=บูดู", "/accounts/login/"])
def test_what_is_not_to_be_found_names_no_alternates(client, db, address):
    words = head(client, address)
    assert "noindex" in words and "canonical" not in words and alternates(words) == {}


def locations(client, address: str) -> list[str]:
    return [one.text for one in ElementTree.fromstring(client.get(address).content).iter(f"{{{NAMES['map']}}}loc")]


def test_the_map_tells_every_language_and_its_alternates(client, make):
    product = make.product(make.merchant(), "น้ำบูดู")
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    mine = [url for url in tree.findall("map:url", NAMES) if product.slug in url.findtext("map:loc", "", NAMES)]
    paths = [url.findtext("map:loc", "", NAMES).removeprefix("http://testserver") for url in mine]
    assert paths == [f"{start}/products/{product.slug}/" for start in ("", "/ms", "/en")]
    for url in mine:
        assert [link.get("hreflang") for link in url.findall("x:link", NAMES)] == ["th", "ms", "en", "x-default"]


def test_many_pages_fill_several_files(client, make, monkeypatch):
    monkeypatch.setattr(sitemaps.Products, "limit", 4)
    shop = make.merchant()
    slugs = {make.product(shop, f"ของ {number}").slug for number in range(3)}
    files = [one.removeprefix("http://testserver") for one in locations(client, "/sitemap.xml")]
    assert "/sitemap-products.xml" in files and "/sitemap-products.xml?p=2" in files and "/sitemap-fixed.xml" in files
    assert not any("/products/" in one for one in files)
    told = [one for file in files for one in locations(client, file)]
    assert {slug for slug in slugs if any(one.endswith(f"/en/products/{slug}/") for one in told)} == slugs
    assert len(told) == len(set(told))


@pytest.mark.parametrize("address", ["/sitemap-nothing.xml", "/sitemap-products.xml?p=99", "/sitemap-products.xml?p=x"])
def test_a_file_that_is_none_is_404(client, db, address):
    assert client.get(address).status_code == 404


def facts(client, address: str) -> list[dict]:
    """The page's JSON-LD, as a machine reads it."""
    (words,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode(), re.S
    )
    assert html.unescape(words) == words and "<" not in words
    told = json.loads(words)
    return told if isinstance(told, list) else [told]


def test_a_shop_says_where_it_is_and_how_one_comes_to_it(client, make):
    shop = make.merchant('ร้าน "บูดู" </script><b>', slug="budu")
    cms.tell(merchant=shop, by=make.owner_of(shop), intro="บูดูจาก <สายบุรี>", about="", opening_hours="")
    store, trail = facts(client, "/shops/budu/")
    assert store["@type"] == "Store" and store["name"] == shop.name and store["description"] == "บูดูจาก <สายบุรี>"
    assert store["address"]["addressRegion"] == "ปัตตานี" and store["address"]["addressCountry"] == "TH"
    assert store["address"]["streetAddress"] == shop.address_line and store["telephone"] == shop.phone
    assert [step["name"] for step in trail["itemListElement"]] == ["ร้านค้า", "ปัตตานี", shop.name]
    assert trail["itemListElement"][0]["item"].endswith("/shops/")


def test_a_story_says_who_tells_it_when_and_in_which_language(client, db):
    pages_made.story().save_revision().publish()
    article, trail = facts(client, "/stories/budu/")
    assert article["@type"] == "Article" and article["inLanguage"] == "th"
    assert article["datePublished"] <= article["dateModified"]
    assert len(trail["itemListElement"]) == 2 and trail["itemListElement"][0]["item"].endswith("/stories/")
    assert facts(client, "/en/stories/budu/")[0]["inLanguage"] == "th"  # not translated yet: it says so to machines too


@pytest.mark.parametrize("start", ["", "/ms", "/en"])
def test_the_site_goes_on_a_home_screen(client, db, start):
    assert f'<link rel="manifest" href="{start}/manifest.webmanifest">' in head(client, f"{start}/")
    answer = client.get(f"{start}/manifest.webmanifest")
    facts = answer.json()
    assert answer["Content-Type"] == "application/manifest+json" and facts["start_url"] == f"{start}/"
    assert facts["display"] == "standalone" and {icon["sizes"] for icon in facts["icons"]} == {"192x192", "512x512"}
    for icon in facts["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_what_the_phone_keeps_first_is_there(client, db):
    worker = client.get("/sw.js").content.decode()
    shell = re.findall(r'"(/[^"]+)"', worker.split("const SHELL")[1].split(";")[0])
    assert shell[0] == "/offline/" and client.get(shell[0]).status_code == 200 and len(shell) > 5
    for address in shell[1:]:
        assert finders.find(address.removeprefix("/static/")), address
