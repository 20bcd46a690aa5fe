"""A Thai postal address as it is stored and printed."""

from dataclasses import dataclass

from common import places


@dataclass(frozen=True)
class Address:
    """``text`` is the printed address in the order of a label; the codes are kept beside it because names change."""

    line: str
    subdistrict_code: str
    postal_code: str
    landmark: str
    text: str

    @property
    def province_code(self) -> str:
        """Two digits, ``"94"``."""
        return self.subdistrict_code[:2]


def compose(*, line: str, place: places.Place, landmark: str = "") -> Address:
    """``"12/3 ม.4 ต.ปะเสยะวอ อ.สายบุรี จ.ปัตตานี 94110"``; the landmark stands apart, for the rider."""
    text = f"{line} {place.label}".strip()
    return Address(line, place.subdistrict_code, place.postal_code, landmark, text)
