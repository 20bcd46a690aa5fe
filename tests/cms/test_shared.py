"""What a shared link shows: a picture of its own for each product and shop, with its size and words; and the way down to a page."""

import html
import io
import json
import re
from pathlib import Path

import pages_made
import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from PIL import Image

from cms import services as cms
from common import sharing
from common.derivatives import Cut
from common.provinces import PROVINCES
from shop.catalogue import services as catalogue
from shop.catalogue import tasks
from shop.catalogue.models import Category

SIZE = (1200, 630)


@pytest.fixture
def made():
    """Do the task that follows a picture after commit."""

    def now(product) -> None:
        for row in product.pictures.all():
            tasks.make_sizes_now(row.pk, formats=("webp",))

    return now


def told(client, address: str) -> dict[str, str]:
    """Return the page's og: and twitter: words by name, each of which may stand once."""
    head = client.get(address).content.decode().split("</head>")[0]
    pairs = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"', head)
    assert len(dict(pairs)) == len(pairs), pairs
    return {name: html.unescape(words) for name, words in pairs}


def picture_at(address: str) -> Image.Image:
    """Open the picture that an address of this site names."""
    path = address.removeprefix("http://testserver")
    if path.startswith("/static/"):
        content = Path(finders.find(path.removeprefix("/static/"))).read_bytes()
    else:
        with default_storage.open(path.removeprefix("/media/")) as file:
            content = file.read()
    with Image.open(io.BytesIO(content)) as picture:
        return picture.convert("RGB")


def steps(client, address: str) -> tuple[list, list]:
    """Return the way down as machines read it, and as people see it."""
    page = client.get(address).content.decode()
    told = [
        json.loads(words) for words in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    ]
    facts = [one for each in told for one in (each if isinstance(each, list) else [each])]
    (listed,) = [one for one in facts if one["@type"] == "BreadcrumbList"]
    spoken = [(one["name"], one["item"].removeprefix("http://testserver")) for one in listed["itemListElement"]]
    assert [one["position"] for one in listed["itemListElement"]] == list(range(1, len(spoken) + 1))
    seen = re.search(r'<nav class="trail".*?</nav>', page, re.S).group()
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', seen)
    return spoken, [(html.unescape(name), html.unescape(url)) for url, name in links]


def test_a_products_link_shows_its_picture_on_the_pattern_of_its_province(client, make, made):
    product = make.product(make.merchant(province="95"), "ผ้าปะลางิง", picture=make.picture("#0f5f5c"))
    assert told(client, f"/products/{product.slug}/")["og:image"].endswith("/share/yala.png")  # while it is being made
    made(product)
    page = told(client, f"/products/{product.slug}/")
    shown = picture_at(page["og:image"])
    ground = sharing.ground("yala")
    assert shown.size == SIZE and (page["og:image:width"], page["og:image:height"]) == ("1200", "630")
    assert (page["og:image:alt"], page["twitter:card"]) == ("ผ้าปะลางิง", "summary_large_image")
    assert near(shown.getpixel((600, 315)), (0x0F, 0x5F, 0x5C))
    assert all(near(shown.getpixel(at), ground.getpixel(at), by=60) for at in [(20, 300), (1180, 300), (100, 90)])
    row = product.pictures.get()
    catalogue.cut_picture(picture=row, by=None, turn=90, focus_x=50, focus_y=50, zoom=150)
    made(product)
    assert told(client, f"/products/{product.slug}/")["og:image"] != page["og:image"]
    assert picture_at(page["og:image"]).size == SIZE  # who shared it before shows it still


def near(one, other, *, by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_a_shops_link_shows_its_cover_or_the_pattern_alone(client, make):
    shop = make.merchant(slug="budu", province="96")
    page = told(client, "/shops/budu/")
    assert page["og:image"] == "http://testserver/static/img/share/narathiwat.png"
    assert picture_at(page["og:image"]).size == SIZE
    cms.set_cover(merchant=shop, by=make.owner_of(shop), picture=make.picture("#0f5f5c"))
    page = told(client, "/shops/budu/")
    shown = picture_at(page["og:image"])
    assert shown.size == SIZE and page["og:image:alt"] == shop.name and near(shown.getpixel((600, 315)), (15, 95, 92))
    cms.remove_cover(merchant=shop, by=make.owner_of(shop))
    assert told(client, "/shops/budu/")["og:image"].endswith("/narathiwat.png")


def test_told_pages_and_home_show_the_editors_picture_or_the_sites(client, db):
    pages_made.story(picture=pages_made.image(size=(1600, 1200))).save_revision().publish()
    pages_made.story("ไม่มีรูป", slug="plain").save_revision().publish()
    page = told(client, "/stories/budu/")
    assert picture_at(page["og:image"]).size == SIZE and page["og:image:alt"] == "แม่เฒ่ากับไหบูดู"
    assert (page["og:image:width"], page["og:type"]) == ("1200", "article")
    for address in ("/stories/plain/", "/", "/products/", "/shops/", "/terms/"):
        assert told(client, address)["og:image"].endswith("/static/img/share/kedai.png"), address
    home = pages_made.home()
    home.picture = pages_made.image(size=(1000, 700))
    home.save_revision().publish()
    page = told(client, "/")
    assert picture_at(page["og:image"]).size == (int(page["og:image:width"]), int(page["og:image:height"]))


def test_a_picture_in_a_bucket_keeps_its_own_address(rf):
    request = rf.get("/ms/products/")
    shown = {"request": request, "url": "https://pictures.example/a-share.jpg", "alt": "บูดู"}
    assert '"og:image" content="https://pictures.example/a-share.jpg"' in render_to_string("layouts/_share.html", shown)


def test_every_province_has_a_pattern_to_print_on():
    slugs = {slug for slug, _thai, _english in PROVINCES.values()} | {"kedai"}
    assert sharing.patterns() == slugs
    for slug in slugs:
        ground = re.search(r'fill="(#[0-9a-f]{6})"', (sharing.TILES / f"{slug}.svg").read_text()).group(1)
        colours = {"#{:02x}{:02x}{:02x}".format(*colour) for _count, colour in sharing.ground(slug).getcolors(9999)}
        assert ground in colours, f"{slug}.png was drawn of another {slug}.svg"
        assert picture_at(f"/static/img/share/{slug}.png").size == SIZE


def test_the_same_picture_makes_the_same_and_a_stranger_province_the_sites_own(make):
    clean = make.picture().bytes
    one = sharing.share_picture(clean, cut=Cut((16, 9)), province="yala")
    assert one == sharing.share_picture(clean, cut=Cut((16, 9)), province="yala")
    assert sharing.share_picture(clean, cut=Cut((4, 5)), province="") == sharing.share_picture(
        clean, cut=Cut((4, 5)), province="kedai"
    )


def test_machines_are_told_the_way_down_that_people_see(client, make):
    food = Category.objects.create(slug="walk-food", name="ของกินเล่น")
    kind = Category.objects.create(slug="walk-budu", name="บูดู", parent=food)
    product = make.product(make.merchant(slug="budu"), "น้ำบูดู", category=kind)
    way = [("สินค้า", "/products/"), ("ของกินเล่น", "/products/?category=walk-food")]
    spoken, seen = steps(client, f"/products/{product.slug}/")
    assert seen == [*way, ("บูดู", "/products/?category=walk-budu")]
    assert spoken == [*seen, ("น้ำบูดู", f"/products/{product.slug}/")]
    spoken, seen = steps(client, "/products/?category=walk-budu")
    assert seen == way and spoken == [*way, ("บูดู", "/products/?category=walk-budu")]
    spoken, seen = steps(client, "/shops/budu/")
    assert seen == [("ร้านค้า", "/shops/"), ("ปัตตานี", "/shops/?province=pattani")] and spoken[:2] == seen
    pages_made.lesson()
    spoken, seen = steps(client, "/learn/photos/light/")
    assert [url for _name, url in seen] == ["/learn/", "/learn/photos/"] and spoken[:2] == seen and len(spoken) == 3
    pages_made.collection()
    spoken, seen = steps(client, "/en/collections/gifts/")
    assert [url for _name, url in seen] == ["/en/collections/"] and spoken[-1][1] == "/en/collections/gifts/"
    assert 'class="trail"' not in client.get("/products/").content.decode()
