"""The storefront in short sections: each a form of its own for a phone, everything optional."""

import re

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms import front_services as fronts
from cms.shop_front import MOST_FEATURED, Colour
from common import clock, jawi
from common.forms.fields import LongTextField, PlainTextField, ThaiDateField
from common.forms.file_fields import PictureField
from shop.catalogue.models import Product

_LINE_ID = re.compile(r"@?[a-z0-9][a-z0-9._-]{1,38}")


class SectionForm(forms.Form):
    """``initial`` is what the storefront page says; ``words`` go to ``fronts.describe``, ``save`` writes the rest."""

    key = ""
    icon = ""
    title = ""
    help = ""
    words: tuple[str, ...] = ()

    def __init__(self, *args, merchant, goods=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.merchant = merchant
        self.offer(goods)

    def offer(self, goods) -> None:
        """Take the products the merchant may choose from."""

    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.words}

    def save(self, by) -> None:
        """Write what was filled in. Publishes."""
        if self.words:
            fronts.describe(merchant=self.merchant, by=by, **self.said())


class LookForm(SectionForm):
    key, icon, title = "look", "image", _("ตราและสีของร้าน")
    help = _("ตราอยู่ข้างชื่อร้าน สีอยู่ที่หัวข้อในหน้าร้าน อ่านออกทุกสี")
    words = ("colour", "name_jawi")

    logo = PictureField(label=_("ตราร้าน"), help_text=_("รูปสี่เหลี่ยมจัตุรัส เห็นชัดแม้เล็ก"), required=False)
    colour = forms.ChoiceField(
        label=_("สีของร้าน"),
        choices=Colour.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกสีหนึ่งสี"), "invalid_choice": _("เลือกสีจากรายการนี้")},
    )
    name_jawi = PlainTextField(
        label=_("ชื่อร้านอักษรยาวี"),
        help_text=_("ถ้าร้านมีชื่อเขียนอักษรยาวี จะขึ้นใต้ชื่อร้าน"),
        max_length=120,
        required=False,
        validators=[jawi.check],
        widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ms-Arab"}),
    )

    def save(self, by) -> None:
        super().save(by)
        if self.cleaned_data["logo"]:
            fronts.set_logo(merchant=self.merchant, by=by, picture=self.cleaned_data["logo"])


class PeopleForm(SectionForm):
    key, icon, title = "people", "users", _("คนเบื้องหลัง")
    help = _("ลูกค้าเชื่อใจร้านที่เห็นหน้าคนทำ เล่าว่าใครทำอะไร")
    words = ("people",)

    people = LongTextField(
        label=_("ใครทำบ้าง"),
        help_text=_("เช่น เมาะซงเป็นคนคุมเกลือ ก๊ะยะห์ดูแลการส่ง"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    # asked before the photograph is chosen: a browser cannot choose it again for her
    agreed = forms.BooleanField(label=_("ทุกคนในรูปรู้และยอมให้แสดงหน้าในเว็บ (เด็กต้องให้พ่อแม่ยอมด้วย)"), required=False)
    picture = PictureField(label=_("รูปคนทำ"), help_text=_("รูปหมู่หรือรูปตอนทำงานก็ได้"), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("picture") and not cleaned.get("agreed"):
            self.add_error("agreed", _("ถามทุกคนในรูปก่อน ถ้าทุกคนยอม ติ๊กช่องนี้ แล้วเลือกรูปอีกครั้ง"))
        return cleaned

    def save(self, by) -> None:
        super().save(by)
        if picture := self.cleaned_data["picture"]:
            fronts.show_people(merchant=self.merchant, by=by, picture=picture, language=get_language() or "th")


class MakingForm(SectionForm):
    key, icon, title = "making", "leaf", _("วิธีทำ")
    help = _("วัตถุดิบมาจากไหน ทำกี่วัน อะไรที่ร้านอื่นไม่ทำ")
    words = ("making",)

    making = LongTextField(
        label=_("วิธีทำของร้าน"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )


class TimesForm(SectionForm):
    key, icon, title = "times", "clock", _("ช่วงหยุด")
    help = _("บอกช่วงหยุดไว้ ลูกค้าจะไม่กังวลเมื่อร้านตอบช้า")
    words = ("pauses", "away_until", "away_note")

    pauses = PlainTextField(
        label=_("หยุดประจำเมื่อไร"),
        help_text=_("เช่น วันศุกร์หยุดละหมาด 12.00–13.30 น. หยุดสองวันแรกของเดือนรอมฎอน"),
        max_length=200,
        required=False,
    )
    away_until = ThaiDateField(
        label=_("ตอนนี้หยุดพักถึงวันที่"), help_text=_("เช่น หยุดเก็บเกี่ยว พ้นวันนี้แล้วข้อความหายเอง"), required=False
    )
    away_note = PlainTextField(
        label=_("บอกลูกค้าระหว่างหยุด"), help_text=_("เช่น ทั้งหมู่บ้านลงสวนลองกอง กลับมาส่งวันจันทร์"), max_length=200, required=False
    )

    def clean_away_until(self):
        day = self.cleaned_data["away_until"]
        if day and day < clock.today():
            raise forms.ValidationError(_("วันนี้ผ่านไปแล้ว ใส่วันที่ร้านจะหยุดถึง หรือเว้นว่างถ้าไม่ได้หยุด"))
        return day


class FeaturedForm(SectionForm):
    key, icon, title = "featured", "bag", _("สินค้าเด่น")
    help = _("ของที่อยากให้ลูกค้าเห็นก่อน อยู่บนสุดของหน้าร้าน")

    products = forms.MultipleChoiceField(
        label=_("เลือกได้ไม่เกิน 4 อย่าง"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("เลือกได้เฉพาะสินค้าของร้านที่กำลังขาย กรุณาเลือกใหม่จากรายการ")},
    )

    def offer(self, goods) -> None:
        self.goods: dict[str, Product] = {str(product.pk): product for product in goods}
        self.fields["products"].choices = [(key, product.name) for key, product in self.goods.items()]

    def clean_products(self):
        keys = self.cleaned_data["products"]
        if len(keys) > MOST_FEATURED:
            raise forms.ValidationError(
                _("เลือกไว้ %(count)s อย่าง เอาออกให้เหลือไม่เกิน 4 อย่าง"), params={"count": len(keys)}
            )
        return [self.goods[key] for key in keys]

    def said(self) -> dict:
        return {"featured": [product.pk for product in self.cleaned_data["products"]]}

    def save(self, by) -> None:
        fronts.feature(merchant=self.merchant, by=by, products=self.cleaned_data["products"])


class TermsForm(SectionForm):
    key, icon, title = "terms", "truck", _("การส่งและการคืน")
    help = _("ค่าส่งตั้งในเมนู “การจัดส่ง” ตรงนี้เล่าวิธีห่อ วันส่ง และวิธีคืนของ")
    words = ("delivery_words", "return_words")

    delivery_words = LongTextField(
        label=_("เรื่องการส่ง"), help_text=_("เช่น ส่งทุกวันจันทร์และพฤหัส ห่อกันกระแทกสองชั้น"), max_length=800, required=False
    )
    return_words = LongTextField(
        label=_("เรื่องการคืน"),
        help_text=_("กฎหมายให้ลูกค้าเปลี่ยนใจคืนของได้ใน 7 วัน เว้นแต่ของสดเสียง่าย ร้านให้มากกว่านั้นได้ แต่ให้น้อยกว่าไม่ได้"),
        max_length=800,
        required=False,
    )


class ContactForm(SectionForm):
    key, icon, title = "contact", "phone", _("ช่องทางติดต่อ")
    help = _("เบอร์โทรของร้านแสดงอยู่แล้ว เพิ่มไลน์ให้ลูกค้ากดคุยได้ทันที")
    words = ("line_id",)

    line_id = PlainTextField(
        label=_("ไลน์ไอดี"), help_text=_("เช่น budu.saiburi หรือ @budusaiburi"), max_length=40, required=False
    )

    def clean_line_id(self):
        typed = self.cleaned_data["line_id"].lower().replace(" ", "")
        if typed and not _LINE_ID.fullmatch(typed):
            raise forms.ValidationError(_("ไลน์ไอดีมีแต่ตัวอังกฤษ ตัวเลข จุด ขีด ดูได้ในไลน์ที่ หน้าหลัก > โปรไฟล์ > ไอดี"))
        return typed


SECTIONS = [LookForm, FeaturedForm, PeopleForm, MakingForm, TimesForm, TermsForm, ContactForm]
