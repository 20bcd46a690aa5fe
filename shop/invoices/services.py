"""The verbs of tax papers. Locks: the order, then its merchant's series of numbers. Done twice each changes nothing."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common import clock, reasons
from common.audit import services as audit
from common.money import VAT_PERCENT, vat_included
from common.states import locked
from common.thai.identifiers import check_tax_id
from merchants import vat
from merchants.models import VatRegistration
from shop.invoices import content, letters, numbers
from shop.invoices.content import Buyer
from shop.invoices.errors import AllExempt, CreditedAlready, IssuedAlready, NothingSold, NotVatSeller
from shop.invoices.models import InvoiceWish, PaperKind, TaxPaper
from shop.orders.models import Order
from shop.orders.states import OrderState

SOLD = {OrderState.CONFIRMED, OrderState.PACKED, OrderState.SHIPPED, OrderState.READY, OrderState.DELIVERED}
FULL_INSTEAD = _("ออกใบกำกับภาษีเต็มรูปแทน")


def standing(order: Order) -> TaxPaper | None:
    """Return the invoice of ``order`` that stands, or None (one query)."""
    return TaxPaper.objects.invoices().standing().filter(order=order).first()


def why_not(order: Order, registration: VatRegistration | None):
    """Return the refusal that meets whoever wants a tax invoice of ``order``, or None."""
    if order.state not in SOLD or not order.total_satang:
        return NothingSold()
    sold_on = timezone.localdate(order.confirmed_at)
    if not registration or registration.since > sold_on:
        return NotVatSeller()
    return AllExempt() if all(line.vat_exempt for line in order.lines.all()) else None


@transaction.atomic
def issue_short(*, order: Order, by) -> TaxPaper:
    """Issue the abbreviated invoice. One that stands, of either kind, is the one. Raises NothingSold, NotVatSeller, AllExempt."""
    order, registration = _checked(order)
    return standing(order) or _issue(order, registration, kind=PaperKind.SHORT, by=by)


@transaction.atomic
def issue_full(*, order: Order, buyer: Buyer, by) -> TaxPaper:
    """Issue the full invoice; the shopper is told. The same buyer again: the one that stands. An abbreviated one, or one with
    another buyer, is annulled and replaced, its number kept.

    Raises NothingSold, NotVatSeller, AllExempt, BadTaxId, CreditedAlready.
    """
    _check_buyer(buyer)
    order, registration = _checked(order)
    former = standing(order)
    if former and former.kind == PaperKind.FULL and former.buyer == buyer.facts():
        return former
    if former:
        if former.credits.standing().exists():
            raise CreditedAlready()
        annul(former, by=by, why=reasons.stored(FULL_INSTEAD))
    paper = _issue(order, registration, kind=PaperKind.FULL, by=by, buyer=buyer.facts(), replaces=former)
    InvoiceWish.objects.filter(order=order, done_at__isnull=True).update(done_at=clock.now(), closed_at=None)
    letters.issued(paper)
    return paper


@transaction.atomic
def ask(*, order: Order, buyer: Buyer) -> InvoiceWish:
    """The shopper wants a full invoice; the merchant is told once. Asked again before it is issued: the newest words count.
    One that was closed waits again, and the merchant is told anew.

    Raises NotVatSeller, NothingSold, AllExempt, BadTaxId, IssuedAlready.
    """
    _check_buyer(buyer)
    order, _registration = _checked(order)
    former = standing(order)
    if former and former.kind == PaperKind.FULL:
        raise IssuedAlready()
    closed = InvoiceWish.objects.filter(order=order, closed_at__isnull=False).exists()
    again = {"closed_at": None, "asked_at": clock.now()} if closed else {}
    wish, fresh = InvoiceWish.objects.update_or_create(order=order, defaults={**buyer.facts(), **again})
    if fresh or closed:
        letters.asked(wish, again=closed)
    return wish


def _check_buyer(buyer: Buyer) -> None:
    if buyer.tax_id:
        check_tax_id(buyer.tax_id)


def _checked(order: Order) -> tuple[Order, VatRegistration]:
    order = locked(order)
    registration = vat.of(order.merchant)
    if refusal := why_not(order, registration):
        raise refusal
    return order, registration


def _issue(order: Order, registration: VatRegistration, *, kind: str, by, **facts) -> TaxPaper:
    seller, lines = content.seller_of(registration, order), content.lines_of(order)
    vat_satang = vat_included(order.total_satang - content.exempt_of(lines))
    return write(order, kind=kind, by=by, seller=seller, lines=lines, vat_satang=vat_satang, **facts)


def write(order: Order, *, kind: str, by, seller: dict, lines: list[dict], vat_satang: int, **facts) -> TaxPaper:
    """Give a paper its number and write it down, in the caller's transaction under the order's lock."""
    total, exempt = sum(line["satang"] for line in lines), content.exempt_of(lines)
    year = clock.today().year
    paper = TaxPaper.objects.create(
        merchant=order.merchant,
        order=order,
        kind=kind,
        year=year,
        number=numbers.take(order.merchant, kind, year),
        issued_by=by if by is not None and by.is_authenticated else None,
        seller=seller,
        lines=lines,
        total_satang=total,
        vat_satang=vat_satang,
        exempt_satang=exempt,
        before_vat_satang=total - exempt - vat_satang,
        vat_percent=int(VAT_PERCENT),
        **facts,
    )
    audit.record(subject=order, verb="tax_paper_issued", by=by, number=paper.label)
    return paper


def annul(paper: TaxPaper, *, by, why: str) -> None:
    """The paper counts no more; its number stays taken. In the caller's transaction under the order's lock."""
    paper.annulled_at, paper.annulled_why = clock.now(), why[:200]
    paper.save(update_fields=["annulled_at", "annulled_why"])
    audit.record(subject=paper.order, verb="tax_paper_annulled", by=by, why=why, number=paper.label)
