"""What filters count by: after each verb only the shop it was of is counted anew, and it comes to what is there."""

import datetime
import uuid

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from common.versions import services as versions
from merchants import services as merchants
from merchants.certificates import services as certificates
from merchants.certificates.models import CertificateKind, Scope
from merchants.closing import services as closing
from shop.catalogue import cells, counts
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product
from shop.catalogue.reviews import ReasonCode
from shop.catalogue.services import promotions


@pytest.fixture
def shops(make):
    """Three shops of three goods each; in the first something has a certificate of its own."""
    made = [make.ready(make.merchant(f"กลุ่ม {number}", province="95" if number else "94")) for number in range(3)]
    for merchant in made:
        for name in ("น้ำบูดู", "กะปิ", "กรือโป๊ะ"):
            make.product(merchant, name, picture=make.picture())
    Product.objects.update(state="live", listed_at=clock.now())
    versions.bump("catalogue")
    return made


def counted() -> cells.Shops:
    return cells.on_sale(counts.kept().version)


def anew() -> cells.Shops:
    cache.clear()
    return counted()


@pytest.fixture
def step(make, shops):
    """Do a verb of the first shop and return what is counted before and after it."""

    def do(act) -> tuple[cells.Shops, cells.Shops]:
        before = counted()
        act()
        after = counted()
        assert all(after[other.pk] is before[other.pk] for other in shops[1:])
        assert after == anew()
        return before, after

    return do


def test_the_verbs_of_products_count_their_own_shop_anew(make, shops, step):
    merchant, by, officer = shops[0], make.owner_of(shops[0]), make.officer()
    first, second, third = Product.objects.for_merchant(merchant).order_by("pk")
    cloth = Category.objects.filter(food=False, children=None).first()

    def number(found) -> int:
        return sum(found[merchant.pk].kinds[""].values()) if merchant.pk in found else 0

    def moves(act) -> tuple[int, int]:
        return tuple(map(number, step(act)))

    assert moves(lambda: catalogue.pause(product=first, by=by)) == (3, 2)
    assert moves(lambda: catalogue.resume(product=first, by=by)) == (2, 3)
    assert moves(
        lambda: catalogue.take_down(product=first, by=officer, code=ReasonCode.values[0], words="ไม่ตรงกับภาพ")
    ) == (3, 2)
    seen = catalogue.as_seen(Product.objects.get(pk=first.pk))
    assert moves(lambda: catalogue.restore(product=first, by=officer, seen=seen)) == (2, 3)
    for facts in ({"price_satang": 20000}, {"category": cloth}, {"delivery_profile": "frozen"}):
        before, after = step(lambda facts=facts: catalogue.change_product(product=second, by=by, **facts))
        assert number(before) == number(after) == 3 and before != after
    before, after = step(lambda: make.sizes(third, ("เล็ก", 60000), ("ใหญ่", 90000)))
    assert {band for _category, band, _profile in after[merchant.pk].kinds[""]} == {"under-100", "100-500", "over-500"}
    step(
        lambda: catalogue.set_profiles(
            merchant=merchant, by=by, key=uuid.uuid4(), chosen=[first.pk, third.pk], profile="chilled"
        )
    )
    made = make.product(merchant, "ของใหม่")
    counted()
    asked = {make.variant(made).pk: 70000}
    step(lambda: catalogue.ask_prices(merchant=merchant, by=by, asked=asked))
    step(lambda: catalogue.refresh_search_text(merchant=merchant))


def test_a_promotion_counts_its_own_shop_anew_when_it_begins_and_when_it_ends(make, shops, step):
    product = make.long_on_sale(make.product(shops[0], "ทุเรียนกวน", price_satang=12000))
    variant, today = make.variant(product), clock.today()

    def begin():
        dates = {"starts": today, "until": today + datetime.timedelta(days=2)}
        catalogue.promote(product=product, by=make.owner_of(shops[0]), lowered={variant.pk: 9000}, **dates)

    before, after = step(begin)
    assert before != after
    with clock.at(clock.now() + datetime.timedelta(days=3)):
        counted()
        before, after = step(promotions.turn)
        assert before != after


def test_the_verbs_of_certificates_and_of_the_shop_count_it_anew(make, shops, step):
    merchant, officer = shops[0], make.officer()
    first = Product.objects.for_merchant(merchant).first()
    whole = CertificateKind.objects.filter(scope=Scope.PREMISES).first()
    row = make.certificate_sent(first)
    premises = make.certificate_sent(merchant=merchant, kind=whole.key, number="12-3-45678")

    def covers(found, kind) -> int:
        return sum(found[merchant.pk].kinds.get(kind, {}).values()) if merchant.pk in found else 0

    assert [covers(found, "halal") for found in step(lambda: make.verified(row, by=officer))] == [0, 1]
    _before, after = step(lambda: make.verified(premises, by=officer))
    assert covers(after, whole.key) == 3 and after[merchant.pk].whole == {whole.key}
    step(lambda: certificates.suspend(certificate=row, by=officer, reason="ตรวจ"))
    _before, after = step(lambda: certificates.restore(certificate=row, by=officer))
    assert covers(after, "halal") == 1
    catalogue.change_product(product=first, by=make.owner_of(merchant), name="น้ำบูดูใหม่")
    Product.objects.filter(pk=first.pk).update(name="น้ำบูดูใหม่")  # where an officer lets the new name through
    versions.bump("catalogue", of=[merchant.pk])
    assert covers(counted(), "halal") == 0
    _before, after = step(lambda: catalogue.confirm_name(cover=row.covers.get(), by=officer))
    assert covers(after, "halal") == 1
    step(lambda: certificates.give_up(certificate=premises, by=make.owner_of(merchant)))
    with clock.at(clock.now() + datetime.timedelta(days=300)):
        assert covers(counted(), "halal") == 0 and counted() == anew()
    _before, after = step(lambda: merchants.suspend(merchant=merchant, by=officer, reason="ตรวจ"))
    assert merchant.pk not in after
    _before, after = step(lambda: merchants.reopen(merchant=merchant, by=officer, reason="ครบ"))
    assert covers(after, "halal") == 1
    _before, after = step(lambda: closing.close(merchant=merchant, by=officer, reason="เลิก"))
    assert merchant.pk not in after


def test_what_an_editor_changes_is_counted_for_all_shops(make, shops, signed_in):
    before = counted()
    kind = Category.objects.filter(parent=None).first()
    address = reverse("wagtailsnippets_catalogue_category:edit", args=[kind.pk])
    editor = signed_in(make.admin())
    form = editor.get(address).context["form"]
    facts = {name: form[name].value() or "" for name in form.fields}
    assert editor.post(address, {**facts, "name": "ของกินใต้"}).status_code == 302
    after = counted()
    assert after == before and all(after[shop.pk] is not before[shop.pk] for shop in shops)


@pytest.mark.parametrize("others", [1, 12])
def test_the_first_list_after_a_change_asks_the_same_however_many_shops_there_are(client, make, others):
    """The versions with the empty shelves, kinds of certificate, categories, the order, the rows; whose changed, then of the
    one shop what covers it whole, its place and its goods, all and by certificate; what is sold out; names of shops.
    """
    for number in range(others):
        make.product(make.ready(make.merchant(f"กลุ่ม {number}")), "กะปิ")
    merchant = make.ready(make.merchant("กลุ่มที่เปลี่ยน"))
    product = make.product(merchant)
    client.get("/products/")
    catalogue.pause(product=product, by=make.owner_of(merchant))
    with CaptureQueriesContext(connection) as captured:
        page = client.get("/products/")
    assert page.context["total"] == others
    assert len(captured) == 12
