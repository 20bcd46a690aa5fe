"""Who buys, where it goes, and for each merchant how it is sent and paid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from common.addresses import Address
from common.forms.address import AddressForm
from common.forms.email_field import EmailField
from common.forms.fields import LongTextField, PlainTextField, ThaiPhoneField
from common.thai.names import after_shop_word
from merchants import identity
from shop.checkout.offers import Offer
from shop.checkout.quote import Price
from shop.checkout.services import Choice
from shop.delivery.errors import NoSuchDelivery
from shop.delivery.models import DeliveryKind
from shop.offers.models import Coupon
from shop.payments import accounts
from shop.payments.errors import NotOffered


@dataclass(frozen=True)
class Part:
    """One merchant's part as the page shows it: the offer, its two questions, and what it costs as chosen."""

    offer: Offer
    delivery: list[tuple]  # (radio, Sending)
    delivery_field: forms.BoundField | None
    ways: list[tuple]  # (radio, Way)
    way_field: forms.BoundField | None
    price: Price
    coupon_field: forms.BoundField
    coupon: Coupon | None  # that counts
    coupon_refusal: str

    @property
    def meeting_place(self) -> str:
        return identity.meeting_place(self.offer.group.merchant)

    @property
    def meeting_place_whole(self) -> bool:
        """Whether the house stands in it: of a private person it is told on the order only."""
        return identity.is_registered(self.offer.group.merchant)


class CheckoutForm(AddressForm):
    """One page. ``offers`` are the parts of the cart; their questions become fields of this form."""

    use_required_attribute = False  # the address is only asked where something is sent: the server says so in words

    name = PlainTextField(
        label=_("ชื่อผู้รับ"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("ใส่ชื่อผู้รับ เพื่อให้ร้านเขียนบนห่อของ")},
    )
    phone = ThaiPhoneField(label=_("เบอร์โทรศัพท์"), help_text=_("ร้านและคนส่งของจะโทรหาเบอร์นี้"))
    email = EmailField(
        label=_("อีเมล"),
        required=False,
        help_text=_("ใส่ถ้าอยากได้ใบสรุปและแจ้งสถานะทางอีเมล"),
        error_messages={
            "invalid": _("อีเมลไม่ถูกต้อง ตรวจตัวสะกด เช่น fatimah@example.com หรือเว้นว่างไว้ก็ได้"),
            "max_length": _("อีเมลยาวเกินไป ตรวจว่าพิมพ์ถูกต้อง หรือเว้นว่างไว้ก็ได้"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    note = LongTextField(
        label=_("ข้อความถึงร้าน"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("เช่น ฝากไว้กับยายที่บ้านหน้า"),
    )
    terms = forms.BooleanField(
        label=_("ฉันยอมรับข้อตกลงการใช้งาน"),
        error_messages={"required": _("อ่านข้อตกลงแล้วทำเครื่องหมายยอมรับก่อนสั่งซื้อ")},
    )

    field_order = ["name", "phone", "email", "line", "place", "landmark", "note"]

    def __init__(self, *args: object, offers: list[Offer], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offers = offers
        for offer in offers:
            self._ask(offer)
        self.fields["terms"] = self.fields.pop("terms")  # last on the page, last among the errors
        for name in ("line", "place"):
            self.fields[name].required = self.sends
        self.fields["line"].error_messages["required"] = _("ใส่บ้านเลขที่และหมู่บ้านหรือถนน หรือเลือกมารับเองที่ร้าน")

    @classmethod
    def as_typed(cls, data: Mapping, *, offers: list[Offer]) -> "CheckoutForm":
        """Return the form with everything that was typed and no errors: for a new total, before she is done."""
        form = cls(offers=offers)
        typed = {name: field.widget.value_from_datadict(data, {}, name) for name, field in form.fields.items()}
        form = cls(offers=offers, initial={name: value for name, value in typed.items() if value is not None})
        return form

    def _ask(self, offer: Offer) -> None:
        shop = after_shop_word(offer.group.merchant.name)
        if offer.group.sendings:
            choices = [(sending.method.kind, sending.method.label) for sending in offer.group.sendings]
            refusal = offer.group.only_pickup or NoSuchDelivery(merchant=shop).message
            self.fields[offer.delivery_field] = _one_of(choices, _("วิธีรับของ"), refusal)
        self.fields[offer.coupon_field] = PlainTextField(
            label=_("โค้ดส่วนลดของร้าน"),
            help_text=_("พิมพ์โค้ดแล้วดูยอดของร้านนี้ด้านล่าง"),
            max_length=40,
            required=False,
            widget=forms.TextInput(
                attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
            ),
        )
        if offer.ways:
            choices = [(way.key, way.label) for way in offer.ways]
            refusal = NotOffered(merchant=shop).message
            self.fields[offer.way_field] = _one_of(choices, _("วิธีจ่ายเงิน"), refusal)

    def choice(self, offer: Offer) -> Choice:
        """Return what is chosen for ``offer`` as it stands on the page now."""
        typed = self._value(offer.coupon_field)[:40]
        return Choice(self._value(offer.delivery_field), self._value(offer.way_field), typed)

    def _value(self, name: str) -> str:
        return str(self[name].value() or "") if name in self.fields else ""

    @property
    def sends(self) -> bool:
        """Return whether anything is to be sent, so that an address is needed."""
        return any(self.choice(offer).delivery != DeliveryKind.PICKUP for offer in self.offers)

    @property
    def total_satang(self) -> int:
        """Return what everything costs as chosen on the page now."""
        return sum(offer.price(self.choice(offer)).total_satang for offer in self.offers)

    def parts(self) -> Iterator[Part]:
        """Yield each merchant's part for the template."""
        for offer in self.offers:
            delivery = self[offer.delivery_field] if offer.delivery_field in self.fields else None
            way = self[offer.way_field] if offer.way_field in self.fields else None
            yield Part(
                offer,
                list(zip(delivery, offer.group.sendings, strict=True)) if delivery else [],
                delivery,
                list(zip(way, offer.ways, strict=True)) if way else [],
                way,
                offer.price(self.choice(offer)),
                self[offer.coupon_field],
                *offer.coupon(self.choice(offer)),
            )

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.sends:
            for name in ("line", "place", "landmark"):  # a half-typed address is nobody's concern at a pick-up
                self.errors.pop(name, None)
        for offer in self.offers:
            self._check_way(offer)
            if refusal := offer.coupon(self.choice(offer))[1]:
                self.add_error(offer.coupon_field, refusal)
        return cleaned

    def _check_way(self, offer: Offer) -> None:
        choice = self.choice(offer)
        sending, way = offer.sending(choice.delivery), offer.way(choice.way)
        costs = offer.price(choice)
        if sending and way and not accounts.takes(way, costs.total_satang - costs.cod_fee_satang):
            self.add_error(offer.way_field, NotOffered(merchant=after_shop_word(offer.group.merchant.name)).message)

    def address(self) -> Address | None:
        """Return where to send; None where everything is picked up."""
        return self.cleaned_address() if self.sends else None


def _one_of(choices: list[tuple[str, str]], label: str, refusal: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=choices[0][0],
        widget=forms.RadioSelect,
        error_messages={"required": refusal, "invalid_choice": refusal},
    )
