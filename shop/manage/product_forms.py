"""The merchant's product form: made for a phone, what is needed first, the rest folded away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import BahtField, LongTextField, PictureField, PlainTextField, WholeNumberField
from shop.catalogue import services as catalogue
from shop.catalogue.categories import shelves
from shop.catalogue.claims import TEXTS
from shop.catalogue.models import Product, Storage, Variant

UNITS = ("ชิ้น", "ถุง", "ขวด", "กระปุก", "กล่อง", "แพ็ค", "กก.", "ผืน", "ตัว", "ใบ", "ชุด")
FOLDED = ("description", "weight_g", "storage", "shelf_life_days", "name_en", "name_ms")
HEAVIEST_G = 100_000
LONGEST_KEPT_DAYS = 3650
BY_ONE = _("ปุ่มนี้เพิ่มหรือลดได้ครั้งละหนึ่งชิ้น ถ้าจะใส่จำนวนใหม่ กดชื่อสินค้าแล้วแก้ที่ช่องจำนวนที่มี")


class ProductForm(forms.Form):
    """What a product is. ``facts()`` are keywords for the catalogue's verbs."""

    name = PlainTextField(
        label=_("ชื่อสินค้า"),
        max_length=120,
        help_text=_("ชื่อที่ลูกค้าใช้เรียก เช่น น้ำบูดูสายบุรี"),
        error_messages={"required": _("ใส่ชื่อสินค้า เช่น น้ำบูดูสายบุรี")},
    )
    price = BahtField(label=_("ราคาต่อหน่วย"), min_satang=100, error_messages={"required": _("ใส่ราคาเป็นบาท เช่น 50")})
    unit = PlainTextField(
        label=_("ขายเป็น"),
        max_length=40,
        help_text=_("บอกขนาดด้วยถ้ามี เช่น ขวด 300 มล. หรือ ถุง 500 กรัม"),
        error_messages={"required": _("ใส่หน่วยขาย เช่น ขวด 300 มล. หรือ ชิ้น")},
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    category = forms.ModelChoiceField(
        label=_("หมวด"),
        queryset=None,
        empty_label=_("เลือกหมวด"),
        error_messages={
            "required": _("เลือกหมวดที่ใกล้ที่สุด ลูกค้าจะหาเจอง่ายขึ้น"),
            "invalid_choice": _("หมวดนี้ไม่มีแล้ว เลือกหมวดใหม่จากรายการ"),
        },
    )
    description = LongTextField(
        label=_("เล่าเรื่องสินค้า"),
        max_length=4000,
        required=False,
        help_text=_("ทำจากอะไร รสชาติหรือลักษณะเป็นอย่างไร ใช้หรือกินอย่างไร"),
    )
    weight_g = WholeNumberField(
        label=_("น้ำหนักต่อหน่วย"), min_value=1, max_value=HEAVIEST_G, required=False, help_text=_("ไม่รวมกล่องที่ใช้ส่ง")
    )
    storage = forms.ChoiceField(
        label=_("การเก็บรักษา"),
        choices=Storage.choices,
        required=False,
        error_messages={"invalid_choice": _("เลือกวิธีเก็บรักษาจากรายการ")},
    )
    shelf_life_days = WholeNumberField(label=_("เก็บได้นาน"), min_value=1, max_value=LONGEST_KEPT_DAYS, required=False)
    name_en = PlainTextField(label=_("ชื่อภาษาอังกฤษ"), max_length=120, required=False)
    name_ms = PlainTextField(label=_("ชื่อภาษามลายู"), max_length=120, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = shelves()

    @property
    def needed(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in FOLDED]

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in FOLDED]

    @property
    def fold_is_open(self) -> bool:
        """Return whether something in the folded part needs her eye."""
        return any(field.errors for field in self.folded)

    def texts(self) -> dict[str, str]:
        """Return what shoppers would read."""
        return {name: self.cleaned_data[name] for name in TEXTS if name in self.cleaned_data}

    def facts(self) -> dict:
        told = dict(self.cleaned_data)
        told["price_satang"] = told.pop("price")
        told["storage"] = told["storage"] or Storage.DRY
        return told


class NewProductForm(ProductForm):
    """A new product: its photo first, then what it is, and how many are there."""

    picture = PictureField(
        label=_("รูปสินค้า"),
        error_messages={"required": _("ใส่รูปสินค้าก่อนเปิดขาย หรือกดบันทึกร่างไว้แล้วค่อยถ่ายรูปภายหลัง")},
    )
    on_hand = WholeNumberField(
        label=_("ตอนนี้มีกี่ชิ้น"),
        max_value=catalogue.MOST_PIECES,
        error_messages={
            "required": _("ใส่จำนวนที่มี ถ้าตอนนี้ของหมดใส่ 0"),
            "too_little": _("จำนวนติดลบไม่ได้ ถ้าของหมดใส่ 0"),
        },
    )
    field_order = ["picture", "name", "price", "on_hand", "unit", "category", *FOLDED]

    def __init__(self, *args: object, kept: object = None, for_sale: bool = False, **kwargs: object) -> None:
        """``kept`` is the picture that came with an earlier try; ``for_sale`` needs a picture, new or kept."""
        super().__init__(*args, **kwargs)
        self.kept, self.for_sale = kept, for_sale
        self.fields["picture"].required = for_sale and kept is None

    def clean(self) -> dict:
        told = super().clean()
        told["picture"] = told.get("picture") or self.kept
        self.fields["picture"].required = True  # shown again, the photo is never called optional
        return told


class OnHandForm(forms.Form):
    """How many pieces there are."""

    on_hand = WholeNumberField(
        label=_("จำนวนที่มี"),
        max_value=catalogue.MOST_PIECES,
        error_messages={
            "required": _("ใส่จำนวนที่มี ถ้าของหมดใส่ 0"),
            "too_little": _("จำนวนติดลบไม่ได้ ถ้าของหมดใส่ 0"),
        },
    )


class StepForm(forms.Form):
    """One piece more or one fewer, from the list's two buttons."""

    pieces = forms.TypedChoiceField(
        choices=[("1", "+1"), ("-1", "-1")],
        coerce=int,
        error_messages={"required": BY_ONE, "invalid_choice": BY_ONE},
    )


class PictureForm(forms.Form):
    """One more picture."""

    picture = PictureField(label=_("เพิ่มรูป"))


def initial_of(product: Product, variant: Variant) -> dict:
    """Return what ProductForm shows for a product that exists."""
    return {
        "name": product.name,
        "price": variant.price_satang,
        "unit": product.unit,
        "category": product.category_id,
        "description": product.description,
        "weight_g": variant.weight_g,
        "storage": product.storage,
        "shelf_life_days": product.shelf_life_days,
        "name_en": product.name_en,
        "name_ms": product.name_ms,
    }
