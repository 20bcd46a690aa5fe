"""Sheets under many hands: a form sent again and again is one sheet, its rows are written once, and a sale meanwhile is not lost."""

import threading
import uuid

import pytest
import sheets_made as made
from django.db import connections, transaction

from shop.catalogue import invariants, stock
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product
from shop.catalogue.sheets import reading, tasks
from shop.catalogue.sheets import services as sheets
from shop.catalogue.sheets.models import SheetImport, SheetState

pytestmark = [pytest.mark.concurrency, pytest.mark.postgres]
CLICKS = 6


def at_once(*acts) -> None:
    """Do everything in the same moment, each on a connection of its own. What crashes, crashes the test."""
    gate, crashed = threading.Barrier(len(acts)), []

    def act(one) -> None:
        gate.wait()
        try:
            one()
        except Exception as error:
            crashed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[one]) for one in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert crashed == []


def test_one_form_sent_many_times_is_one_sheet_written_once(make):
    merchant = make.ready(make.merchant())
    owner, key = make.owner_of(merchant), uuid.uuid4()
    content = made.xlsx(*(made.row(f"B{n}", f"สินค้า {n}") for n in range(30)))
    facts = {"merchant": merchant, "by": owner, "key": key, "sheet": content, "file_name": "a.xlsx"}
    at_once(*[lambda: sheets.begin(**facts)] * CLICKS)
    sheet = SheetImport.objects.get()
    assert sheet.state == SheetState.READY

    def press() -> None:
        sheets.write(sheet=sheet, by=owner, good_only=False, publish=False)

    at_once(*[press] * CLICKS, *[lambda: tasks.write_sheet.func(sheet.pk)] * 2)
    sheet.refresh_from_db()
    assert (sheet.state, Product.objects.for_merchant(merchant).count()) == (SheetState.WRITTEN, 30)
    assert invariants.check() == []


def test_a_sale_between_comparing_and_counting_is_not_counted_away(make, monkeypatch):
    """She said 20 where she saw 10; three are sold in that very moment: she is asked again, and nothing is written."""
    merchant = make.ready(make.merchant())
    owner, product = make.owner_of(merchant), make.product(merchant, on_hand=10)
    kind = make.variant(product)
    head = ["เลขแบบ (ไม่ต้องแก้)", "ชื่อสินค้า", "ราคา (บาท)", "จำนวนที่มี"]
    sheet = made.sent(merchant, made.xlsx([kind.pk, product.name, 60, 20], head=head), by=owner)
    real, sold = reading.compared, []

    def then_sold(*told, **more):
        groups = real(*told, **more)
        if not sold:
            sold.append(threading.Thread(target=_sell_three, args=[kind.pk]))
            sold[0].start()
            sold[0].join()
        return groups

    monkeypatch.setattr(reading, "compared", then_sold)
    sheets.write(sheet=sheet, by=owner, good_only=False, publish=False)
    sheet.refresh_from_db()
    kind.refresh_from_db()
    assert (sheet.state, sheet.rows_meanwhile) == (SheetState.READY, 1)
    assert (kind.price_satang, kind.stock.on_hand) == (5000, 7)
    assert ["on_hand", 7, 20] in sheet.rows.get().changes
    assert invariants.check() == []


def _sell_three(kind: int) -> None:
    """On a connection of its own: another shopper's request."""
    try:
        with transaction.atomic():
            stock.reserve([(kind, 3)])
            stock.sell([(kind, 3)], reference="meanwhile")
    finally:
        connections.close_all()


def test_two_members_change_one_product_at_once(make):
    """The one through a sheet, the other by hand: whoever comes second sees what the first did."""
    merchant = make.ready(make.merchant())
    owner, product = make.owner_of(merchant), make.product(merchant)
    head = ["เลขแบบ (ไม่ต้องแก้)", "ชื่อสินค้า", "ราคา (บาท)"]
    sheet = made.sent(merchant, made.xlsx([make.variant(product).pk, product.name, 60], head=head), by=owner)

    def by_hand() -> None:
        catalogue.change_product(product=product, by=owner, price_satang=7000)

    def by_sheet() -> None:
        sheets.write(sheet=sheet, by=owner, good_only=False, publish=False)

    at_once(by_hand, by_sheet)
    sheet.refresh_from_db()
    product.refresh_from_db()
    assert (sheet.state, product.price_satang) in [(SheetState.WRITTEN, 7000), (SheetState.READY, 7000)]
    assert invariants.check() == []
