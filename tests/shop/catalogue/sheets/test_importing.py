"""Sheets compared with what the shop has, and written: what is new, changed, the same, wrong; all or the good rows; once."""

import pytest
import sheets_made as made

from common.audit.models import Event
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product, StockMovement
from shop.catalogue.sheets import errors, faults
from shop.catalogue.sheets import services as sheets
from shop.catalogue.sheets.columns import columns
from shop.catalogue.sheets.models import RowKind, SheetState


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


def kinds(sheet) -> list[str]:
    return list(sheet.rows.order_by("number").values_list("kind", flat=True))


def words(row) -> list[str]:
    among = columns()
    return [faults.worded(found, among) for found in row.faults]


def test_new_rows_become_drafts(merchant, owner):
    sheet = made.sent(merchant, made.xlsx(made.row(), made.row("BD-02", "ปลาเค็ม", "๑,๒๕๐.๕๐", "๗")), by=owner)
    assert (sheet.state, kinds(sheet)) == (SheetState.READY, [RowKind.NEW, RowKind.NEW])
    assert not Product.objects.for_merchant(merchant).exists()
    made.written(sheet, by=owner)
    budu, fish = Product.objects.for_merchant(merchant).order_by("pk")
    assert (budu.state, budu.price_satang, budu.unit) == ("draft", 5000, "ขวด")
    assert (fish.name, fish.price_satang) == ("ปลาเค็ม", 125050)
    kind = fish.variants.get()
    assert (kind.code, kind.stock.on_hand, kind.prices_asked.get().price_satang) == ("BD-02", 7, 125050)
    assert StockMovement.objects.get(variant=kind).kind == "opening"
    assert Event.objects.get(subject_type="catalogue.product", subject_id=fish.pk).verb == "added"
    assert sheet.written == {"new": 2, "changed": 0, "left_out": 0, "pictures": 0, "published": 0, "drafts": 2}
