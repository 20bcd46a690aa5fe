import pytest

from common import areas
from common.areas import Area, BadArea, NoArea, TooManyAreas


@pytest.mark.parametrize(
    "numbers",
    [
        (0, 0, 0, 100, 100),
        (-1, 0, 0, 100, 100),
        (1, -1, 0, 100, 100),
        (1, 0, 0, 0, 100),
        (1, 0, 0, 100, 19),
        (1, 9990, 0, 100, 100),
        (1, 0, 0, 10_001, 100),
        (1, 0, 0, 10**30, 100),
        (1, 0.5, 0, 100, 100),
        (1, float("nan"), 0, 100, 100),
        (1, float("inf"), 0, 100, 100),
        (1, True, 0, 100, 100),
        (1, "0", 0, 100, 100),
        (10_001, 0, 0, 100, 100),
    ],
)
def test_a_place_outside_the_sheet_is_refused(numbers):
    with pytest.raises(BadArea) as refused:
        Area(*numbers)
    assert refused.value.message == "กรอบที่ส่งมาไม่ถูกต้อง เปิดหน้านี้ใหม่แล้ววางกรอบอีกครั้ง ยังไม่มีอะไรเปลี่ยนแปลง"


def test_the_whole_sheet_is_a_place():
    assert areas.checked([Area(1, 0, 0, 10_000, 10_000)]) == [Area(1, 0, 0, 10_000, 10_000)]


def test_boxes_of_a_grid_become_one_rectangle():
    boxes = areas.grid(columns=8, rows=12, page=2)
    assert len(boxes) == 12 and {len(line) for line in boxes} == {8}
    assert areas.merged(box for line in boxes for box in line) == [Area(2, 0, 0, 10_000, 10_000)]
    block = [boxes[row][column] for row in (3, 4) for column in (1, 2, 3)]
    assert areas.merged([*block, *block]) == [Area(2, 1250, 2500, 3750, 1667)]


def test_what_does_not_touch_stays_apart():
    apart = [Area(1, 0, 0, 100, 100), Area(1, 200, 0, 100, 100), Area(1, 100, 50, 100, 100), Area(2, 100, 0, 100, 100)]
    assert areas.merged(apart) == sorted(apart)


def test_none_and_too_many_are_refused():
    with pytest.raises(NoArea) as refused:
        areas.checked([])
    assert refused.value.message == "ยังไม่ได้เลือกส่วนที่จะปิด วางกรอบหรือแตะช่องบนรูปอย่างน้อยหนึ่งแห่ง"
    many = [Area(1, 200 * number, 0, 100, 100) for number in range(41)]
    with pytest.raises(TooManyAreas) as refused:
        areas.checked(many)
    assert refused.value.message == "ปิดได้ครั้งละไม่เกิน 40 แห่ง รวมกรอบที่อยู่ติดกันเป็นกรอบเดียว หรือปิดเป็นสองครั้ง"
    assert len(areas.checked(many[:40])) == 40
