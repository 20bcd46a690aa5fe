"""The merchant's product form: made for a phone, what is needed first, the rest folded away."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.fields import BahtField, LongTextField, PictureField, PlainTextField, WholeNumberField
from shop.catalogue import profiles, templates
from shop.catalogue import services as catalogue
from shop.catalogue.categories import shelves
from shop.catalogue.claims import TEXTS
from shop.catalogue.models import DeliveryProfile, Product, Storage, Variant

UNITS = ("ชิ้น", "ถุง", "ขวด", "กระปุก", "กล่อง", "แพ็ค", "กก.", "ผืน", "ตัว", "ใบ", "ชุด")
OF_FOOD = ("ingredients", "allergens")
FOLDED = ("description", *OF_FOOD, "weight_g", "storage", "delivery_profile", "shelf_life_days", "vat_exempt")
SCREENS = {1: ("picture", "template", "name"), 2: ("price", "on_hand", "unit", "category"), 3: FOLDED}
HEAVIEST_G = 100_000
LONGEST_KEPT_DAYS = 3650
BY_ONE = _("ปุ่มนี้เพิ่มหรือลดได้ครั้งละหนึ่งชิ้น ถ้าจะใส่จำนวนใหม่ กดชื่อสินค้าแล้วแก้ที่ช่องจำนวนที่มี")


class CategorySelect(forms.Select):
    """Says of each kind whether it is food: script asks for allergens only then."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if getattr(value, "instance", None) and value.instance.food:
            option["attrs"]["data-food"] = True
        return option


class TemplateRadios(forms.RadioSelect):
    """Carries what each template fills in: script fills it at once, without script the next screen has it."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        chosen = getattr(value, "instance", None)
        option["attrs"]["data-fills"] = json.dumps(templates.fills(chosen), ensure_ascii=False)
        option["attrs"]["data-says"] = templates.says(chosen)
        return option


class ProductForm(forms.Form):
    """What a product is. ``facts()`` are keywords for the catalogue's verbs."""

    name = PlainTextField(
        label=_("ชื่อสินค้า"),
        max_length=120,
        help_text=_("ใส่ชื่อที่ลูกค้าเรียกกับที่มาถ้ามี เช่น น้ำบูดูสายบุรี เพราะลูกค้าค้นหาด้วยชื่อนี้"),
        error_messages={"required": _("ใส่ชื่อสินค้า เช่น น้ำบูดูสายบุรี")},
    )
    price = BahtField(
        label=_("ราคาต่อหน่วย"),
        min_satang=100,
        help_text=_("ราคาของหนึ่งหน่วยที่ขาย ยังไม่รวมค่าส่ง ลูกค้าเห็นค่าส่งแยกต่างหาก"),
        error_messages={"required": _("ใส่ราคาเป็นบาท เช่น 50")},
    )
    unit = PlainTextField(
        label=_("ขายเป็น"),
        max_length=40,
        help_text=_("บอกขนาดด้วย เช่น ขวด 300 มล. หรือ ถุง 500 กรัม ลูกค้าจะได้รู้ว่าจ่ายแล้วได้เท่าไร"),
        error_messages={"required": _("ใส่หน่วยขาย เช่น ขวด 300 มล. หรือ ชิ้น")},
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    category = forms.ModelChoiceField(
        label=_("หมวด"),
        queryset=None,
        empty_label=_("เลือกหมวด"),
        help_text=_("เลือกที่ใกล้ที่สุด ลูกค้าที่ดูทีละหมวดจะเจอของคุณ"),
        widget=CategorySelect,
        error_messages={
            "required": _("เลือกหมวดที่ใกล้ที่สุด ลูกค้าจะหาเจอง่ายขึ้น"),
            "invalid_choice": _("หมวดนี้ไม่มีแล้ว เลือกหมวดใหม่จากรายการ"),
        },
    )
    description = LongTextField(
        label=_("เล่าเรื่องสินค้า"),
        max_length=4000,
        required=False,
        help_text=_("ลูกค้าจับของไม่ได้ จึงอ่านตรงนี้ก่อนซื้อ บอกว่าทำจากอะไร เป็นอย่างไร ใช้หรือกินอย่างไร บรรทัดที่ยังจบด้วย … จะไม่แสดง"),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    ingredients = LongTextField(
        label=_("ส่วนผสม"),
        max_length=1000,
        required=False,
        help_text=_("เรียงจากมากไปน้อย เช่น ปลากะตัก เกลือ น้ำตาลโตนด คนที่แพ้อาหารหรือดูฮาลาลจะอ่านก่อนซื้อ"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    allergens = forms.ModelMultipleChoiceField(
        label=_("มีของที่บางคนแพ้ไหม"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("เลือกทุกอย่างที่มีในสินค้า กฎหมายให้บอก และคนแพ้อาจเป็นอันตรายถึงชีวิต"),
        error_messages={
            "invalid_choice": _("ตัวเลือกนี้ไม่มีแล้ว เลือกใหม่จากรายการ"),
            "invalid_pk_value": _("ตัวเลือกนี้ไม่มีแล้ว เลือกใหม่จากรายการ"),
            "invalid_list": _("ตัวเลือกนี้ไม่มีแล้ว เลือกใหม่จากรายการ"),
        },
    )
    weight_g = WholeNumberField(
        label=_("น้ำหนักต่อหน่วย"),
        min_value=1,
        max_value=HEAVIEST_G,
        required=False,
        help_text=_("ไม่รวมกล่องที่ใช้ส่ง ใช้บอกราคาต่อ 100 กรัม ให้ลูกค้าเทียบกับร้านอื่นได้ และใช้คิดค่าส่งถ้าร้านคิดตามน้ำหนัก"),
    )
    storage = forms.ChoiceField(
        label=_("การเก็บรักษา"),
        choices=Storage.choices,
        required=False,
        help_text=_("ลูกค้าจะรู้ว่าได้รับแล้วต้องเก็บอย่างไร ของแช่เย็นและแช่แข็งคืนเพราะเปลี่ยนใจไม่ได้"),
        error_messages={"invalid_choice": _("เลือกวิธีเก็บรักษาจากรายการ")},
    )
    delivery_profile = forms.ChoiceField(
        label=_("ส่งอย่างไร"),
        choices=[("", _("ตามวิธีเก็บรักษา")), *DeliveryProfile.choices],
        required=False,
        help_text=_("กลิ่นแรงเช่นบูดู กะปิ ต้องห่อแยก ชิ้นใหญ่หรือของเย็นตั้งค่าส่งต่างหากได้ที่หน้า “การจัดส่ง”"),
        error_messages={"invalid_choice": _("เลือกวิธีส่งจากรายการ")},
    )
    shelf_life_days = WholeNumberField(
        label=_("เก็บได้นาน"),
        min_value=1,
        max_value=LONGEST_KEPT_DAYS,
        required=False,
        help_text=_("นับจากวันผลิต ลูกค้าที่ซื้อฝากคนไกลดูตรงนี้ ถ้าไม่หมดอายุให้เว้นว่าง"),
    )

    vat_exempt = forms.BooleanField(
        label=_("ได้รับยกเว้นภาษีมูลค่าเพิ่ม (VAT)"),
        required=False,
        help_text=_(
            "เฉพาะของที่กฎหมายยกเว้น เช่น ผัก ผลไม้ ปลา เนื้อ ไข่ที่ยังสดหรือเพียงตากแห้งแช่แข็ง ของปรุงหรือแปรรูปแล้วไม่ยกเว้น ไม่แน่ใจให้ถามสรรพากร"
        ),
    )

    def __init__(self, *args: object, vat_seller: bool = False, **kwargs: object) -> None:
        """``vat_seller``: the merchant is registered for VAT; nobody else is asked about it."""
        super().__init__(*args, **kwargs)
        if not vat_seller:
            del self.fields["vat_exempt"]
        self.fields["category"].queryset = shelves()
        self.fields["allergens"].queryset = templates.allergens()

    @property
    def fold_is_open(self) -> bool:
        """Return whether something in the folded part needs her eye."""
        return any(self[name].errors for name in FOLDED if name in self.fields)

    def texts(self) -> dict[str, str]:
        """Return what shoppers would read."""
        return {name: self.cleaned_data[name] for name in (*TEXTS, "unit") if name in self.cleaned_data}

    def facts(self) -> dict:
        """Return what was said of the product; of goods that nobody eats no ingredients and no allergens."""
        told = dict(self.cleaned_data)
        told["price_satang"] = told.pop("price")
        told["storage"] = told["storage"] or Storage.DRY
        told["delivery_profile"] = told["delivery_profile"] or profiles.of_storage(told["storage"])
        told["description"] = templates.finished(told["description"])
        if not told["category"].food:
            told["ingredients"], told["allergens"] = "", []
        return told


class NewProductForm(ProductForm):
    """A new product on three screens: its photo and what it is; price and number; the rest, which nobody must fill in."""

    picture = PictureField(
        label=_("รูปสินค้า"),
        error_messages={"required": _("ใส่รูปสินค้าก่อนเปิดขาย หรือกดบันทึกร่างไว้แล้วค่อยถ่ายรูปภายหลัง")},
    )
    template = forms.ModelChoiceField(
        label=_("คล้ายของแบบไหน"),
        queryset=None,
        required=False,
        blank=True,
        widget=TemplateRadios,
        empty_label=_("อย่างอื่น"),
        help_text=_("เลือกแล้วเราเติมหน่วย น้ำหนัก อายุ วิธีเก็บ และวิธีส่งให้ แก้ได้ทุกช่อง"),
        error_messages={"invalid_choice": _("แบบนี้ไม่มีแล้ว เลือกแบบอื่นจากรายการ")},
    )
    on_hand = WholeNumberField(
        label=_("ตอนนี้มีกี่ชิ้น"),
        max_value=catalogue.MOST_PIECES,
        help_text=_("นับเฉพาะที่พร้อมส่ง ระบบลดให้เองเมื่อมีคนซื้อ จะได้ไม่ขายเกิน"),
        error_messages={
            "required": _("ใส่จำนวนที่มี ถ้าตอนนี้ของหมดใส่ 0"),
            "too_little": _("จำนวนติดลบไม่ได้ ถ้าของหมดใส่ 0"),
        },
    )
    field_order = ["picture", "template", "name", "price", "on_hand", "unit", "category", *FOLDED]

    def __init__(
        self,
        *args: object,
        has_picture: bool = False,
        for_sale: bool = False,
        screen: int | None = None,
        **kwargs: object,
    ) -> None:
        """``has_picture``: one came earlier. ``for_sale`` needs one. Of other screens than ``screen`` nothing is wrong yet."""
        super().__init__(*args, **kwargs)
        self.screen, self.needs_picture = screen, for_sale and not has_picture
        self.fields["template"].queryset = templates.offered()
        for field in self.fields.values():
            if field.required:  # script says it on the spot, with or without signal
                field.widget.attrs["data-missing"] = field.error_messages["required"]

    def full_clean(self) -> None:
        self.fields["picture"].required = self.needs_picture
        super().full_clean()
        self.fields["picture"].required = True  # shown again, the photo is never called optional
        if self.screen is not None:
            self._errors = type(self._errors)(
                {name: errors for name, errors in self._errors.items() if name in SCREENS[self.screen]},
                renderer=self.renderer,
            )

    @property
    def first_wrong(self) -> int:
        """Return the screen on which the first mistake stands; the last one where there is none."""
        return next((number for number, names in SCREENS.items() if set(names) & set(self.errors)), max(SCREENS))

    def facts(self) -> dict:
        told = super().facts()
        told.pop("picture")  # it lies aside already
        return told


def typed_in(data, screen: int | None) -> dict:
    """Return the fields of ``screen`` (all for None) as they were typed."""
    names = SCREENS[screen] if screen else [name for names in SCREENS.values() for name in names]
    several = {"allergens": data.getlist("allergens")} if "allergens" in names else {}
    return {name: data.get(name, "") for name in names if name != "picture"} | several


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


def initial_of(product: Product, variant: Variant) -> dict:
    """Return what ProductForm shows for a product that exists."""
    return {
        "name": product.name,
        "price": variant.price_satang,
        "unit": product.unit,
        "category": product.category_id,
        "description": product.description,
        "ingredients": product.ingredients,
        "allergens": list(product.allergens.all()),
        "weight_g": variant.weight_g,
        "storage": product.storage,
        "delivery_profile": product.delivery_profile,
        "shelf_life_days": product.shelf_life_days,
        "vat_exempt": product.vat_exempt,
    }
