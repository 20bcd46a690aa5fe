"""Form fields for what people type here: baht, whole numbers, phones, Thai dates, plain text.

All of them are plain text inputs, so that the page shows again exactly what was typed; Thai digits are accepted.
Every refusal is a whole sentence that says what to do.
"""

import datetime
import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common import money
from common.errors import DomainError
from common.forms.file_fields import DocumentField, PictureField, PicturesField
from common.thai import dates, digits, phones, text

__all__ = [
    "BahtField",
    "DocumentField",
    "KilogramField",
    "LongTextField",
    "PictureField",
    "PicturesField",
    "PlainTextField",
    "ThaiDateField",
    "ThaiPhoneField",
    "WholeNumberField",
]

MOST_SATANG = 1_000_000 * money.SATANG_PER_BAHT
LONGEST_NUMBER = 40

_WHOLE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"  # 1250, 1,250 or 1 250; never 12 50
_AMOUNT = rf"-? ?(?:{_WHOLE}(?:\.[0-9]*)?|\.[0-9]+)"
_NUMBER = re.compile(_AMOUNT)
# A currency's word stands before or after the number, never in it: "20บาท50" is no 2,050 baht.
_BAHT = re.compile(
    rf"(?P<minus>- ?)?(?:(?:฿|บาท|THB) ?)?(?P<number>{_AMOUNT})(?: ?(?:฿|บาท|THB|บ\.?|[.,] ?-))?", re.IGNORECASE
)
_MINUS = str.maketrans("−–—", "---")
_UNSEEN = re.compile("[\u200b\ufeff]")
_SPACES = re.compile(r"\s+")


def _number_as_typed(value: str) -> str:
    """Arabic digits, plain minus, single spaces, nothing invisible."""
    return _SPACES.sub(" ", _UNSEEN.sub("", digits.to_arabic(value))).strip().translate(_MINUS)


def _bare(number: str) -> str:
    """Digits, point and minus alone."""
    return number.replace(",", "").replace(" ", "")


class TypedField(forms.Field):
    """A text input of a given keyboard whose value is parsed; subclasses give ``parse`` and ``written``."""

    widget = forms.TextInput
    input_attrs: dict[str, str] = {}
    default_error_messages = {"required": _("ช่องนี้ต้องกรอก")}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        wanted = {"autocomplete": "off", **self.input_attrs}
        return {name: value for name, value in wanted.items() if name not in widget.attrs}

    def to_python(self, value: object) -> object | None:
        typed = "" if value is None else str(value).strip()
        return self.parse(typed) if typed else None

    def prepare_value(self, value: object) -> object:
        """A stored value is written for people; what was typed is left alone."""
        return value if value is None or isinstance(value, str) else self.written(value)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True

    def refuse(self, code: str, **params: object) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)

    def parse(self, typed: str) -> object:
        raise NotImplementedError

    def written(self, value: object) -> str:
        return str(value)


class BahtField(TypedField):
    """Baht typed by a person → whole satang (int), or None when left empty. Bounds are satang, inclusive."""

    input_attrs = {"inputmode": "decimal"}
    default_error_messages = {
        "required": _("ใส่จำนวนเงินเป็นบาท เช่น 120"),
        "invalid": _("อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"),
        "decimals": _("ใส่ทศนิยมได้ไม่เกิน 2 ตำแหน่ง เช่น 120.50"),
        "negative": _("จำนวนเงินติดลบไม่ได้ ใส่ตัวเลขตั้งแต่ 0 ขึ้นไป"),
        "too_little": _("ใส่จำนวนเงินตั้งแต่ %(limit)s ขึ้นไป"),
        "too_much": _("จำนวนเงินสูงเกินไป ใส่ได้ไม่เกิน %(limit)s โปรดตรวจว่าพิมพ์เลขเกินหรือไม่"),
    }

    def __init__(self, *, min_satang: int = 0, max_satang: int = MOST_SATANG, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.min_satang, self.max_satang = min_satang, max_satang

    def parse(self, typed: str) -> int:
        read = _BAHT.fullmatch(_number_as_typed(typed))
        if not read:
            raise self.refuse("invalid")
        number = _bare(read["number"])
        if read["minus"] or number.startswith("-"):
            raise self.refuse("negative")
        if len(number) > LONGEST_NUMBER:
            raise self.refuse("too_much", limit=money.baht_text(self.max_satang))
        try:
            satang = money.from_baht(number)
        except ValueError as error:
            raise self.refuse("decimals") from error
        if satang > self.max_satang:
            raise self.refuse("too_much", limit=money.baht_text(self.max_satang))
        if satang < self.min_satang:
            raise self.refuse("too_little", limit=money.baht_text(self.min_satang))
        return satang

    def written(self, value: object) -> str:
        return money.plain_baht(value) if isinstance(value, int) else str(value)


class KilogramField(TypedField):
    """A weight typed in kilograms → whole grams (int), or None when left empty. Bounds are grams, inclusive."""

    input_attrs = {"inputmode": "decimal"}
    default_error_messages = {
        "required": _("ใส่น้ำหนักเป็นกิโลกรัม เช่น 1 หรือ 0.5"),
        "invalid": _("อ่านน้ำหนักไม่ได้ ใส่เป็นกิโลกรัม เช่น 1 หรือ 0.5"),
        "bounds": _("ใส่น้ำหนักตั้งแต่ %(least)s ถึง %(most)s กก."),
    }

    def __init__(self, *, min_g: int = 1, max_g: int, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.min_g, self.max_g = min_g, max_g

    def parse(self, typed: str) -> int:
        number = re.sub(r" ?(?:กก\.?|กิโล(?:กรัม)?|kg)$", "", _number_as_typed(typed), flags=re.IGNORECASE)
        if not _NUMBER.fullmatch(number) or len(number) > LONGEST_NUMBER:
            raise self.refuse("invalid")
        grams = Decimal(_bare(number)) * 1000
        if not self.min_g <= grams <= self.max_g:
            raise self.refuse("bounds", least=self.written(self.min_g), most=self.written(self.max_g))
        if grams != int(grams):
            raise self.refuse("invalid")
        return int(grams)

    def written(self, value: object) -> str:
        return f"{Decimal(value) / 1000:f}" if isinstance(value, int) else str(value)


class WholeNumberField(TypedField):
    """A count typed by a person → int, or None when left empty. Bounds are inclusive."""

    input_attrs = {"inputmode": "numeric"}
    default_error_messages = {
        "required": _("ใส่จำนวนเป็นตัวเลข เช่น 10"),
        "invalid": _("อ่านจำนวนไม่ได้ ใส่เป็นตัวเลขเท่านั้น เช่น 10"),
        "whole": _("ใส่เป็นจำนวนเต็ม ไม่มีจุดทศนิยม เช่น 10"),
        "too_little": _("ใส่จำนวนตั้งแต่ %(limit)s ขึ้นไป"),
        "too_much": _("จำนวนมากเกินไป ใส่ได้ไม่เกิน %(limit)s"),
    }

    def __init__(self, *, min_value: int = 0, max_value: int = 1_000_000, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.min_value, self.max_value = min_value, max_value

    def parse(self, typed: str) -> int:
        number = _number_as_typed(typed)
        if not _NUMBER.fullmatch(number):
            raise self.refuse("invalid")
        whole, _point, part = _bare(number).partition(".")
        if part.strip("0") or whole in ("", "-"):
            raise self.refuse("whole")
        if len(whole) > LONGEST_NUMBER:
            raise self.refuse("too_much", limit=f"{self.max_value:,}")
        if int(whole) > self.max_value:
            raise self.refuse("too_much", limit=f"{self.max_value:,}")
        if int(whole) < self.min_value:
            raise self.refuse("too_little", limit=f"{self.min_value:,}")
        return int(whole)


class ThaiPhoneField(TypedField):
    """A Thai phone number → E.164 (``"+66812345678"``), or None when left empty."""

    widget = forms.TelInput
    input_attrs = {"inputmode": "tel", "autocomplete": "tel"}
    default_error_messages = {"required": _("ใส่เบอร์โทรศัพท์ เช่น 081-234-5678")}

    def parse(self, typed: str) -> str:
        try:
            return phones.normalise(typed)
        except DomainError as refusal:
            raise ValidationError(refusal.message, code="invalid") from refusal

    def prepare_value(self, value: object) -> object:
        return phones.display(value) if isinstance(value, str) and value.startswith("+66") else value


class ThaiDateField(TypedField):
    """A date in พ.ศ. or ค.ศ. → ``datetime.date``, or None when left empty. Bounds are inclusive."""

    input_attrs = {"placeholder": _("31/12/2569")}
    default_error_messages = {
        "required": _("ใส่วันที่ เช่น 31/12/2569"),
        "invalid": _("อ่านวันที่ไม่ได้ ใส่เป็น วัน/เดือน/ปี พ.ศ. สี่หลัก เช่น 31/12/2569"),
        "too_early": _("ใส่วันที่ตั้งแต่ %(limit)s เป็นต้นไป"),
        "too_late": _("ใส่วันที่ไม่เกิน %(limit)s"),
    }

    def __init__(
        self, *, earliest: datetime.date | None = None, latest: datetime.date | None = None, **kwargs: object
    ) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def parse(self, typed: str) -> datetime.date:
        try:
            date = dates.parse_date(typed)
        except ValueError as error:
            raise self.refuse("invalid") from error
        if self.earliest and date < self.earliest:
            raise self.refuse("too_early", limit=dates.short_date(self.earliest))
        if self.latest and date > self.latest:
            raise self.refuse("too_late", limit=dates.short_date(self.latest))
        return date

    def written(self, value: object) -> str:
        return dates.typed_date(value) if isinstance(value, datetime.date) else str(value)


class PlainTextField(forms.CharField):
    """One line of text without control or invisible characters; empty is ``""``. ``max_length`` in characters."""

    default_error_messages = {
        "required": _("ช่องนี้ต้องกรอก"),
        "max_length": _("ข้อความยาวเกินไป ใส่ได้ไม่เกิน %(limit_value)s ตัวอักษร ตอนนี้มี %(show_value)s ตัวอักษร"),
        "min_length": _("ข้อความสั้นเกินไป ใส่อย่างน้อย %(limit_value)s ตัวอักษร"),
    }

    def __init__(self, *, max_length: int, min_length: int | None = None, **kwargs: object) -> None:
        super().__init__(max_length=max_length, min_length=min_length, **kwargs)

    def to_python(self, value: object) -> str:
        cleaned = self.tidy("" if value is None else str(value))
        return super().to_python(cleaned)

    def tidy(self, typed: str) -> str:
        return text.plain_line(typed)


class LongTextField(PlainTextField):
    """Several lines of text, cleaned the same way; line ends are ``\\n``."""

    widget = forms.Textarea(attrs={"rows": 4})

    def tidy(self, typed: str) -> str:
        return text.plain_lines(typed)
