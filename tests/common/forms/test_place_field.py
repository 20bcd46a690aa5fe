import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from common import places
from common.forms.address import AddressForm, address_initial
from common.forms.place_field import PlaceField


class WhereForm(forms.Form):
    place = PlaceField(label="ตำบล")


def filled(form=WhereForm, **data):
    return form(QueryDict(mutable=True) | data)


def sentence(**data):
    form = filled(**data)
    assert not form.is_valid()
    return form.errors["place"]


def test_the_chosen_place_is_taken():
    form = filled(place_query="94110", place="940703:94110")
    assert form.is_valid()
    assert form.cleaned_data["place"] == places.get("940703", "94110")


def test_one_match_needs_no_choosing():
    form = filled(place_query="ปะเสยะวอ สายบุรี")
    assert form.is_valid()
    assert form.cleaned_data["place"].value == "940703:94110"


def test_several_matches_come_back_as_radios_with_what_was_typed():
    form = filled(place_query="94110")
    assert not form.is_valid()
    assert form.errors["place"] == ["พบหลายตำบล เลือกตำบลจากรายการด้านล่าง"]
    page = str(form["place"])
    assert 'name="place_query" value="94110"' in page
    assert page.count('type="radio" name="place"') == 10
    assert 'value="940703:94110"' in page


def test_what_is_not_found_says_what_to_do():
    assert sentence(place_query="<b>ไม่มี") == ["ไม่พบ “<b>ไม่มี” ลองพิมพ์รหัสไปรษณีย์ 5 หลัก"]
    assert "<b>" not in str(filled(place_query="<b>ไม่มี")["place"])
    assert sentence() == ["พิมพ์รหัสไปรษณีย์หรือชื่อตำบล แล้วเลือกตำบลจากรายการ"]


def test_a_postcode_that_is_none_is_not_answered_with_type_a_postcode():
    for typed, shown in (("00000", "00000"), ("๐๐๐๐๐", "๐๐๐๐๐"), ("99999", "99999")):
        assert sentence(place_query=typed) == [f"ไม่มีรหัสไปรษณีย์ {shown} ตรวจตัวเลขอีกครั้ง หรือพิมพ์ชื่อตำบล"]
    assert sentence(place_query="0000") == ["ไม่พบ “0000” ลองพิมพ์รหัสไปรษณีย์ 5 หลัก"]


def test_what_was_not_found_is_said_once():
    for typed in ("00000", "xyzzy"):
        form = filled(place_query=typed)
        [said] = form.errors["place"]
        assert render_to_string("components/place_field.html", {"field": form["place"]}).count(said[:12]) == 1


def test_a_long_list_is_folded_and_keeps_every_place():
    page = str(filled(place_query="45000")["place"])
    assert page.count('type="radio"') == 33 and page.index("ดูอีก 13 ตำบล") > page.index('type="radio"')
    chosen = next(iter(places.search("45000", limit=40)[30:]))
    form = filled(place_query="45000", place=chosen.value)
    assert form.is_valid() and form.cleaned_data["place"] == chosen


def test_without_script_the_hint_says_when_the_list_comes():
    assert "<noscript>" in str(WhereForm()["place"])
    assert "<noscript>" not in str(filled(place_query="94110")["place"])


def test_a_choice_from_an_older_list_does_not_win_over_what_is_typed_now():
    form = filled(place_query="95110", place="940703:94110")
    assert not form.is_valid()
    assert 'value="940703:94110"' not in str(form["place"])
    assert filled(place_query="ต.ปะเสยะวอ", place="950201:95110").is_valid()


@pytest.mark.parametrize("chosen", ["999999:94110", "940703:99999", "940703", "x" * 500, "940703:94110:1"])
def test_a_made_up_choice_is_refused(chosen):
    assert sentence(place=chosen) == ["ไม่พบตำบลนี้แล้ว พิมพ์รหัสไปรษณีย์หรือชื่อตำบล แล้วเลือกใหม่จากรายการ"]


def test_a_stored_place_stands_in_the_field():
    page = str(WhereForm(initial={"place": places.get("940703")})["place"])
    assert 'value="ต.ปะเสยะวอ อ.สายบุรี จ.ปัตตานี 94110"' in page
    assert 'value="940703:94110" checked' in page
    same = WhereForm(
        QueryDict(mutable=True) | {"place_query": "ต.ปะเสยะวอ อ.สายบุรี จ.ปัตตานี 94110"},
        initial={"place": "940703:94110"},
    )
    assert not same.has_changed()


def test_optional_and_empty_is_none():
    assert PlaceField(required=False).clean(None) is None


def test_a_prefix_reaches_both_inputs():
    form = WhereForm(QueryDict("to-place_query=94110&to-place=940703:94110"), prefix="to")
    assert form.is_valid()
    assert 'name="to-place_query"' in str(form["place"])


def test_an_address_form_gives_the_printed_address():
    form = filled(AddressForm, line=" ๑๒/๓ ม.4\x00 ", place_query="94110", place="940703:94110", landmark="ตรงข้ามมัสยิด")
    assert form.is_valid(), form.errors
    address = form.cleaned_address()
    assert address.text == "๑๒/๓ ม.4 ต.ปะเสยะวอ อ.สายบุรี จ.ปัตตานี 94110"
    assert (address.line, address.landmark, address.subdistrict_code) == ("๑๒/๓ ม.4", "ตรงข้ามมัสยิด", "940703")


def test_an_address_form_without_a_place_is_refused():
    form = filled(AddressForm, line="12")
    assert not form.is_valid()
    assert set(form.errors) == {"place"}


class Row:
    address_line, subdistrict_code, postal_code, landmark = "12/3 ม.4", "940703", "94110", ""


def test_a_stored_address_fills_the_form():
    assert address_initial(Row()) == {"line": "12/3 ม.4", "place": places.get("940703"), "landmark": ""}
    empty = Row()
    empty.subdistrict_code = ""
    assert address_initial(empty)["place"] is None
