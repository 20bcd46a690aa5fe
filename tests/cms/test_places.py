"""Pages of the five provinces and of fairs: true whatever happens to the shops they name."""

import datetime
import json
import re

import pages_made
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cms.models import FairPage, ProvincePage
from common import clock
from common.provinces import PROVINCES
from merchants import services as merchants


def words(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_each_province_has_a_page_from_the_first_day(client, db):
    assert set(ProvincePage.objects.values_list("province_code", flat=True)) == set(PROVINCES)
    for slug, thai, _english in PROVINCES.values():
        page = words(client, f"/{slug}/")
        assert f">{thai}</h1>" in page and "สินค้ากำลังจะมา" in page
        assert page.count('class="chip"') == 4


def test_the_front_door_leads_to_them(client, db):
    assert 'href="/pattani/"' in words(client, "/") and 'href="/en/pattani/"' in words(client, "/en/")


def test_it_shows_its_own_goods_and_shops(client, make):
    here, there = make.merchant("ร้านปัตตานี"), make.merchant("ร้านยะลา", province="95")
    make.product(here, "น้ำบูดู")
    make.product(there, "กล้วยหิน")
    page = words(client, "/pattani/")
    assert "น้ำบูดู" in page and "ร้านปัตตานี" in page and "กล้วยหิน" not in page and "ร้านยะลา" not in page
    assert "ดูสินค้าทั้งหมด 1 อย่าง" in page and 'href="/products/?province=pattani"' in page
    merchants.suspend(merchant=here, by=make.officer(), reason="ตรวจ")
    assert "น้ำบูดู" not in words(client, "/pattani/")


@pytest.mark.parametrize("number", [2, 12])
def test_its_cost_does_not_grow(client, make, number, django_assert_num_queries):
    for each in range(number):
        make.product(make.merchant(f"ร้าน {each}"), f"ของ {each}")
    words(client, "/pattani/")
    with django_assert_num_queries(14):
        words(client, "/pattani/")


def test_it_stands(db, make):
    page = ProvincePage.objects.get(slug="pattani")
    can = page.permissions_for_user(make.admin())
    assert page.stands and not can.can_delete() and not can.can_unpublish() and not can.can_move()


@pytest.mark.parametrize(
    ("begins", "days", "said"), [(3, 2, None), (0, 1, "กำลังจัดอยู่"), (-1, 3, "กำลังจัดอยู่"), (-5, 2, "งานนี้จบแล้ว")]
)
def test_a_fair_says_when_it_is(client, make, begins, days, said):
    fair = pages_made.fair(begins=begins, days=days)
    page = words(client, "/fairs/street/")
    for sentence in ("กำลังจัดอยู่", "งานนี้จบแล้ว"):
        assert (sentence in page) == (sentence == said)
    (facts,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    event, trail = json.loads(facts)
    assert event["@type"] == "Event" and event["startDate"] == fair.begins_on.isoformat()
    assert [step["name"] for step in trail["itemListElement"]] == [pages_made.section("fairs").title, fair.title]
    assert (fair.title in words(client, "/pattani/")) == (said != "งานนี้จบแล้ว")
    assert fair.title not in words(client, "/yala/")


def test_a_shop_that_closes_leaves_the_fair(client, make):
    stays, goes = make.merchant("ร้านอยู่"), make.merchant("ร้านไป")
    pages_made.fair(stalls=[(stays, "A1"), (goes, "A2")])
    page = words(client, "/fairs/street/")
    assert "ร้านอยู่" in page and "บูท A1" in page and "ร้านไป" in page
    merchants.suspend(merchant=goes, by=make.officer(), reason="ตรวจ")
    page = words(client, "/fairs/street/")
    assert "ร้านอยู่" in page and "ร้านไป" not in page and "บูท A2" not in page
    merchants.suspend(merchant=stays, by=make.officer(), reason="ตรวจ")
    assert "ยังไม่มีรายชื่อร้าน" in words(client, "/fairs/street/")


def test_the_code_on_it_leads_to_it(client, db, settings):
    settings.SITE_URL = "https://kedai.test"
    pages_made.fair()
    page = words(client, "/en/fairs/street/")
    assert "<svg" in page.split('class="big-qr"')[1].split("</div>")[0]
    assert "https://kedai.test/en/fairs/street/" in page


def test_a_fair_does_not_end_before_it_begins(client, make):
    fair = pages_made.fair()
    fair.ends_on = fair.begins_on - datetime.timedelta(days=1)
    with pytest.raises(ValidationError):
        fair.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        FairPage.objects.filter(pk=fair.pk).update(ends_on=clock.today() - datetime.timedelta(days=99))
    client.force_login(make.editor())
    address = f"/admin/pages/{fair.pk}/edit/"
    assert client.get(address).status_code == 200
