"""What stands on a tax paper, copied from the order and the registration of that day."""

from dataclasses import asdict, dataclass

from django.utils import translation
from django.utils.translation import gettext as _

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

    Tax papers are in Thai, whoever reads them.
    """
    lines = [
        {
            "title": line.title,
            "unit": line.unit,
            "quantity": line.quantity,
            "price_satang": line.unit_price_satang,
            "discount_satang": line.discount_satang,
            "satang": line.line_total_satang,
        }
        for line in order.lines.all()
    ]
    goods = sum(line["satang"] for line in lines)
    with translation.override("th"):
        lines.append(_service(_("ค่าส่ง"), order.total_satang - goods - order.cod_fee_satang))
        lines.append(_service(_("ค่าเก็บเงินปลายทาง"), order.cod_fee_satang))
    return [line for line in lines if line["satang"]]


def reduction(title: str, satang: int) -> list[dict]:
    """Return the one line of a credit note."""
    return [_service(title, satang)]


def _service(title: str, satang: int) -> dict:
    return {
        "title": title,
        "unit": "",
        "quantity": 1,
        "price_satang": satang,
        "discount_satang": 0,
        "satang": satang,
    }
