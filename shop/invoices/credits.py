"""Credit notes: they follow what was really undone of a sale that has a tax invoice, never what was only promised."""

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from common import reasons
from common.money import split_proportionally, vat_included
from common.states import locked
from shop.invoices import content
from shop.invoices.models import PaperKind, TaxPaper
from shop.invoices.services import annul, standing, write
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments.models import Payment, Refund, RefundLine
from shop.payments.states import RefundState

GONE = [OrderState.CANCELLED, OrderState.RETURNED]
MONEY_BACK = _("คืนเงินให้ผู้ซื้อ")
SALE_OVER = _("ยกเลิกการขาย")
REFUND_FAILED = _("เงินที่คืนไม่ถึงผู้ซื้อ")


def undone_satang(order: Order) -> int:
    """Return what of the order's total is a sale no more (two queries): money that went back, beyond what came too much; all
    that nobody paid of an order that was given up or came back.
    """
    came = Payment.objects.filter(order=order).aggregate(sum=Sum("received_satang"))["sum"] or 0
    back = Refund.objects.filter(payment__order=order, state=RefundState.SUCCEEDED)
    went = back.aggregate(sum=Sum("amount_satang"))["sum"] or 0
    total = order.total_satang
    if order.state in GONE:
        return total - min(total, max(0, came - went))
    return min(total, max(0, went - max(0, came - total)))


@transaction.atomic
def follow(*, order: Order, by=None) -> list[TaxPaper]:
    """Issue a credit note for what was undone since the last one, or annul the newest where a refund failed after all.
    Returns the new ones. Nothing to follow: nothing changes.
    """
    order = locked(order)
    invoice = standing(order)
    if invoice is None:
        return []
    notes = list(invoice.credits.standing().order_by("pk"))
    due = undone_satang(order) - sum(note.total_satang for note in notes)
    while due < 0 and notes:
        note = notes.pop()
        annul(note, by=by, why=reasons.stored(REFUND_FAILED))
        due += note.total_satang
    return [_credit(invoice, order, due, by)] if due > 0 else []


def _credit(invoice: TaxPaper, order: Order, satang: int, by) -> TaxPaper:
    """Issue the note. Its VAT is what all notes so far must say less what they said: with all of the sale undone, the
    notes together say what the invoice said, to the satang.
    """
    why = reasons.stored(SALE_OVER if order.state in GONE else MONEY_BACK)
    sums = invoice.credits.standing().aggregate(
        exempt=Sum("exempt_satang", default=0), total=Sum("total_satang", default=0), vat=Sum("vat_satang", default=0)
    )
    left_exempt = invoice.exempt_satang - sums["exempt"]
    left_taxed = invoice.taxable_satang - (sums["total"] - sums["exempt"])
    wanted = exempt_undone(invoice, order, sums["total"] + satang) - sums["exempt"]
    exempt = min(max(wanted, satang - left_taxed, 0), left_exempt, satang)
    taxed = satang - exempt
    lines = content.reduction(f"{why} ({invoice.label})", taxed, exempt)
    vat_satang = min(max(vat_included(sums["total"] - sums["exempt"] + taxed) - sums["vat"], 0), taxed)
    facts = {"seller": invoice.seller, "buyer": invoice.buyer, "about": invoice, "why": why}
    return write(order, kind=PaperKind.CREDIT, by=by, lines=lines, vat_satang=vat_satang, **facts)


def exempt_undone(invoice: TaxPaper, order: Order, undone: int) -> int:
    """Return what of ``undone`` satang was for goods exempt from VAT: what was named piece by piece as it was named, the rest
    by what is left of either kind.
    """
    named = _named(order)
    if sum(named) >= undone:
        return split_proportionally(undone, named)[1] if undone else 0
    left = [max(0, invoice.taxable_satang - named[0]), max(0, invoice.exempt_satang - named[1])]
    return named[1] + split_proportionally(undone - sum(named), left)[1] if any(left) else named[1]


def _named(order: Order) -> list[int]:
    """Return for which taxed and which exempt pieces money went back (one query)."""
    rows = RefundLine.objects.filter(line__order=order, refund__state=RefundState.SUCCEEDED)
    sums = dict(rows.order_by().values_list("line__vat_exempt").annotate(Sum("satang")))
    return [sums.get(False, 0), sums.get(True, 0)]


def behind() -> list[Order]:
    """Return the orders whose credit notes say another sum than was undone."""
    refunded = Order.objects.filter(payments__refunds__isnull=False) | Order.objects.filter(state__in=GONE)
    invoiced = TaxPaper.objects.invoices().standing().values("order")
    found = refunded.filter(pk__in=invoiced).distinct().order_by("pk")
    return [order for order in found if undone_satang(order) != credited_satang(order)]


def credited_satang(order: Order) -> int:
    rows = TaxPaper.objects.standing().filter(order=order, kind=PaperKind.CREDIT)
    return rows.aggregate(sum=Sum("total_satang"))["sum"] or 0
