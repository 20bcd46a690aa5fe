"""The forms of a product's sizes and flavours: how they begin, and one card for each."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import BahtField, LongTextField, PlainTextField, WholeNumberField
from shop.catalogue import option_words
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product, Variant
from shop.catalogue.services.variants import LONGEST_OPTION, LONGEST_VALUE
from shop.manage.product_forms import FOLDED, HEAVIEST_G, ProductForm

OPTION_NAMES = option_words.OPTIONS
BETWEEN = re.compile(r"[\n،、]|,(?!\d{3}(?![\d,]))|(?<=\d\d),|(?<!\d),")  # 1,000 ml is one size
BLANK = 3  # empty cards below those that stand


class BeginForm(forms.Form):
    """What the sizes differ in, and the values of each: one a line."""

    option_1 = PlainTextField(
        label=_("แต่ละแบบต่างกันที่อะไร"),
        max_length=LONGEST_OPTION,
        help_text=_("เช่น ขนาด รส หรือ สี"),
        error_messages={"required": _("ใส่ว่าแต่ละแบบต่างกันที่อะไร เช่น ขนาด")},
        widget=forms.TextInput(attrs={"list": "option-names", "autocomplete": "off"}),
    )
    values_1 = LongTextField(
        label=_("มีอะไรบ้าง"),
        max_length=1000,
        help_text=_("บรรทัดละหนึ่งแบบ เช่น เล็ก กลาง ใหญ่ หรือ 300 มล. และ 700 มล. แบบแรกใช้ราคาและจำนวนที่มีอยู่ตอนนี้"),
        error_messages={"required": _("ใส่แบบที่มี บรรทัดละหนึ่งแบบ")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    option_2 = PlainTextField(
        label=_("อย่างที่สอง"),
        max_length=LONGEST_OPTION,
        required=False,
        help_text=_("เช่น เสื้อมีทั้งขนาดและสี เว้นว่างได้"),
        widget=forms.TextInput(attrs={"list": "option-names", "autocomplete": "off"}),
    )
    values_2 = LongTextField(
        label=_("อย่างที่สองมีอะไรบ้าง"),
        max_length=1000,
        required=False,
        help_text=_("บรรทัดละหนึ่งแบบ"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_values_1(self) -> list[str]:
        return _values(self.cleaned_data["values_1"])

    def clean_values_2(self) -> list[str]:
        return _values(self.cleaned_data["values_2"])

    def clean(self) -> dict:
        told = super().clean()
        if told.get("option_2") and not told.get("values_2"):
            self.add_error("values_2", _("ใส่แบบของอย่างที่สอง บรรทัดละหนึ่งแบบ หรือลบชื่ออย่างที่สองออก"))
        if told.get("values_2") and not told.get("option_2"):
            self.add_error("option_2", _("ใส่ว่าอย่างที่สองคืออะไร เช่น สี"))
        return told

    def facts(self, first: Variant) -> dict:
        """Return the keywords of ``set_variants``: every combination at the price of today, the first with today's shelf."""
        told = self.cleaned_data
        pairs = [(one, two) for one in told["values_1"] for two in told["values_2"] or [""]]
        lines = [
            catalogue.VariantFacts(
                first.price_satang,
                one,
                two,
                pk=None if number else first.pk,
                weight_g=first.weight_g,
                pack_pieces=first.pack_pieces,
                code="" if number else first.code,
            )
            for number, (one, two) in enumerate(pairs)
        ]
        return {"option_1": told["option_1"], "option_2": told["option_2"], "variants": lines}


class SizedProductForm(ProductForm):
    """What a product of several variants is: price and weight are each variant's own."""

    price = None
    weight_g = None

    @property
    def fold_is_open(self) -> bool:
        return any(self[name].errors for name in FOLDED if name in self.fields)

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in FOLDED if name in self.fields]

    def facts(self) -> dict:
        self.cleaned_data["price"] = None
        told = super().facts()
        del told["price_satang"]
        return told


def product_form(product: Product, *args: object, **kwargs: object) -> ProductForm:
    """Return the form that fits ``product``."""
    return (SizedProductForm if product.option_1 else ProductForm)(*args, **kwargs)


class OptionsForm(forms.Form):
    """The names of the options, above the cards, and which variants the page showed."""

    option_1 = PlainTextField(label=_("แต่ละแบบต่างกันที่"), max_length=LONGEST_OPTION)
    option_2 = PlainTextField(label=_("และต่างกันที่"), max_length=LONGEST_OPTION, required=False)
    seen = forms.RegexField(r"^\d{1,18}(,\d{1,18}){0,99}$", widget=forms.HiddenInput)

    def clean_seen(self) -> set[int]:
        return {int(key) for key in self.cleaned_data["seen"].split(",")}


class SizeForm(forms.Form):
    """One variant. A new one says how many there are; an old one's pieces are counted on the shelf's page."""

    pk = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    value_1 = PlainTextField(label="", max_length=LONGEST_VALUE, required=False)
    value_2 = PlainTextField(label="", max_length=LONGEST_VALUE, required=False)
    price = BahtField(label=_("ราคา"), min_satang=100, required=False)
    on_hand = WholeNumberField(label=_("มีกี่ชิ้น"), max_value=catalogue.MOST_PIECES, required=False)
    weight_g = WholeNumberField(label=_("น้ำหนักต่อหน่วย"), min_value=1, max_value=HEAVIEST_G, required=False)
    pack_pieces = WholeNumberField(
        label=_("ในแพ็คมีกี่ชิ้น"),
        min_value=2,
        max_value=9999,
        required=False,
        help_text=_("ใส่เมื่อขายเป็นแพ็ค ลูกค้าจะเห็นราคาต่อชิ้น"),
    )
    code = PlainTextField(
        label=_("รหัสของร้าน"), max_length=40, required=False, help_text=_("ถ้าร้านมีรหัสของตัวเอง เช่น BD-300")
    )
    stop = forms.BooleanField(label=_("เลิกขายแบบนี้"), required=False)

    def __init__(self, *args: object, product: Product, variant: Variant | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.variant = variant
        self.fields["value_1"].label = product.options[0] if product.options else _("แบบ")
        if len(product.options) > 1:
            self.fields["value_2"].label = product.options[1]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was typed into the card of a new one."""
        return self.variant is None and not any(
            self.data.get(self.add_prefix(name), "").strip()
            for name in ("value_1", "value_2", "price", "on_hand", "code")
        )

    @property
    def fold_is_open(self) -> bool:
        return any(self[name].errors for name in ("weight_g", "pack_pieces", "code"))

    def clean(self) -> dict:
        told = super().clean()
        if not told.get("stop") and not self.is_empty and told.get("price") is None and "price" not in self.errors:
            self.add_error("price", _("ใส่ราคาเป็นบาท เช่น 50"))
        return told

    def facts(self) -> catalogue.VariantFacts:
        told = self.cleaned_data
        return catalogue.VariantFacts(
            price_satang=told["price"],
            value_1=told["value_1"],
            value_2=told["value_2"],
            pk=self.variant.pk if self.variant else None,
            on_hand=told["on_hand"] or 0,
            weight_g=told["weight_g"],
            pack_pieces=told["pack_pieces"],
            code=told["code"],
        )


def initial_of(variant: Variant) -> dict:
    """Return what the card of a variant shows."""
    names = ("pk", "value_1", "value_2", "weight_g", "pack_pieces", "code")
    return {**{name: getattr(variant, name) for name in names}, "price": variant.price_satang}


def _values(typed: str) -> list[str]:
    """Split what was typed at line ends and commas, but not 1,000; the same twice counts once. One too long is refused, never cut."""
    found = list(dict.fromkeys(" ".join(part.split()) for part in BETWEEN.split(typed)))
    for part in found:
        if len(part) > LONGEST_VALUE:
            said = {"name": part, "limit": LONGEST_VALUE}
            raise forms.ValidationError(_("“%(name)s” ยาวเกินไป ชื่อแบบยาวได้ไม่เกิน %(limit)s ตัวอักษร") % said)
    return [part for part in found if part]
