"""Goods by sheet: out as a file, in as a file, looked at row by row before anything is written."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from common import tables
from common.errors import DomainError
from common.forms.refusals import refusals_shown_on
from common.way_back import WayBack
from merchants.access import MerchantDesk
from shop.catalogue import cards
from shop.catalogue.sheets import explained, pages
from shop.catalogue.sheets import services as sheets
from shop.catalogue.sheets.columns import columns
from shop.catalogue.sheets.models import UNDER_WAY, RowKind, SheetImport, SheetRow, SheetState
from shop.manage import sheet_rows
from shop.manage.sheet_forms import SHEETS, RowForm, SheetForm

PAGE = 50
LATEST = 10
WRITES_LATER = (SheetState.READING, SheetState.WRITING)


class SheetsView(MerchantDesk, TemplateView):
    """Where files are fetched and sent."""

    template_name = "manage/sheets.html"
    menu_entry = "manage:products"

    def post(self, request):
        form = SheetForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_shown_on(form):
                sheet = sheets.begin(
                    merchant=self.merchant,
                    by=request.user,
                    key=_key(request.POST) or uuid.uuid4(),
                    sheet=form.cleaned_data["sheet"],
                    file_name=form.file_name,
                    zipped=form.cleaned_data["pictures"],
                )
                return redirect("manage:sheet", sheet.pk)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        rows = list(self.owned(SheetImport).order_by("-created_at", "-pk")[:LATEST])
        kwargs.setdefault("form", SheetForm())
        return super().get_context_data(
            key=uuid.uuid4(),
            accept=SHEETS,
            explained=explained.general(),
            under_way=next((row for row in rows if row.state in UNDER_WAY), None),
            rows=[{"row": row, "badge": sheet_rows.STATES[row.state]} for row in rows],
            **kwargs,
        )


class FileView(MerchantDesk, View):
    """A file that goes out: ``made`` says which."""

    made = ""

    def get(self, request):
        make = {"empty": pages.empty_workbook, "xlsx": pages.workbook, "csv": pages.csv_file}[self.made]
        names = {"empty": "kedai-products-empty.xlsx", "xlsx": "kedai-products.xlsx", "csv": "kedai-products.csv"}
        return _file(names[self.made], make(self.merchant))


class SheetPage(MerchantDesk):
    """A page of one sheet of hers."""

    menu_entry = "manage:products"

    def sheet(self) -> SheetImport:
        return self.owned_or_404(SheetImport, pk=self.kwargs["pk"])


class SheetView(SheetPage, TemplateView):
    """One sheet: how far it is, what its rows would change, what came of it."""

    template_name = "manage/sheet.html"

    def get_context_data(self, **kwargs):
        sheet = self.sheet()
        facts = {"sheet": sheet, "busy": sheet.state in WRITES_LATER}
        if facts["busy"]:
            facts["progress"] = sheet_rows.how_far(sheet)
        elif sheet.state == SheetState.REFUSED:
            facts["refusal"] = sheet_rows.refusal(sheet)
        elif sheet.state == SheetState.READY:
            facts |= self.preview(sheet)
        return super().get_context_data(**facts, **kwargs)

    def preview(self, sheet: SheetImport) -> dict:
        kind = sheet_rows.chosen(sheet, self.request.GET.get("kind", ""))
        number = cards.page_number(self.request.GET.get("page"))
        rows = self.owned(SheetRow).filter(sheet=sheet)
        rows = rows.filter(meanwhile=True) if kind == sheet_rows.MEANWHILE else rows.filter(kind=kind)
        found = list(rows[(number - 1) * PAGE : number * PAGE + 1])
        among = columns()
        return {
            "chips": sheet_rows.chips(sheet, kind),
            "rows": [sheet_rows.shown(row, among) for row in found[:PAGE]],
            "remarks": sheet_rows.remarks(sheet),
            "number": number,
            "prev_url": f"?kind={kind}&page={number - 1}" if number > 1 else "",
            "next_url": f"?kind={kind}&page={number + 1}" if len(found) > PAGE else "",
        }


class SheetAct(WayBack, SheetPage, View):
    """Something done to a sheet by a form of its page."""

    def page_url(self, pk):
        return reverse("manage:sheet", args=[self.sheet().pk])


class WriteView(SheetAct):
    """Write the rows: all, or the good ones."""

    def post(self, request, pk):
        sheet = self.sheet()
        asked = {"good_only": request.POST.get("rows") == "good", "publish": request.POST.get("publish") == "on"}
        try:
            sheets.write(sheet=sheet, by=request.user, **asked)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        return redirect("manage:sheet", sheet.pk)


class DropView(SheetAct):
    """Throw a sheet away that was not written."""

    def post(self, request, pk):
        sheets.drop(sheet=self.sheet(), by=request.user)
        messages.success(request, _("ทิ้งไฟล์แล้ว ไม่มีอะไรในร้านเปลี่ยน"))
        return redirect("manage:sheets")


class RowView(SheetPage, TemplateView):
    """One wrong row, mended here instead of in the file, or left out."""

    template_name = "manage/sheet_row.html"

    def get(self, request, pk, number):
        row = self.row()
        if row.kind != RowKind.WRONG or row.sheet.state != SheetState.READY:
            return redirect("manage:sheet", pk)
        return self.shown(row)

    def post(self, request, pk, number):
        row, among = self.row(), columns()
        form = RowForm(row, among, request.POST)
        if "leave_out" not in request.POST and not form.is_valid():
            return self.shown(row, form)
        try:
            return self.left_out(row) if "leave_out" in request.POST else self.mended(row, form)
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("manage:sheet", pk)

    def left_out(self, row: SheetRow):
        sheets.leave_out(row=row, by=self.request.user)
        messages.success(self.request, _("ไม่เอาแถว %(number)s แล้ว") % {"number": row.number})
        return redirect("manage:sheet", row.sheet_id)

    def mended(self, row: SheetRow, form: RowForm):
        row = sheets.mend(row=row, by=self.request.user, cells=form.cells())
        if row.kind == RowKind.WRONG:
            return redirect("manage:sheet_row", row.sheet_id, row.number)
        messages.success(self.request, _("แก้แถว %(number)s แล้ว") % {"number": row.number})
        return redirect("manage:sheet", row.sheet_id)

    def row(self) -> SheetRow:
        rows = self.owned(SheetRow).select_related("sheet")
        return get_object_or_404(rows, sheet=self.kwargs["pk"], number=self.kwargs["number"])

    def shown(self, row: SheetRow, form: RowForm | None = None):
        among = columns()
        facts = {"shown": sheet_rows.shown(row, among), "form": form or RowForm(row, among), "sheet": row.sheet}
        return self.render_to_response(self.get_context_data(**facts))


class WrongRowsView(SheetPage, View):
    """The wrong rows as a workbook, with what is to be mended beside each."""

    def get(self, request, pk):
        sheet, among = self.sheet(), columns()
        rows = self.owned(SheetRow).filter(sheet=sheet, kind=RowKind.WRONG)
        found = [(row.cells, _in_one_line(row, among)) for row in rows]
        return _file("kedai-to-mend.xlsx", pages.wrong_rows(found, sheet.columns))


def _in_one_line(row: SheetRow, among) -> str:
    told = sheet_rows.shown(row, among)["faults"]
    return " · ".join(f"{each['heading']}: {each['words']}" if each["heading"] else each["words"] for each in told)


def _file(name: str, content: bytes) -> HttpResponse:
    kind = tables.XLSX if name.endswith(".xlsx") else "text/csv; charset=utf-8"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _key(data) -> uuid.UUID | None:
    try:
        return uuid.UUID(data.get("key", ""))
    except ValueError:
        return None
