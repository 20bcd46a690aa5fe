"""Choosing a subdistrict without JavaScript: type, send, choose from the list. With htmx it comes while typing."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.template import loader
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from common import places

MOST_OPTIONS = 60
OPEN_OPTIONS = 20  # the rest of a long list is folded away; no postcode of the five provinces has more


@dataclass(frozen=True)
class Typed:
    """What came from the form: the text as typed and the ``Place.value`` that was chosen, either may be empty."""

    query: str = ""
    chosen: str = ""


def options_for(query: str, chosen: str = "") -> list[places.Place]:
    """What to choose from, the chosen one first if it is still meant."""
    found = places.search(query, limit=MOST_OPTIONS)
    try:
        place = places.from_value(chosen)
    except places.UnknownPlace:
        return found
    if not places.fits(place, query):
        return found
    return [place, *(other for other in found if other != place)][:MOST_OPTIONS]


def listed(options: list[places.Place]) -> dict:
    """Return what components/place_options.html takes of a list: ``options``, ``more`` (folded) and ``full`` (cut off)."""
    return {
        "options": options[:OPEN_OPTIONS],
        "more": options[OPEN_OPTIONS:],
        "full": len(options) == MOST_OPTIONS,
    }


class PlaceInput(forms.Widget):
    """A text input ``<name>_query`` and the radios ``<name>`` of what it may mean (components/place_input.html)."""

    template_name = "components/place_input.html"

    def value_from_datadict(self, data: dict, files: dict, name: str) -> Typed:
        return Typed(str(data.get(f"{name}_query") or "").strip(), str(data.get(name) or "").strip())

    def value_omitted_from_data(self, data: dict, files: dict, name: str) -> bool:
        return name not in data and f"{name}_query" not in data

    def get_context(self, name: str, value: object, attrs: dict | None) -> dict:
        typed = value if isinstance(value, Typed) else Typed()
        options = options_for(typed.query, typed.chosen) if typed.query or typed.chosen else []
        return {
            "name": name,
            "attrs": self.build_attrs(self.attrs, attrs),
            "id": (attrs or {}).get("id", f"id_{name}"),
            "query": typed.query,
            "chosen": typed.chosen,
            "postcode": places.is_postcode(typed.query),
            "told": (attrs or {}).get("aria-invalid") == "true",  # the field's error says already what was not found
            **listed(options),
        }

    def render(self, name: str, value: object, attrs: dict | None = None, renderer: object = None) -> SafeString:
        """From the site's own templates, whatever the form renderer."""
        return loader.get_template(self.template_name).render(self.get_context(name, value, attrs))


class PlaceField(forms.Field):
    """A subdistrict with its postcode → ``Place``, or None when left empty."""

    widget = PlaceInput
    default_error_messages = {
        "required": _("พิมพ์รหัสไปรษณีย์หรือชื่อตำบล แล้วเลือกตำบลจากรายการ"),
        "several": _("พบหลายตำบล เลือกตำบลจากรายการด้านล่าง"),
        "none": _("ไม่พบ “%(query)s” ลองพิมพ์รหัสไปรษณีย์ 5 หลัก"),
        "no_postcode": _("ไม่มีรหัสไปรษณีย์ %(query)s ตรวจตัวเลขอีกครั้ง หรือพิมพ์ชื่อตำบล"),
        "gone": places.UnknownPlace.sentence,
    }

    def prepare_value(self, value: object) -> object:
        """A Place, ``"code:postcode"`` or None becomes what the widget shows; what was typed stays."""
        if isinstance(value, str):
            try:
                value = places.from_value(value)
            except places.UnknownPlace:
                return Typed()
        if isinstance(value, places.Place):
            return Typed(value.label, value.value)
        return value

    def has_changed(self, initial: object, data: Typed) -> bool:
        try:
            return self.to_python(data) != self.to_python(self.prepare_value(initial))
        except ValidationError:
            return True

    def to_python(self, value: Typed | None) -> places.Place | None:
        if value is None or value == Typed():
            return None
        if value.chosen:
            try:
                place = places.from_value(value.chosen)
            except places.UnknownPlace as refusal:
                raise ValidationError(self.error_messages["gone"], code="gone") from refusal
            if places.fits(place, value.query):
                return place
        if place := places.only_match(value.query):
            return place
        code = "several" if places.search(value.query, limit=1) else _nothing(value.query)
        raise ValidationError(self.error_messages[code], code=code, params={"query": value.query[:60]})


def _nothing(query: str) -> str:
    return "no_postcode" if places.is_postcode(query) else "none"
