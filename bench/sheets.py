"""What importing a sheet costs: new products, the same again, every price changed; and the way out.

    .venv/bin/python bench/sheets.py --rows 5000            # SQLite, in a temporary folder
    DATABASE_URL=postgres://user:password@127.0.0.1/kedai_bench .venv/bin/python bench/sheets.py   # an empty database of its own

Everything runs in this process, the reading of workbooks in a child of it. ``seconds`` is the wall clock from the press of the
button to the preview or to what is written, ``CPU`` what this process and its child computed in it (the database's share with
SQLite alone); ``peak`` the largest memory of this process, and of its children, so far.
"""

import argparse
import io
import os
import resource
import sys
import tempfile
import time
import uuid
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DEMO", "0")
WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=5_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.update(PRIVATE_ROOT=f"{folder}/private", MEDIA_ROOT=f"{folder}/media")
        measure(asked.rows)


def measure(rows: int) -> None:
    import django  # noqa: PLC0415 - after the database has its address

    django.setup()
    from goods import _shop as shop_made  # noqa: PLC0415
    from goods import fill  # noqa: PLC0415

    from shop.catalogue.sheets import pages  # noqa: PLC0415

    fill(100)  # goods of other shops beside ours, which is empty
    merchant = shop_made(999)
    print(f"{'what':<34}{'rows':>7}{'seconds':>10}{'CPU':>8}{'rows/CPU':>9}   peak MB (children)")
    imported(merchant, "new", new_sheet(rows))
    out = timed("export, xlsx", rows, lambda: pages.workbook(merchant))
    timed("export, csv", rows, lambda: pages.csv_file(merchant))
    imported(merchant, "the same again", out, write=False)
    imported(merchant, "every price changed", dearer(out))
    imported(merchant, "every price and count", dearer(out, by=2, count=3))


def timed(what: str, rows: int, act):
    start, worked = time.perf_counter(), cpu()
    made = act()
    took, worked = time.perf_counter() - start, cpu() - worked
    peak, children = (resource.getrusage(who).ru_maxrss // 1024 for who in WHO)
    print(f"{what:<34}{rows:>7,}{took:>10.1f}{worked:>8.1f}{rows / worked:>9,.0f}   {peak} ({children})", flush=True)
    return made


def cpu() -> float:
    """Return the seconds that this process and its children computed so far."""
    used = [resource.getrusage(who) for who in WHO]
    return sum(each.ru_utime + each.ru_stime for each in used)


def imported(merchant, what: str, content: bytes, *, write: bool = True) -> None:
    from shop.catalogue.sheets import services as sheets  # noqa: PLC0415
    from shop.catalogue.sheets.models import SheetState  # noqa: PLC0415

    facts = {"merchant": merchant, "by": None, "key": uuid.uuid4(), "sheet": content, "file_name": "bench.xlsx"}
    start, worked = time.perf_counter(), cpu()
    sheet = timed(f"{what}: compared", count_of(content), lambda: sheets.begin(**facts))
    sheet.refresh_from_db()
    wrong = sheet.rows.filter(kind="wrong").values_list("number", "faults").first()
    assert (sheet.state, wrong) == (SheetState.READY, None), (sheet.state, sheet.refusal, wrong)
    if not write:
        assert sheet.to_write == 0
        return
    total = sheet.to_write
    timed(f"{what}: written", total, lambda: sheets.write(sheet=sheet, by=None, good_only=False, publish=False))
    sheet.refresh_from_db()
    assert sheet.state == SheetState.WRITTEN, sheet.state
    print(f"{'  together':<34}{total:>7,}{time.perf_counter() - start:>10.1f}{cpu() - worked:>8.1f}")


def count_of(content: bytes) -> int:
    from openpyxl import load_workbook  # noqa: PLC0415

    return sum(1 for _row in load_workbook(io.BytesIO(content), read_only=True).worksheets[0].iter_rows()) - 1


def new_sheet(rows: int) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415

    from shop.catalogue.categories import shelves  # noqa: PLC0415

    kinds = list(shelves())
    goods = ["น้ำบูดู", "กรือโป๊ะ", "ปลาส้ม", "ผ้าบาติก", "กล้วยฉาบ", "ทุเรียนกวน", "เสื่อกระจูด", "ข้าวสังข์หยด"]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("สินค้า")
    sheet.append([
        "รหัสสินค้า", "ชื่อสินค้า", "หมวด", "ราคา (บาท)", "จำนวนที่มี", "ขายเป็น", "เล่าเรื่องสินค้า", "น้ำหนัก (กรัม)", "ส่วนผสม",
        "สารก่อภูมิแพ้", "การส่ง",
    ])  # fmt: skip
    for number in range(rows):
        name = f"{goods[number % len(goods)]} สูตร {number + 1}"
        kind = kinds[number % len(kinds)]
        words = f"{name} ทำสดใหม่ทุกวันจากวัตถุดิบในหมู่บ้าน รสกลมกล่อม เก็บได้นาน"
        sheet.append(
            [
                f"B{number:05}",
                name,
                kind.name,
                20 + number % 500,
                number % 90,
                "ถุง 300 กรัม",
                words,
                300,
                "ปลากะตัก เกลือ น้ำตาลโตนด" if kind.food else None,
                "ปลา; กุ้ง; ไข่" if kind.food else None,
                "กลิ่นแรง" if number % 3 else None,
            ]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def dearer(workbook: bytes, by: int = 1, count: int = 0) -> bytes:
    """The workbook with every price ``by`` baht higher, and ``count`` more pieces of everything."""
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(workbook))
    sheet = book.worksheets[0]
    head = [cell.value.strip(" *") for cell in sheet[1]]
    price, pieces = head.index("ราคา (บาท)"), head.index("จำนวนที่มี")
    for row in sheet.iter_rows(min_row=2):
        row[price].value += by
        row[pieces].value += count
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
