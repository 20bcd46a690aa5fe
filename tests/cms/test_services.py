import pytest
from django.core.files.storage import default_storage

from cms import services as cms
from cms.errors import NoStorefront
from cms.models import ShopsPage, StorefrontPage
from common.audit.models import Event
from common.derivatives import derivatives
from merchants.signals import merchant_approved
from shop.catalogue.errors import ForbiddenClaim


@pytest.fixture
def shop(make):
    merchant = make.merchant(slug="budu")
    cms.open_storefront(merchant=merchant, by=make.owner_of(merchant))
    return merchant


def test_approval_opens_a_live_storefront_once(make):
    merchant = make.merchant(slug="budu")
    StorefrontPage.objects.filter(merchant=merchant).delete()
    for _twice in range(2):
        merchant_approved.send(sender=None, merchant=merchant, by=make.officer())
    page = StorefrontPage.objects.get(merchant=merchant)
    assert page.live
    assert page.title == merchant.name
    assert page.url == "/shops/budu/"
    assert page.get_parent().numchild == StorefrontPage.objects.count()


def test_telling_publishes_and_writes_the_diary(shop, make):
    by = make.owner_of(shop)
    page = cms.tell(merchant=shop, by=by, intro="หมักไหดิน", about="ริมหาด", opening_hours="ทุกวัน")
    assert (page.intro, page.about, page.opening_hours) == ("หมักไหดิน", "ริมหาด", "ทุกวัน")
    assert page.latest_revision.user == by and not page.has_unpublished_changes
    event = Event.objects.about(shop).get(verb="storefront_told")
    assert event.facts == {"changed": ["intro", "about", "opening_hours"]}


def test_telling_the_same_again_changes_nothing(shop, make):
    words = {"intro": "หมักไหดิน", "about": "", "opening_hours": ""}
    first = cms.tell(merchant=shop, by=make.owner_of(shop), **words)
    second = cms.tell(merchant=shop, by=make.owner_of(shop), **words)
    assert first.latest_revision_id == second.latest_revision_id
    assert Event.objects.about(shop).filter(verb="storefront_told").count() == 1


def test_a_cover_is_kept_in_sizes_and_taken_off(shop, make):
    by = make.owner_of(shop)
    page = cms.set_cover(merchant=shop, by=by, picture=make.picture())
    assert default_storage.exists(page.cover["original"])
    assert [(width, height) for _name, width, height in page.cover["sizes"]] == [(480, 270), (640, 360)]
    assert all(default_storage.exists(name) for name, _width, _height in page.cover["sizes"])
    assert cms.remove_cover(merchant=shop, by=by).cover == {}
    assert cms.remove_cover(merchant=shop, by=by).cover == {}
    assert Event.objects.about(shop).filter(verb="storefront_cover_removed").count() == 1


def introduced(shop, make, **words):
    words = {"intro": "หมักไหดิน", "about": "", "opening_hours": "", **words}
    picture = make.picture()
    copies = derivatives(picture.bytes, widths=(480,), ratio=(16, 9))
    return cms.introduce(
        merchant=shop,
        by=make.owner_of(shop),
        words=words,
        made_by_muslims=True,
        picture=picture,
        copies=copies,
        share=b"jpeg",
    )


def test_a_new_storefront_is_written_whole_and_published_once(shop, make):
    before = StorefrontPage.objects.get(merchant=shop).revisions.count()
    page = introduced(shop, make)
    assert (page.intro, page.made_by_muslims, page.cover["sizes"][0][1]) == ("หมักไหดิน", True, 480)
    assert page.live and not page.has_unpublished_changes and page.revisions.count() == before + 1
    with default_storage.open(page.cover["share"]) as share:
        assert share.read() == b"jpeg"
    assert "cover" in Event.objects.about(shop).get(verb="storefront_told").facts["changed"]


def test_a_new_storefront_claims_nothing_that_it_may_not(shop, make):
    make.product(shop)
    with pytest.raises(ForbiddenClaim):
        introduced(shop, make, intro="รักษามะเร็งได้")
    assert not StorefrontPage.objects.get(merchant=shop).intro


def test_a_merchant_without_a_storefront_is_told_what_to_do(make):
    merchant = make.merchant()
    StorefrontPage.objects.filter(merchant=merchant).delete()
    with pytest.raises(NoStorefront) as refused:
        cms.tell(merchant=merchant, by=make.owner_of(merchant), intro="x", about="", opening_hours="")
    assert refused.value.message == "ร้านนี้ยังไม่มีหน้าร้าน เปิดเมนู “หน้าร้าน” แล้วกดบันทึก เพื่อเปิดหน้าร้านก่อน"
    assert not Event.objects.about(merchant).filter(verb="storefront_told").exists()


def test_where_the_shops_page_itself_is_gone_it_is_made_anew(make):
    merchant = make.merchant(slug="budu")
    ShopsPage.objects.get().delete()
    page = cms.open_storefront(merchant=merchant, by=make.owner_of(merchant))
    assert (page.live, page.url, ShopsPage.objects.get().live) == (True, "/shops/budu/", True)
