"""What the shop hangs on a merchant's file: where its money goes, how it sells, and what it has sold month by month."""

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from common.money import baht_text
from merchants.models import Merchant, Officer
from merchants.panels import Figure, Panel
from shop.catalogue.models import Product, ProductState
from shop.delivery import services as delivery
from shop.manage.payout_views import masked
from shop.orders.history import NOT_SOLD
from shop.orders.models import Order
from shop.payments import accounts, todo
from shop.payments.models import PayoutAccount
from shop.payments.periods import Month

MONTHS = 12
LAST_ACCOUNTS = 10


def money(merchant: Merchant, officer: Officer) -> Panel:
    """The account with those before it (masked), the ways to pay and the ways to send (four queries)."""
    rows = PayoutAccount.objects.for_merchant(merchant).select_related("set_by").order_by("-set_at", "-pk")
    facts = {
        "accounts": [{"row": row, "number": masked(row)} for row in rows[:LAST_ACCOUNTS]],
        "ways": accounts.ways_of([merchant])[merchant.pk],
        "sending": delivery.methods_for(merchant),
    }
    return Panel(_("รับเงินและส่งของ"), template="manage/file_money.html", facts=facts)


def sales(merchant: Merchant, officer: Officer) -> Panel:
    """Products and orders as they stand, and what was sold in each of the last twelve months (three queries)."""
    products = dict(Product.objects.for_merchant(merchant).order_by().values_list("state").annotate(Count("pk")))
    orders = todo.counts_of(merchant)
    ended = orders["done"] + orders["cancelled"]
    figures = [
        Figure(_("สินค้าที่เปิดขาย"), f"{products.get(ProductState.LIVE, 0):,}", _of_all(sum(products.values()))),
        Figure(_("คำสั่งซื้อทั้งหมด"), f"{orders['all']:,}", _("ยังไม่จบ %(count)s") % {"count": f"{orders['all'] - ended:,}"}),
        Figure(_("เงินที่ต้องคืนลูกค้า"), f"{orders['refund']:,}", _("รายการ")),
    ]
    facts = {"months": months_of(merchant)}
    return Panel(_("สินค้าและยอดขาย"), figures=figures, template="manage/file_sales.html", facts=facts)


def _of_all(count: int) -> str:
    return _("จากทั้งหมด %(count)s อย่าง") % {"count": f"{count:,}"}


def months_of(merchant: Merchant) -> list[dict]:
    """Return {label, orders, satang, baht} per month with sales, newest first: confirmed, neither cancelled nor returned."""
    since = Month.now().moved(1 - MONTHS).start
    sold = Order.objects.for_merchant(merchant).filter(confirmed_at__gte=since).exclude(state__in=NOT_SOLD)
    table = sold.order_by().annotate(month=TruncMonth("confirmed_at")).values_list("month")
    rows = table.annotate(orders=Count("pk"), satang=Sum("total_satang")).order_by("-month")
    return [
        {"label": _month(month), "orders": orders, "satang": satang, "baht": baht_text(satang)}
        for month, orders, satang in rows
    ]


def _month(month) -> str:
    local = localtime(month)
    return Month(local.year, local.month).label
