import pytest
from django.test import RequestFactory

from common import place_views


def page(**query):
    return place_views.suggestions(RequestFactory().get("/places/", query)).content.decode()


def test_the_list_for_what_is_typed():
    assert page(q="94110").count('type="radio" name="place"') == 10
    assert 'name="to-place" value="940703:94110" checked' in page(**{"name": "to-place", "to-place_query": "ปะเสยะวอ"})


def test_nothing_typed_gives_nothing_and_nothing_found_says_so():
    assert "<" not in page().strip()
    assert "ลองพิมพ์รหัสไปรษณีย์ 5 หลัก" in page(q="xyzzy")
    assert "ไม่มีรหัสไปรษณีย์ 00000 ตรวจตัวเลขอีกครั้ง หรือพิมพ์ชื่อตำบล" in page(q="00000")
    assert "5 หลัก" not in page(q="00000")


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "place onload=x", "\x00", "ก" * 9000])
def test_nothing_typed_becomes_markup(hostile):
    for answer in (page(q=hostile), page(q="94110", name=hostile)):
        assert "<script" not in answer
        assert "onload" not in answer.replace("place onload=x”", "")


def test_it_only_reads():
    assert place_views.suggestions(RequestFactory().post("/places/")).status_code == 405
    assert place_views.suggestions.access == "public"
