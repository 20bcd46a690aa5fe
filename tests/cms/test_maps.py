"""The map of shops: every district has its square, counts are of shops that sell now, and the list says what the drawing says."""

import re
from collections import Counter

import geothai
import pages_made as pages
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from cms import maps
from cms.models import StorefrontPage
from common import jawi
from common.provinces import PROVINCES
from merchants import services as merchants


def test_every_district_has_one_square():
    for code in PROVINCES:
        drawn = Counter(key for row in maps.DISTRICTS[code] for key in row if key)
        assert drawn == Counter(district.code[2:] for district in geothai.districts(code)), code
        assert len({len(row) for row in maps.DISTRICTS[code]}) == 1 and len(maps.DISTRICTS[code][0]) <= 4
    assert sorted(key for row in maps.ALL.values() for key in row if key) == sorted(PROVINCES)


@pytest.mark.parametrize("language", ["th", "ms", "en"])
def test_every_name_fits_its_square(language):
    with translation.override(language):
        for code in PROVINCES:
            for district in geothai.districts(code):
                name = district.name_th if language == "th" else district.name_en
                lines = maps._lines(name)
                assert len(lines) <= 3 and max(map(len, lines)) <= 12, lines
    assert maps._lines("Mueang Pattani") == ["Mueang"] and maps._lines("เมืองปัตตานี") == ["เมือง"]
    assert maps._lines("Khlong Hoi Khong") == ["Khlong Hoi", "Khong"]


def test_a_page_shows_where_shops_sell_now(client, make):
    first, closed = make.merchant("ร้านบูดู"), make.merchant("ร้านปิด")
    make.merchant("ร้านยะลา", province="95")
    merchants.suspend(merchant=closed, by=make.officer(), reason="ตรวจสอบเอกสารอีกครั้ง")
    body = [
        ("map", {"title": "", "province": "94"}),
        ("map", {"title": "ทั้งห้าจังหวัด", "province": ""}),
        ("map", {"title": "", "province": "91"}),
    ]
    pages.story(body=body)
    page = client.get("/stories/budu/").content.decode()
    district = first.subdistrict_code[:4]
    assert page.count('class="part part-map"') == 2  # of Satun, where no shop sells, nothing is drawn
    assert "ร้านอยู่ที่ไหนในปัตตานี" in page and "ทั้งห้าจังหวัด" in page and "ร้านอยู่ที่ไหนในสตูล" not in page
    assert f'<a href="/products/?province=pattani&amp;district={district}">{first.district_name}</a>' in page
    assert "อีก 11 อำเภอยังไม่มีร้านที่นี่" in page and "อีก 3 จังหวัดยังไม่มีร้านที่นี่" in page
    listed = re.findall(r'<ul class="map-list">(.*?)</ul>', page, re.S)
    assert [re.findall(r">(\d+) ร้าน<", one) for one in listed] == [["1"], ["1", "1"]]
    hidden = re.search(r'<svg class="map.*?</svg>', page, re.S).group()
    assert 'aria-hidden="true"' in hidden and hidden.count("<a ") == hidden.count('tabindex="-1"') == 1
    assert client.get(f"/products/?province=pattani&district={district}").status_code == 200
    english = client.get("/en/stories/budu/").content.decode()
    assert 'href="/en/yala/"' in english and ">Yala</a>" in english
    assert not re.search(
        r"\d{1,2}\.\d{3,}", "".join(re.findall(r"<svg class=\"map.*?</svg>", page, re.S))
    )  # no coordinate


@pytest.mark.parametrize("province", ["94", ""])
def test_a_map_costs_one_query(make, province):
    make.merchant()
    maps.of(province)
    with CaptureQueriesContext(connection) as asked:
        assert maps.of(province)
    assert len(asked) == 1


@pytest.mark.django_db
def test_without_a_shop_there_is_no_map():
    assert maps.of("94") is None and maps.of("") is None


def test_words_in_jawi_are_set_from_right_to_left(client, make):
    shop = make.merchant(slug="budu")
    StorefrontPage.objects.filter(merchant=shop).update(name_jawi="کداي بودو")
    pages.story(body=[("jawi", {"jawi": "سلامت داتڠ", "meaning": "ยินดีต้อนรับ"})])
    page = client.get("/stories/budu/").content.decode()
    assert (
        '<blockquote class="jawi" lang="ms-Arab" dir="rtl"><p>سلامت داتڠ</p></blockquote>' in page
        and "ยินดีต้อนรับ" in page
    )
    shown = client.get("/en/shops/budu/").content.decode()
    assert '<p class="jawi" lang="ms-Arab" dir="rtl">کداي بودو</p>' in shown
    assert '"alternateName": {"@value": "کداي بودو", "@language": "ms-Arab"}' in shown


@pytest.mark.parametrize("text", ["kedai", "کداي Budu", "ร้านบูดู", "۱۲۳", "سلامت <b>", "\u202eسلامت"])
def test_what_is_not_jawi_is_refused(text):
    with pytest.raises(ValidationError, match="รับเฉพาะอักษรยาวี"):
        jawi.check(text)


@pytest.mark.parametrize("text", ["", "سلامت داتڠ", "ڤتاني، ١٤٤٧", "کداي «بودو»"])
def test_jawi_is_taken_with_its_own_letters_and_figures(text):
    jawi.check(text)
