"""Sending a sheet of goods, and mending a row of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from shop.catalogue.sheets import look, pictures
from shop.catalogue.sheets.cells import guarded, text_of
from shop.catalogue.sheets.columns import Column
from shop.catalogue.sheets.errors import EmptySheet, SheetTooLarge, ZipTooLarge
from shop.catalogue.sheets.faults import worded
from shop.catalogue.sheets.models import SheetRow
from shop.catalogue.sheets.values import NOTHING, Choice, Several, language_now
from shop.catalogue.sheets.values import Words as WordsOf

SHEETS = ".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"


ALSO = {
    "other_code": ("variant",),
    "conflict": ("name",),
    "value_missing": ("option_1",),
    "name_twice": ("option_1", "value_1"),
}
ALSO |= {
    "option_missing": ("value_1", "value_2"),
    "name_stands": ("code",),
    "not_food": ("category",),
}  # what else may have to be typed


class SheetForm(forms.Form):
    """A sheet, and the pictures that its rows name. The cleaned values are bytes that were looked at."""

    sheet = forms.FileField(
        label=_("ไฟล์สินค้า"),
        help_text=_("ไฟล์ Excel (.xlsx) หรือ CSV"),
        error_messages={
            "required": _("เลือกไฟล์สินค้าก่อน ถ้ายังไม่มีให้ดาวน์โหลดไฟล์เปล่าด้านบน"),
            "invalid": _("เลือกไฟล์สินค้าก่อน ถ้ายังไม่มีให้ดาวน์โหลดไฟล์เปล่าด้านบน"),
            "empty": EmptySheet.sentence,
        },
    )
    pictures = forms.FileField(
        label=_("รูปสินค้า"),
        required=False,
        help_text=_("ถ้ามี รวมรูปทั้งหมดเป็นไฟล์ zip เดียว แล้วใส่ชื่อไฟล์รูปในช่อง “รูป (ชื่อไฟล์)” ของตาราง"),
        error_messages={"empty": _("ไฟล์ zip นี้ว่างเปล่า บีบอัดใหม่แล้วส่งอีกครั้ง")},
    )

    def clean_sheet(self) -> bytes:
        file = self.cleaned_data["sheet"]
        if file.size > look.MOST_SHEET:
            raise _shown(SheetTooLarge(limit=look.MOST_SHEET // look.MIB))
        content = file.read()
        with _refusals():
            look.kind_of(content)
        self.file_name = file.name
        return content

    def clean_pictures(self) -> bytes | None:
        file = self.cleaned_data["pictures"]
        if not file:
            return None
        if file.size > pictures.MOST_ZIP:
            raise _shown(ZipTooLarge(limit=pictures.MOST_ZIP // pictures.MIB))
        content = file.read()
        with _refusals():
            pictures.listed(content)
        return content


class RowForm(forms.Form):
    """The cells of a row that are wrong, as they came, to be typed anew."""

    def __init__(self, row: SheetRow, among: dict[str, Column], data=None) -> None:
        super().__init__(data)
        for key, code, _facts in row.faults:
            for name in (key, *ALSO.get(code, ())):
                if name in among and name not in self.fields:
                    self.fields[name] = _field(among[name], row.cells.get(name))
        for fault in row.faults:
            if fault[0] in self.fields:
                self.fields[fault[0]].fault = worded(fault, among)
                if fault[1] == "near":
                    self.fields[fault[0]].initial = fault[2]["near"]

    def cells(self) -> dict[str, str]:
        """Return what was typed, as cells of a file hold it: a text that looks like a formula is one no more than there."""
        typed = {
            key: "; ".join(said) or "-" if isinstance(said, list) else said for key, said in self.cleaned_data.items()
        }
        return {key: value if value in NOTHING else guarded(value) for key, value in typed.items()}


def _field(column: Column, cell: object) -> forms.Field:
    facts = {"label": column.heading, "help_text": column.help, "required": False, "initial": text_of(cell)}
    if isinstance(column.value, Choice):
        words = column.value.labels(language_now())
        return forms.ChoiceField(choices=[("", "–"), *((word, word) for word in words)], **facts)
    if isinstance(column.value, Several):
        names = {value: column.value.one.label(value, language_now()) for value in column.value.one.options}
        facts["initial"] = [names[value] for value in column.value.likely(text_of(cell))]
        choices = [(name, name) for name in names.values()]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **facts)
    long = isinstance(column.value, WordsOf) and column.width >= 40
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput, **facts)


class _refusals:  # noqa: N801  it reads as a sentence where it is used
    """Let a refusal be shown on the field that is being cleaned."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind, error, _trace) -> bool:
        if isinstance(error, DomainError):
            raise _shown(error) from error
        return False


def _shown(refusal: DomainError) -> ValidationError:
    return ValidationError(refusal.message, code="refused")
