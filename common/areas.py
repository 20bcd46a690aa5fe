"""Places on a paper that are covered: rectangles in ten-thousandths of a sheet, so that no pixel size is needed."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError

WHOLE = 10_000
SMALLEST = 20  # 0.2 % of a side: less is a slip of the finger
MOST = 40


class BadArea(DomainError):
    sentence = _("กรอบที่ส่งมาไม่ถูกต้อง เปิดหน้านี้ใหม่แล้ววางกรอบอีกครั้ง ยังไม่มีอะไรเปลี่ยนแปลง")
    field = "area"


class NoArea(DomainError):
    sentence = _("ยังไม่ได้เลือกส่วนที่จะปิด วางกรอบหรือแตะช่องบนรูปอย่างน้อยหนึ่งแห่ง")
    field = "area"


class TooManyAreas(DomainError):
    sentence = _("ปิดได้ครั้งละไม่เกิน %(limit)s แห่ง รวมกรอบที่อยู่ติดกันเป็นกรอบเดียว หรือปิดเป็นสองครั้ง")
    field = "area"


@dataclass(frozen=True, order=True)
class Area:
    """One rectangle on sheet ``page`` (from 1); the other numbers are ten-thousandths of its width and height."""

    page: int
    left: int
    top: int
    width: int
    height: int

    def __post_init__(self) -> None:
        numbers = astuple(self)
        if not all(type(number) is int for number in numbers) or min(numbers) < 0 or max(numbers) > WHOLE:
            raise BadArea()
        inside = self.left + self.width <= WHOLE and self.top + self.height <= WHOLE
        if self.page < 1 or not inside or min(self.width, self.height) < SMALLEST:
            raise BadArea()


def merged(areas: Iterable[Area]) -> list[Area]:
    """Return the same places in fewer rectangles: neighbours in a line first, then equal lines below each other."""
    lines = _joined(set(areas))
    blocks = _joined(_turned(area) for area in lines)
    return sorted(_turned(area) for area in blocks)


def _joined(areas: Iterable[Area]) -> list[Area]:
    """Join rectangles of one height that touch side by side."""
    found: list[Area] = []
    for area in sorted(areas, key=lambda it: (it.page, it.top, it.height, it.left)):
        last = found[-1] if found else None
        if last and _touches(last, area):
            found[-1] = Area(last.page, last.left, last.top, last.width + area.width, last.height)
        else:
            found.append(area)
    return found


def _touches(left: Area, right: Area) -> bool:
    in_line = (left.page, left.top, left.height) == (right.page, right.top, right.height)
    return in_line and left.left + left.width == right.left


def _turned(area: Area) -> Area:
    return Area(area.page, area.top, area.left, area.height, area.width)


def grid(*, columns: int, rows: int, page: int) -> list[list[Area]]:
    """Return a sheet cut into ``rows`` lines of ``columns`` places without a gap."""
    across = [round(number * WHOLE / columns) for number in range(columns + 1)]
    down = [round(number * WHOLE / rows) for number in range(rows + 1)]
    return [
        [Area(page, left, top, right - left, bottom - top) for left, right in zip(across, across[1:], strict=False)]
        for top, bottom in zip(down, down[1:], strict=False)
    ]


def checked(areas: Iterable[Area]) -> list[Area]:
    """Return ``areas`` in as few rectangles as they are. Raises NoArea, TooManyAreas."""
    found = merged(areas)
    if not found:
        raise NoArea()
    if len(found) > MOST:
        raise TooManyAreas(limit=MOST)
    return found
