"""The texts of a product in another language, each with its Thai beside it."""

from django import forms
from django.utils.translation import gettext as _

from common.forms.fields import LongTextField, PlainTextField
from shop.catalogue import languages, pictures, templates
from shop.catalogue.models import Picture, Product

LONGEST = {"name": 120, "description": 4000, "ingredients": 1000}


class TextsForm(forms.Form):
    """What is said in Thai, to be said in ``language``. Empty takes the Thai."""

    def __init__(self, *args, product: Product, pictures: list[Picture], language: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.product, self.pictures, self.language = product, pictures, language
        for text, label in languages.TEXTS.items():
            if getattr(product, text):
                self.fields[f"{text}_{language}"] = self._field(text, label)
        for at, picture in enumerate(pictures):
            self.fields[f"alt_{picture.pk}"] = self._alt(at, picture)

    def _field(self, text: str, label: str) -> forms.Field:
        kind = PlainTextField if text == "name" else LongTextField
        there = getattr(self.product, f"{text}_{self.language}")
        if text == "description" and not there and self.product.template:
            there = getattr(self.product.template, f"description_{self.language}")
        field = kind(
            label=label, max_length=LONGEST[text], required=False, initial=there, help_text=getattr(self.product, text)
        )
        field.widget.attrs["lang"] = self.language
        return field

    def _alt(self, at: int, picture: Picture) -> forms.Field:
        thai = picture.alt or pictures.suggested_alt(self.product.name, at)
        label = _("คำบรรยายรูปที่ %(number)s") % {"number": at + 1}
        there = getattr(picture, f"alt_{self.language}")
        field = PlainTextField(label=label, max_length=160, required=False, initial=there, help_text=thai)
        field.widget.attrs["lang"] = self.language
        return field

    @property
    def words(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith("alt_")]

    @property
    def of_pictures(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("alt_")]

    def facts(self) -> dict:
        """Return keywords for ``change_product``; lines that a template left blank are left out."""
        told = {name: said for name, said in self.cleaned_data.items() if not name.startswith("alt_")}
        description = f"description_{self.language}"
        if description in told:
            told[description] = templates.finished(told[description])
        return told

    def alts(self) -> list[tuple[Picture, dict]]:
        """Return each picture with keywords for ``describe_picture``."""
        return [(row, {f"alt_{self.language}": self.cleaned_data[f"alt_{row.pk}"]}) for row in self.pictures]
