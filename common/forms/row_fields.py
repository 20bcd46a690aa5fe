"""A field in which rows are chosen by their keys. What no table can hold is no key: it is refused like any other stranger's."""

from django import forms
from django.core.exceptions import ValidationError

LONGEST_KEY = 18  # digits: every such number fits into 64 bits


def is_key(typed: object) -> bool:
    """Whether ``typed`` can be the key of a row."""
    text = str(typed)
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class RowsField(forms.ModelMultipleChoiceField):
    """As Django's, which hands a number of thirty digits on to the database, and that breaks."""

    def clean(self, value):
        given = self.prepare_value(value)
        for key in given if isinstance(given, (list, tuple)) else []:
            if not is_key(key):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": key}
                )
        return super().clean(value)
