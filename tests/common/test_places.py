import subprocess
import sys

import pytest

from common import addresses, places


def labels(query, limit=20):
    return [place.label for place in places.search(query, limit)]


HERE = "ต.ปะเสยะวอ อ.สายบุรี จ.ปัตตานี 94110"


@pytest.mark.parametrize(
    "typed",
    [
        "ปะเสยะวอ", "ต.ปะเสยะวอ", "ต. ปะเสยะวอ", "ตำบลปะเสยะวอ", "ต ปะเสยะวอ", "ปะเสยะวอ สายบุรี",
        "ปะเสยะวอ อ.สายบุรี จ.ปัตตานี", "ต.ปะเสยะวออ.สายบุรีจ.ปัตตานี",
        HERE, "ปะเสยะวอ ๙๔๑๑๐", "Pase Yawo", "pase-yawo, sai buri",
    ],
)  # fmt: skip
def test_one_place_in_many_ways(typed):
    assert labels(typed) == [HERE]
    assert places.only_match(typed).value == "940703:94110"


def test_a_postcode_gives_all_its_subdistricts():
    found = places.search("๙๔๑๑๐")
    assert len(found) == 10
    assert {place.postal_code for place in found} == {"94110"}
    assert places.only_match("94110") is None
    assert len(places.search("94110", limit=3)) == 3


def test_a_district_gives_its_subdistricts():
    assert [place.district for place in places.search("อ.สายบุรี")] == ["สายบุรี"] * 11
    assert {place.district for place in places.search("อ.เมือง จ.ยะลา")} == {"เมืองยะลา"}
    assert {place.district for place in places.search("Sai Buri")[:11]} == {"สายบุรี"}


def test_the_exact_name_comes_first_and_our_provinces_before_others():
    assert labels("ต.บานา")[0] == "ต.บานา อ.เมืองปัตตานี จ.ปัตตานี 94000"
    found = places.search("ควน", limit=200)
    home = [place.province_code in places.PROVINCES for place in found if place.subdistrict.startswith("ควน")]
    assert home == sorted(home, reverse=True)


def test_several_postcodes_are_several_places():
    found = places.search("แม่หวาด")
    assert [place.postal_code for place in found] == ["95130", "95150", "95170"]
    assert places.only_match("แม่หวาด") is None
    assert places.only_match("แม่หวาด 95150").postal_code == "95150"


def test_bangkok_has_its_own_words():
    assert labels("แขวงลุมพินี เขตปทุมวัน กทม.") == ["แขวงลุมพินี เขตปทุมวัน กรุงเทพมหานคร 10330"]
    assert labels("ลุมพินี กรุงเทพฯ") == ["แขวงลุมพินี เขตปทุมวัน กรุงเทพมหานคร 10330"]
    assert places.search("ลุมพินี")[0].district == "ปทุมวัน"


@pytest.mark.parametrize(
    "typed", ["", "  ", "ต.", "1", "123456", "ไม่มีที่ไหนชื่อนี้", "ปะเสยะวอ 95000", "<script>", "\x00", "ก" * 5000]
)
def test_nothing_fits_nothing(typed):
    assert places.search(typed) == []
    assert places.only_match(typed) is None


def test_get_by_code():
    place = places.get("940703")
    assert (place.subdistrict, place.district, place.province) == ("ปะเสยะวอ", "สายบุรี", "ปัตตานี")
    assert (place.province_code, place.province_slug, place.postal_code) == ("94", "pattani", "94110")
    assert place.label_en == "Pase Yawo, Sai Buri, Pattani 94110"
    assert places.from_value(place.value) == place


@pytest.mark.parametrize(("code", "postcode"), [("999999", None), ("", None), ("940703", "10110"), ("940703", "")])
def test_unknown_codes_are_refused(code, postcode):
    with pytest.raises(places.UnknownPlace) as refused:
        places.get(code, postcode)
    assert refused.value.field == "place"
    assert refused.value.message.startswith("ไม่พบตำบลนี้แล้ว พิมพ์รหัสไปรษณีย์")


def test_the_five_provinces_by_hand():
    counts = dict.fromkeys(places.PROVINCES, 0)
    for code in places._by_code():
        if code[:2] in counts:
            counts[code[:2]] += 1
    assert counts == {"95": 58, "94": 115, "96": 77, "90": 127, "91": 36}


def test_every_label_finds_its_own_place():
    for entry in places._entries()[::97]:
        assert places.only_match(entry.place.label) == entry.place


def test_a_choice_is_kept_only_while_it_is_what_is_typed():
    place = places.get("940703")
    assert places.fits(place, "")
    assert places.fits(place, "94110")
    assert places.fits(place, "ปะเสยะวอ")
    assert not places.fits(place, "เบตง")
    assert not places.fits(place, "95110")
    assert not places.fits(place, "ต.")


def test_the_list_is_not_read_at_start_up():
    asked = "print(p._entries.cache_info().currsize, p.geothai._subdistricts.cache_info().currsize)"
    assert subprocess.check_output(
        [sys.executable, "-c", f"import common.places as p; {asked}"], text=True
    ).split() == ["0", "0"]


def test_an_address_is_printed_in_the_order_of_a_label():
    address = addresses.compose(line="12/3 ม.4", place=places.get("940703"), landmark="ตรงข้ามมัสยิด")
    assert address.text == "12/3 ม.4 ต.ปะเสยะวอ อ.สายบุรี จ.ปัตตานี 94110"
    assert (address.province_code, address.subdistrict_code, address.postal_code) == ("94", "940703", "94110")


@pytest.mark.parametrize("path", ["/", "/checkout/", "/apply/", "/accounts/login/", "/desk/", "/office/", "/nowhere/"])
def test_the_source_of_the_addresses_is_credited_at_the_foot_of_every_frame(client, make, path):
    merchant = make.ready(make.merchant())
    if path == "/checkout/":
        client.post("/cart/add/", {"variant": make.variant(make.product(merchant)).pk, "quantity": "1"})
    else:
        client.force_login(make.officer() if path == "/office/" else make.owner_of(merchant))
    if path == "/accounts/login/":
        client.logout()
    page = client.get(path).content.decode()
    assert page.count("ข้อมูลที่อยู่: GeoThai (CC BY 4.0)") == 1
