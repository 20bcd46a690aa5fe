"""What stands on a tax paper, copied from the order and the registration of that day."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from common.money import split_proportionally
from merchants.models import VatRegistration
from shop.orders.models import Order


@dataclass(frozen=True)
class Buyer:
    """To whom a full invoice is made out. ``tax_id`` only where she is registered for VAT or wants it there."""

    name: str
    address: str
    tax_id: str = ""
    branch: str = ""

    def facts(self) -> dict:
        return asdict(self)


def seller_of(registration: VatRegistration, order: Order) -> dict:
    facts = {name: getattr(registration, name) for name in ("name", "address", "tax_id", "branch")}
    return {**facts, "phone": order.merchant.phone}


def lines_of(order: Order) -> list[dict]:
    """Return what was sold with what is paid for each, sending included; together they are the order's total.

    Sending, and collecting at the door, are part of the price of the goods that are sent: of an order with both kinds
    they are taxed by the share that the taxed goods had before discounts. Tax papers are in Thai, whoever reads them.
    """
    rows = list(order.lines.all())
    lines = [
        {
            "title": line.title,
            "unit": line.unit,
            "quantity": line.quantity,
            "price_satang": line.unit_price_satang,
            "discount_satang": line.discount_satang,
            "satang": line.line_total_satang,
            "exempt": line.vat_exempt,
        }
        for line in rows
    ]
    kinds = [sum(row.price_satang for row in rows if row.vat_exempt is exempt) for exempt in (False, True)]
    goods = sum(line["satang"] for line in lines)
    with translation.override("th"):
        lines += _services(_("ค่าส่ง"), order.total_satang - goods - order.cod_fee_satang, kinds)
        lines += _services(_("ค่าเก็บเงินปลายทาง"), order.cod_fee_satang, kinds)
    return [line for line in lines if line["satang"]]


def reduction(title: str, taxed_satang: int, exempt_satang: int) -> list[dict]:
    """Return the lines of a credit note: what of it was taxed, and what was exempt."""
    lines = [_service(title, taxed_satang, exempt=False), _service(title, exempt_satang, exempt=True)]
    return [line for line in lines if line["satang"]]


def exempt_of(lines: Iterable[dict]) -> int:
    """Return what of a paper's lines is exempt from VAT, in satang; papers of before the question was asked say nothing."""
    return sum(line["satang"] for line in lines if line.get("exempt"))


def _services(title: str, satang: int, kinds: list[int]) -> list[dict]:
    taxed, exempt = split_proportionally(satang, kinds)
    return [_service(title, taxed, exempt=False), _service(title, exempt, exempt=True)]


def _service(title: str, satang: int, *, exempt: bool) -> dict:
    return {
        "title": title,
        "unit": "",
        "quantity": 1,
        "price_satang": satang,
        "discount_satang": 0,
        "satang": satang,
        "exempt": exempt,
    }
