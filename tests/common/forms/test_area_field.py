import pytest
from django import forms
from django.http import QueryDict

from common.areas import Area
from common.forms.area_field import AreasField, on_page, value_of

WRONG = "กรอบที่ส่งมาไม่ถูกต้อง เปิดหน้านี้ใหม่แล้ววางกรอบอีกครั้ง ยังไม่มีอะไรเปลี่ยนแปลง"


class Form(forms.Form):
    area = AreasField(required=False)


def filled(*values: str) -> Form:
    query = QueryDict(mutable=True)
    query.setlist("area", values)
    return Form(query)


def test_values_become_places_and_back():
    form = filled("0,0,100,200", "9900,9800,100,200")
    assert form.is_valid()
    places = on_page(form.cleaned_data["area"], 3)
    assert places == [Area(3, 0, 0, 100, 200), Area(3, 9900, 9800, 100, 200)]
    assert [value_of(place) for place in places] == ["0,0,100,200", "9900,9800,100,200"]


def test_none_is_an_empty_list():
    form = filled()
    assert form.is_valid() and form.cleaned_data["area"] == []


@pytest.mark.parametrize(
    "value",
    ["", "0,0,100", "0,0,-100,100", "0,0,nan,100", "0,0,inf,100", "0,0,1e3,100", "+1,0,100,100", " 0,0,100,100", "0,0,100,100\n", "๐,๐,๑๐๐,๑๐๐", "9901,0,100,100", "0,0,19,100", "0,0,100,10001"],
)  # fmt: skip
def test_what_is_no_place_is_refused(value):
    form = filled("0,0,100,100", value)
    assert form.errors == {"area": [WRONG]}


def test_more_than_a_hand_can_tick_is_refused():
    assert filled(*["0,0,100,100"] * 200).is_valid()
    assert filled(*["0,0,100,100"] * 201).errors == {"area": [WRONG]}
