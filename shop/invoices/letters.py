"""What is written to people about tax invoices. Every letter once, in the reader's language."""

from shop.invoices.models import InvoiceWish, TaxPaper
from shop.orders import letters as order_letters


def asked(wish: InvoiceWish) -> None:
    """Tell the merchant that the shopper wants a full invoice."""
    order_letters.to_merchant(wish.order, "invoice-wish", wish=wish)


def issued(paper: TaxPaper) -> None:
    """Tell the shopper that it is there."""
    order = paper.order
    order_letters.to_shopper(order, f"invoice-{paper.pk}", template="order-invoice", paper=paper)
