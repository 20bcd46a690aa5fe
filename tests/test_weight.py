"""What the public pages of the demo weigh: at most 60 KB compressed without pictures, nothing from elsewhere, pictures made for their place."""

import gzip
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import demo_shelf
import pages_made
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from cms import demo_pages
from cms.models import StorefrontPage
from shop.catalogue.models import Product

MOST = 60_000
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
PREFIXES = ("/ms/", "/en/")
MORE = [
    "/search/?q=บูดู",
    "/search/?q=zzz",
    "/products/?province=pattani",
    "/cart/",
    "/checkout/",
    "/accounts/login/",
    "/apply/",
]
GOODS_APART = 6  # one product's page is like another's
WIDTHS = (320, 640, 960)


class Quiet:
    """A progress that says nothing."""

    def over(self, listed, _what):
        return listed


@pytest.fixture(scope="module")
def demo(module_rows):
    """The demo's shops, goods and told pages; of its pictures only what pages write of them."""
    with pytest.MonkeyPatch.context() as patched:
        demo_shelf.fill()
        name = "products/pictureofthisproduct-{}.{}"
        tag = {
            "webp": [[f"/media/{name.format(width, 'webp')}", width] for width in WIDTHS],
            "avif": [[f"/media/{name.format(width, 'avif')}", width] for width in WIDTHS],
            "fallback": f"/media/{name.format(960, 'jpg')}", "width": 640, "height": 800, "alt": "",
        }  # fmt: skip
        Product.objects.update(card={"picture": tag})
        sizes = [[f"shops/coverofthisshop-{width}.webp", width, width * 9 // 16] for width in (480, 960, 1440)]
        StorefrontPage.objects.update(cover={"original": "shops/coverofthisshop.jpg", "sizes": sizes})
        one = pages_made.image(size=(1200, 800))
        patched.setattr(demo_pages, "image", lambda _key: one)
        demo_pages.run(Quiet())
        for product in Product.objects.all()[:5]:
            product.pictures.create(
                original="products/a.jpg", sizes=[[f"products/a-{w}.webp", w, w] for w in WIDTHS], sha256="0" * 64
            )


@cache
def weight_of(address: str) -> int:
    """Return what a file of ours weighs as it is sent."""
    path = finders.find(address.removeprefix("/static/").split("#")[0].split("?")[0])
    assert path, address
    return len(gzip.compress(Path(path).read_bytes(), 6))


def addresses(client) -> list[str]:
    """Return every page that the sitemap tells: what is told in each language; of shops and some goods in Thai."""
    listed = [
        one.text.removeprefix("http://testserver")
        for one in ElementTree.fromstring(client.get("/sitemap.xml").content).iter(LOCATION)
    ]
    thai = [one for one in listed if not one.startswith(PREFIXES)]
    goods = [one for one in thai if re.search(r"/products/.", one)]
    told = [one for one in listed if not re.search(r"/(products|shops)/.", one)]
    shops = [one for one in thai if re.search(r"/shops/.", one)]
    return told + shops + goods[::GOODS_APART] + MORE


def test_every_public_page_is_light_and_all_of_it_is_ours(demo, db):
    client, wrong = Client(), []
    walked = addresses(client)
    assert len(walked) > 120
    for address in walked:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        ours = set(
            re.findall(r'<link rel="stylesheet" href="([^"]+)"|<script[^>]* src="([^"]+)"|<use href="([^"#]+)', page)
        )
        files = {one for several in ours for one in several if one}
        weight = len(gzip.compress(answer.content, 6)) + sum(weight_of(file) for file in files)
        wrong += [f"{address} weighs {weight}"] if weight > MOST else []
        wrong += [
            f"{address} fetches {one}"
            for one in fetched(page)
            if not one.startswith(("/", "data:", "http://testserver/"))
        ]
        wrong += [f"{address}: {fault}" for fault in pictures_at_fault(page)]
    assert not wrong, "\n".join(wrong[:40])


def fetched(page: str) -> list[str]:
    """Return every address that a browser fetches for this page by itself."""
    tags = re.findall(
        r'<(?:img|script|source|iframe|video|audio|embed|track)\b[^>]*>|<link\b[^>]*rel="(?:stylesheet|icon|manifest|preload|apple-touch-icon)"[^>]*>',
        page,
    )
    found = [one for tag in tags for one in re.findall(r'\b(?:src|href|poster)="([^"]+)"', tag)]
    for tag in tags:
        found += [
            one.strip().split()[0] for listed in re.findall(r'srcset="([^"]+)"', tag) for one in listed.split(",")
        ]
    return found


def pictures_at_fault(page: str) -> list[str]:
    """Return what is wrong with photographs: each keeps its space, and in a light format a size fits a small place."""
    faults = []
    whole = re.findall(r"<picture.*?</picture>", page, re.S)
    for tag in re.findall(r'<img\b[^>]*src="/media/[^>]*>', page):
        if not re.search(r'\bwidth="\d+"', tag) or not re.search(r'\bheight="\d+"', tag):
            faults.append(f"keeps no space: {tag[:120]}")
        holder = next((one for one in whole if tag in one), None)
        if holder is None:
            small = re.search(r'src="[^"]+\.(?:webp|avif)"', tag)
            faults += [] if small else [f"in one size only: {tag[:120]}"]
            continue
        sources = re.findall(r'<source type="image/(webp|avif)" srcset="([^"]+)"([^>]*)>', holder)
        if not sources:
            faults.append(f"in no light format: {tag[:120]}")
        for _format, listed, rest in sources:
            least = min(int(width) for width in re.findall(r" (\d+)w", listed))
            if least > 480 or "sizes=" not in rest:
                faults.append(f"not made for its place: {listed[:80]} {rest}")
    return faults


def test_the_scale_would_tell():
    assert pictures_at_fault('<img src="/media/a.jpg" alt="">')[0].startswith("keeps no space")
    assert fetched('<script src="https://cdn.example/x.js"></script>') == ["https://cdn.example/x.js"]
    heavy = '<picture><source type="image/webp" srcset="/media/a.webp 1440w"><img src="/media/a.jpg" width="1" height="1"></picture>'
    assert pictures_at_fault(heavy)[0].startswith("not made for its place")
