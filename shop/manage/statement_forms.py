"""Sending a bank's statement, and saying what its columns mean."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.payments.statements import columns as names
from shop.payments.statements.errors import NotCsv, StatementTooLarge
from shop.payments.statements.reading import MIB, MOST_BYTES, Columns, Table

CSV = ".csv,.txt,text/csv,text/plain"
EXAMPLES = 3
LONGEST_EXAMPLE = 40


class StatementForm(forms.Form):
    """A bank's file. ``key`` comes with the page: a double click sends it once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("ไฟล์รายการเดินบัญชี"),
        help_text=_("ไฟล์ CSV ที่ดาวน์โหลดจากแอปหรือเว็บของธนาคาร ไม่เกิน 2 MB"),
        error_messages={
            "required": _("เลือกไฟล์ CSV จากธนาคารก่อน"),
            "invalid": _("เลือกไฟล์ CSV จากธนาคารก่อน"),
            "empty": NotCsv.sentence,
        },
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(StatementTooLarge(limit=MOST_BYTES // MIB).message, code="too_large")
        return file.read()


class ColumnsForm(forms.Form):
    """Which column is the date, which the money that came, …"""

    def __init__(self, table: Table, data=None) -> None:
        super().__init__(data)
        guess = names.guessed(table.headings)
        choices = [(str(place), said or f"({place + 1})") for place, said in enumerate(table.headings)]
        for role, (label, several) in names.ROLES.items():
            places = [str(place) for place in guess.get(role, [])]
            if several:
                self.fields[role] = forms.MultipleChoiceField(
                    label=label,
                    choices=choices,
                    required=False,
                    initial=places,
                    widget=forms.CheckboxSelectMultiple,
                    help_text=_("ช่องที่มีชื่อผู้โอนหรือเลขอ้างอิง เลือกได้หลายช่อง"),
                )
            else:
                none = [("", _("ไม่มีช่องนี้"))]
                self.fields[role] = forms.ChoiceField(
                    label=label, choices=none + choices, required=False, initial=places[0] if places else ""
                )

    def columns(self) -> Columns:
        """Return role → places, as chosen."""
        found = {}
        for role, chosen in self.cleaned_data.items():
            places = [int(place) for place in (chosen if isinstance(chosen, list) else [chosen]) if place]
            if places:
                found[role] = places
        return names.chosen(found)


def examples(table: Table) -> list[dict]:
    """Return each column with its heading and the first things that stand in it."""
    found = []
    for place, said in enumerate(table.headings):
        cells = [row[place][:LONGEST_EXAMPLE] for row in table.rows if place < len(row) and row[place]]
        found.append({"heading": said or f"({place + 1})", "cells": cells[:EXAMPLES]})
    return found
