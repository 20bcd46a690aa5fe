"""What is written to people about tax invoices. Every letter once, in the reader's language."""

from shop.invoices.models import InvoiceWish, TaxPaper
from shop.orders import letters as order_letters


def asked(wish: InvoiceWish, *, again: bool = False) -> None:
    """Tell the merchant that the shopper wants a full invoice, ``again`` after a wish of before was closed."""
    key = f"{wish.order_id}-{wish.asked_at:%Y%m%d%H%M%S}" if again else ""
    order_letters.to_merchant(wish.order, "invoice-wish", key=key, wish=wish)


def closed(wish: InvoiceWish) -> None:
    """Tell the shopper that none can be issued, and what she has instead."""
    event = f"invoice-closed-{wish.closed_at:%Y%m%d%H%M%S}"
    order_letters.to_shopper(wish.order, event, template="order-invoice-closed")


def issued(paper: TaxPaper) -> None:
    """Tell the shopper that it is there."""
    order = paper.order
    order_letters.to_shopper(order, f"invoice-{paper.pk}", template="order-invoice", paper=paper)
