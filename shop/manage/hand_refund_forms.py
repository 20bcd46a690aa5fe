"""What is typed where money goes back by hand: how much or for which pieces, and the proof."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.forms.fields import BahtField, PlainTextField, WholeNumberField
from common.forms.file_fields import PictureField
from shop.orders.models import Order
from shop.payments.by_hand import Share, pieces_left

WHOLE, PIECES, SUM = "whole", "pieces", "sum"


class PromiseForm(forms.Form):
    """All that is left, some pieces, or a sum. ``key`` comes with the page: a second click finds the first refund."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label=_("คืนเท่าไร"),
        choices=[(WHOLE, _("คืนทั้งหมดที่เหลือ")), (PIECES, _("คืนค่าสินค้าบางชิ้น")), (SUM, _("คืนตามยอดที่ใส่"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("เลือกว่าจะคืนเท่าไร"), "invalid_choice": _("เลือกว่าจะคืนเท่าไร")},
    )
    amount = BahtField(label=_("ยอดที่คืน (บาท)"), min_satang=1, required=False, help_text=_("กรอกเฉพาะเมื่อเลือกคืนตามยอด"))
    came_back = forms.BooleanField(label=_("ได้ของคืนแล้ว เพิ่มกลับเข้าสต็อก"), required=False)
    why = PlainTextField(label=_("เหตุผล ลูกค้าไม่เห็น"), max_length=140, required=False)

    def __init__(self, *args, order: Order | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = []
        lefts = pieces_left(order) if order else {}
        for line in order.lines.all() if order else []:
            left = lefts[line.pk]
            if not left:
                continue
            name = f"line_{line.pk}"
            self.lines.append((name, line.pk))
            self.fields[name] = WholeNumberField(
                label=gettext("%(product)s กี่ชิ้น (ไม่เกิน %(left)s)") % {"product": line.product_name, "left": left},
                required=False,
                max_value=left,
            )

    @property
    def line_fields(self) -> list:
        return [self[name] for name, _pk in self.lines]

    def clean(self) -> dict:
        cleaned = super().clean()
        pieces = {pk: cleaned[name] for name, pk in self.lines if cleaned.get(name)}
        if cleaned.get("how") == PIECES and not pieces and not self.errors:
            self.add_error("how", _("ใส่จำนวนชิ้นที่จะคืนเงินอย่างน้อยหนึ่งรายการ"))
        if cleaned.get("how") == SUM and not cleaned.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("ใส่ยอดที่จะคืนลูกค้า"))
        cleaned["pieces"] = pieces
        return cleaned

    def share(self) -> Share:
        """Return what was chosen, as the verb takes it."""
        typed = self.cleaned_data
        if typed["how"] == PIECES:
            return Share(pieces=typed["pieces"], came_back=typed["came_back"])
        return Share(satang=typed["amount"] if typed["how"] == SUM else None)


class FurtherForm(forms.Form):
    """Another transfer that came. ``key`` comes with the page: a second click changes nothing."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = BahtField(label=_("ยอดที่เข้าเพิ่ม (บาท)"), min_satang=1, error_messages={"required": _("ใส่ยอดที่เข้าเพิ่ม")})


class ProofForm(forms.Form):
    """The slip of the money that went back."""

    picture = PictureField(label=_("รูปสลิปการโอนคืน"))
