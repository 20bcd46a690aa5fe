"""A form field for places on a page: each value is ``left,top,width,height`` in ten-thousandths of the page."""

import re

from django import forms
from django.core.exceptions import ValidationError

from common.areas import Area, BadArea
from common.errors import DomainError

MOST_VALUES = 200  # boxes ticked on a grid are joined later; more than that no hand has ticked
SHAPE = re.compile(r"[0-9]{1,5},[0-9]{1,5},[0-9]{1,5},[0-9]{1,5}")


class AreasField(forms.Field):
    """Values of one page → a list of ``Area`` on page 1; ``on_page`` puts them on theirs. None chosen: an empty list."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list[Area]:
        values = value or []
        if len(values) > MOST_VALUES:
            raise ValidationError(str(BadArea.sentence), code="invalid")
        try:
            return [self._area(each) for each in values]
        except DomainError as refusal:
            raise ValidationError(refusal.message, code="invalid") from refusal

    @staticmethod
    def _area(value: str) -> Area:
        if not SHAPE.fullmatch(value):
            raise BadArea()
        left, top, width, height = (int(number) for number in value.split(","))
        return Area(1, left, top, width, height)


def on_page(areas: list[Area], page: int) -> list[Area]:
    return [Area(page, area.left, area.top, area.width, area.height) for area in areas]


def value_of(area: Area) -> str:
    """Return how a place is written in a form."""
    return f"{area.left},{area.top},{area.width},{area.height}"
