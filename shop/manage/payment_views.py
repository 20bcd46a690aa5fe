"""The merchant's book: a month, a day or a year; each figure opens its rows; as sheet and on paper."""

import re

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common import clock, tables
from merchants.access import MerchantDesk
from shop.catalogue import cards
from shop.manage import book_page
from shop.payments import periods
from shop.payments.book import reading
from shop.payments.book.figures import FIGURES
from shop.payments.book.words import kind_words
from shop.payments.models import Payment
from shop.payments.periods import Day, Month, Year

KIND = r"[a-z0-9_]{1,24}"


class BookDesk(MerchantDesk):
    model = Payment
    menu_entry = "manage:payments"
    http_method_names = ["get", "head"]

    @property
    def month(self) -> Month:
        return Month.read(self.request.GET.get("month", ""))


class BookPage(BookDesk, TemplateView):
    """A month of the book, or one day of it, and what is on its way now."""

    template_name = "manage/payments.html"

    def get_context_data(self, **kwargs):
        asked = periods.read(self.request.GET)
        period = asked if isinstance(asked, Day) else self.month
        is_day = isinstance(period, Day)
        return super().get_context_data(
            **kwargs,
            book=book_page.book(self.merchant, period),
            standing=book_page.standing(self.merchant),
            is_day=is_day,
            month=Month.of(period.date) if is_day else period,
            prev_url="" if is_day else f"?month={period.moved(-1)}",
            next_url="" if is_day or period >= Month.now() else f"?month={period.moved(1)}",
            month_page=f"?{Month.of(period.date).query}" if is_day else "",
            ways=_ways(self.month),
            statement_url=reverse("manage:statements") if self.member.is_owner else "",
        )


def _book_url(period: periods.Period | None) -> str:
    """Return where the book of ``period`` stands."""
    url = reverse("manage:book_year" if isinstance(period, Year) else "manage:payments")
    return f"{url}?{period.query}" if period else url


def _ways(month: Month) -> list[dict]:
    """Return what else can be done with a month of the book."""

    def url(name: str) -> str:
        return f"{reverse(name)}?{month.query}"

    year = f"{reverse('manage:book_year')}?year={month.year}"
    return [
        {"label": _("พิมพ์ใบสรุปเดือนนี้ (A4)"), "url": url("manage:book_paper"), "icon": "print"},
        {"label": _("ดาวน์โหลดเป็น Excel"), "url": url("manage:book_xlsx"), "icon": "download"},
        {"label": _("ดาวน์โหลดเป็น CSV"), "url": url("manage:book_csv"), "icon": "download"},
        {"label": _("ดูทั้งปี"), "url": year, "icon": "chart"},
    ]


class BookYear(BookDesk, TemplateView):
    """A year of the book, month by month."""

    template_name = "manage/book_year.html"

    def get_context_data(self, **kwargs):
        year = Year.read(self.request.GET.get("year", ""))
        return super().get_context_data(
            **kwargs,
            book=book_page.book(self.merchant, year),
            year=year,
            prev_url=f"?year={year.moved(-1).year}" if year.year > periods.FIRST_YEAR else "",
            next_url=f"?year={year.moved(1).year}" if year.year < clock.today().year else "",
        )


class BookRows(BookDesk, TemplateView):
    """The rows that a figure, or one kind of it, is the sum of."""

    template_name = "manage/book_rows.html"

    def get_context_data(self, *, figure: str, **kwargs):
        if figure not in FIGURES:
            raise Http404
        period, kind = periods.read(self.request.GET), self.request.GET.get("kind", "")
        kind = kind if re.fullmatch(KIND, kind) else ""
        sums = reading.sums(self.merchant, figure, period, kind=kind)
        if kind and not sums.count:
            kind, sums = "", reading.sums(self.merchant, figure, period)
        number = cards.page_number(self.request.GET.get("page"))
        found = reading.entries(self.merchant, figure, period, kind=kind, page=number)
        rows = [{"entry": entry, "kind": kind_words(figure, entry.kind)} for entry in found[: reading.PER_PAGE]]
        return super().get_context_data(
            **kwargs,
            figure=FIGURES[figure],
            period=period,
            kind=kind_words(figure, kind) if kind else "",
            sums=sums,
            rows=rows,
            number=number,
            has_next=len(found) > reading.PER_PAGE,
            book_page=_book_url(period),
        )


class BookSheet(BookDesk, View):
    """All rows of a month as a file for a spreadsheet; ``kind`` says which."""

    kind = "xlsx"

    def get(self, request):
        answer = {"xlsx": tables.xlsx_answer, "csv": tables.csv_answer}[self.kind]
        rows = book_page.sheet_rows(self.merchant, self.month)
        return answer(f"kedai-book-{self.month}", book_page.sheet_head(), rows)


class BookPaper(BookDesk, TemplateView):
    """A month on A4."""

    template_name = "manage/book_paper.html"

    def get_context_data(self, **kwargs):
        book = book_page.book(self.merchant, self.month)
        return super().get_context_data(
            **kwargs, book=book, month=self.month, standing=book_page.standing(self.merchant), now=clock.now()
        )
