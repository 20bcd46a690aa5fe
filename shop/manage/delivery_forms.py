"""How the merchant sends, as she says it: to the door at one price or by weight, to be picked up, and goods that go otherwise."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.forms.fields import BahtField, KilogramField, PlainTextField
from shop.catalogue.models import DeliveryProfile
from shop.delivery.carriage import EACH_ALONE, Rule
from shop.delivery.models import DeliveryKind, DeliveryMethod
from shop.delivery.words import WEEKDAYS, days_of, mask_of

MOST_SENDING_SATANG = 500_000
MOST_GOODS_SATANG = 10_000_000
LEAST_STEP_G, MOST_STEP_G = 100, 100_000
STEPS = 5
WITH_THE_REST, ALONE, NOT = "with", "alone", "not"
HOW = (
    (WITH_THE_REST, _("ส่งรวมกับของอื่น")),
    (ALONE, _("แยกพัสดุ คิดค่าส่งต่างหาก")),
    (NOT, pgettext_lazy("these goods", "ไม่ส่งถึงบ้าน")),
)


@dataclass(frozen=True)
class StepRow:
    """A row of the table of weights."""

    grams: forms.BoundField
    price: forms.BoundField


@dataclass(frozen=True)
class ProfileRow:
    """What is asked of goods of one profile."""

    label: str
    how: forms.BoundField
    price: forms.BoundField
    days: forms.BoundField


class DeliveryForm(forms.Form):
    """``profiles`` are those of which something may be said: what she sells, and what she spoke of before."""

    flat = forms.BooleanField(label=_("ส่งถึงบ้านลูกค้า"), required=False)
    flat_price = BahtField(
        label=_("ค่าส่งต่อคำสั่งซื้อ (บาท)"),
        required=False,
        max_satang=MOST_SENDING_SATANG,
        help_text=_("คิดเท่ากันทุกคำสั่งซื้อ ถ้าส่งฟรีใส่ 0"),
    )
    free_above = BahtField(
        label=_("ส่งฟรีเมื่อซื้อครบ (บาท)"),
        required=False,
        min_satang=100,
        max_satang=MOST_GOODS_SATANG,
        help_text=_("เช่น 500 เว้นว่างถ้าไม่มี"),
    )
    pickup = forms.BooleanField(label=_("ลูกค้ามารับเองที่ร้าน"), required=False)
    pickup_note = PlainTextField(
        label=_("มารับที่ไหน เวลาใด"),
        max_length=200,
        required=False,
        help_text=_("เช่น ที่ทำการกลุ่ม ข้างมัสยิด ทุกวัน 9.00–17.00 น."),
    )

    def __init__(self, *args: object, profiles: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.profiles = profiles
        for number in range(1, STEPS + 1):
            self.fields[f"step_g_{number}"] = KilogramField(
                label=_("หนักไม่เกิน (กก.)"), required=False, min_g=LEAST_STEP_G, max_g=MOST_STEP_G
            )
            self.fields[f"step_price_{number}"] = BahtField(
                label=_("ค่าส่ง (บาท)"), required=False, max_satang=MOST_SENDING_SATANG
            )
        for profile in profiles:
            self._ask_of(profile)

    def _ask_of(self, profile: str) -> None:
        self.fields[f"how_{profile}"] = forms.ChoiceField(
            label=_("ส่งอย่างไร"),
            choices=HOW,
            required=False,
            error_messages={"invalid_choice": _("เลือกจากรายการ")},
        )
        self.fields[f"price_{profile}"] = BahtField(
            label=_("ค่าส่งชิ้นละ (บาท)") if profile in EACH_ALONE else _("ค่าส่งของพัสดุนี้ (บาท)"),
            required=False,
            max_satang=MOST_SENDING_SATANG,
        )
        self.fields[f"days_{profile}"] = forms.TypedMultipleChoiceField(
            label=_("ส่งเฉพาะวัน"),
            coerce=int,
            choices=list(enumerate(WEEKDAYS)),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("ไม่เลือกคือส่งได้ทุกวัน"),
            error_messages={"invalid_choice": _("เลือกจากรายการ")},
        )

    def step_rows(self) -> list[StepRow]:
        numbers = range(1, STEPS + 1)
        return [StepRow(self[f"step_g_{number}"], self[f"step_price_{number}"]) for number in numbers]

    def profile_rows(self) -> list[ProfileRow]:
        return [
            ProfileRow(
                DeliveryProfile(profile).label, *(self[f"{name}_{profile}"] for name in ("how", "price", "days"))
            )
            for profile in self.profiles
        ]

    @property
    def steps_are_open(self) -> bool:
        """Return whether the table of weights says something or needs her eye."""
        return any(row.grams.value() or row.price.value() or row.price.errors for row in self.step_rows())

    def clean(self) -> dict:
        cleaned = super().clean()
        self._check_steps(cleaned)
        for profile in self.profiles:
            if cleaned.get(f"how_{profile}") == ALONE and cleaned.get(f"price_{profile}") is None:
                self._add_once(f"price_{profile}", _("ใส่ค่าส่งเป็นบาท ถ้าไม่คิดเพิ่มใส่ 0"))
        if cleaned.get("flat") and cleaned.get("flat_price") is None and not self._steps_said(cleaned):
            self._add_once("flat_price", _("ใส่ค่าส่งเป็นบาท ถ้าส่งฟรีใส่ 0"))
        if cleaned.get("pickup") and not cleaned.get("pickup_note"):
            self._add_once("pickup_note", _("บอกลูกค้าว่ามารับที่ไหนและเวลาใด"))
        return cleaned

    def _check_steps(self, cleaned: dict) -> None:
        """Each row says both; weights rise."""
        heaviest = 0
        for number in range(1, STEPS + 1):
            grams, price = cleaned.get(f"step_g_{number}"), cleaned.get(f"step_price_{number}")
            if grams is None and price is not None:
                self._add_once(f"step_g_{number}", _("ใส่น้ำหนักของแถวนี้ หรือลบค่าส่งออก"))
            elif grams is not None and price is None:
                self._add_once(f"step_price_{number}", _("ใส่ค่าส่งของน้ำหนักนี้ ถ้าส่งฟรีใส่ 0"))
            elif grams is not None:
                if grams <= heaviest:
                    self._add_once(f"step_g_{number}", _("ใส่น้ำหนักให้มากกว่าแถวก่อนหน้า"))
                heaviest = max(heaviest, grams)

    def _add_once(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def _steps_said(self, cleaned: dict) -> bool:
        return any(
            cleaned.get(f"step_g_{number}") is not None or f"step_g_{number}" in self.errors
            for number in range(1, STEPS + 1)
        )

    def facts(self) -> dict:
        """Return the keywords of ``delivery.set_methods``."""
        told = self.cleaned_data
        rows = ((told[f"step_g_{number}"], told[f"step_price_{number}"]) for number in range(1, STEPS + 1))
        steps = [(grams, satang) for grams, satang in rows if grams is not None]
        price = told["flat_price"] if told["flat_price"] is not None else 0
        return {
            "flat_satang": price if told["flat"] else None,
            "free_above_satang": told["free_above"] if price or steps else None,
            "steps": steps,
            "rules": {profile: self._rule(profile) for profile in self.profiles},
            "pickup_note": told["pickup_note"] if told["pickup"] else None,
        }

    def _rule(self, profile: str) -> Rule:
        told = self.cleaned_data
        how = told[f"how_{profile}"] or WITH_THE_REST
        if how == NOT:
            return Rule(carried=False)
        return Rule(
            satang=told[f"price_{profile}"] if how == ALONE else None, days=mask_of(told[f"days_{profile}"] or [])
        )


def initial_of(methods: list[DeliveryMethod]) -> dict:
    """Return what DeliveryForm shows of the ways that are switched on."""
    initial = {}
    for method in methods:
        if method.kind == DeliveryKind.PICKUP:
            initial |= {"pickup": True, "pickup_note": method.note}
            continue
        price = None if method.steps else method.price_satang
        initial |= {"flat": True, "flat_price": price, "free_above": method.free_above_satang}
        for number, (grams, satang) in enumerate(method.steps, 1):
            initial |= {f"step_g_{number}": grams, f"step_price_{number}": satang}
        for profile in method.rules:
            initial |= _initial_of_rule(profile, method.rule(profile))
    return initial


def _initial_of_rule(profile: str, rule: Rule) -> dict:
    how = NOT if not rule.carried else WITH_THE_REST if rule.satang is None else ALONE
    return {f"how_{profile}": how, f"price_{profile}": rule.satang, f"days_{profile}": days_of(rule.days)}
