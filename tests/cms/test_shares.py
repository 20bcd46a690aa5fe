"""Pictures from before shared links showed one get theirs by the job, a few at a time, and nothing twice."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from cms import jobs as cms_jobs
from cms import services as cms
from cms import shares as covers
from cms.models import StorefrontPage
from shop.catalogue import jobs, tasks
from shop.catalogue import services as catalogue
from shop.catalogue.models import Picture
from shop.catalogue.services import shares

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(make):
    """Three goods whose pictures have their sizes and no picture for a shared link."""
    shop = make.merchant(province="95")
    goods = [make.product(shop, f"ผ้า {number}", picture=make.picture()) for number in range(3)]
    for row in Picture.objects.all():
        tasks.make_sizes_now(row.pk, formats=("webp",))
    Picture.objects.update(share="")
    return goods


def size_of(name: str) -> tuple[int, int]:
    with default_storage.open(name) as file:
        return Image.open(io.BytesIO(file.read())).size


def test_goods_get_theirs_a_few_at_a_time_and_once(old):
    assert [shares.fill(most=2), shares.fill(most=2), shares.fill(most=2)] == [2, 1, 0]
    names = [row.share for row in Picture.objects.all()]
    assert len(set(names)) == 3 and all(size_of(name) == (1200, 630) for name in names)
    assert jobs.run()["shared_pictures_drawn"] == 0
    assert [row.share for row in Picture.objects.all()] == names


def test_the_page_shows_it(client, old):
    address = f"/products/{old[0].slug}/"
    assert "/static/img/share/yala.png" in client.get(address).content.decode()
    assert jobs.run()["shared_pictures_drawn"] == 3
    assert Picture.objects.get(product=old[0]).share in client.get(address).content.decode()


def test_a_picture_whose_file_is_gone_or_that_waits_for_its_sizes_is_let_be(make, old):
    gone, cut, whole = (product.pictures.get() for product in old)
    default_storage.delete(gone.original)
    catalogue.cut_picture(picture=cut, by=None, turn=90, focus_x=50, focus_y=50, zoom=100)
    assert shares.fill() == 1
    assert [Picture.objects.get(pk=row.pk).share != "" for row in (gone, cut, whole)] == [False, False, True]


def test_whoever_made_one_meanwhile_was_first(old, monkeypatch):
    row = old[0].pictures.get()

    def meanwhile(*args, **kwargs):
        Picture.objects.update(share="products/first.jpg")
        return b"drawn"

    monkeypatch.setattr(shares, "share_picture", meanwhile)
    before = set(default_storage.listdir("products")[1])
    assert shares.fill(most=1) == 0
    assert Picture.objects.get(pk=row.pk).share == "products/first.jpg"
    assert set(default_storage.listdir("products")[1]) == before


@pytest.fixture
def covered(make):
    """Two shops with a cover from before."""
    for slug in ("budu", "kopi"):
        shop = make.merchant(slug=slug, province="96")
        cms.set_cover(merchant=shop, by=make.owner_of(shop), picture=make.picture())
        page = StorefrontPage.objects.get(merchant=shop)
        page.cover = {name: page.cover[name] for name in ("original", "sizes")}
        page.save()


def test_shops_get_theirs_a_few_at_a_time_and_once(client, covered, make):
    make.merchant("ไม่มีรูปปก", slug="bare", province="96")
    assert "/static/img/share/narathiwat.png" in client.get("/shops/budu/").content.decode()
    assert [covers.fill(most=1), covers.fill(most=1), cms_jobs.run()["shared_covers_drawn"]] == [1, 1, 0]
    cover = StorefrontPage.objects.get(slug="budu").cover
    assert size_of(cover["share"]) == (1200, 630) and set(cover) == {"original", "sizes", "share"}
    assert cover["share"] in client.get("/shops/budu/").content.decode()
    assert StorefrontPage.objects.get(slug="bare").cover == {}


def test_a_cover_whose_file_is_gone_or_that_changed_meanwhile_is_let_be(covered, monkeypatch):
    budu, kopi = (StorefrontPage.objects.get(slug=slug) for slug in ("budu", "kopi"))
    default_storage.delete(budu.cover["original"])
    other = {**kopi.cover, "original": "shops/other.jpg"}

    def meanwhile(*args, **kwargs):
        StorefrontPage.objects.filter(pk=kopi.pk).update(cover=other)
        return b"drawn"

    monkeypatch.setattr(covers, "share_picture", meanwhile)
    before = set(default_storage.listdir("shops")[1])
    assert covers.fill() == 0
    assert StorefrontPage.objects.get(slug="budu").cover == budu.cover
    assert StorefrontPage.objects.get(slug="kopi").cover == other
    assert set(default_storage.listdir("shops")[1]) == before
