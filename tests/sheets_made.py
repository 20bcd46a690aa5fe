"""Sheets of goods for tests: as Excel, as Thai Excel's CSV, and as nobody should send them."""

import io
import uuid
import zipfile

from openpyxl import Workbook

from shop.catalogue.models import Category
from shop.catalogue.sheets import services as sheets
from shop.catalogue.sheets import tasks
from shop.catalogue.sheets.models import SheetImport

HEAD = ["รหัสสินค้า", "ชื่อสินค้า", "หมวด", "ราคา (บาท)", "จำนวนที่มี", "ขายเป็น"]


def row(code: str = "BD-01", name: str = "น้ำบูดู", price: object = 50, on_hand: object = 20, unit: str = "ขวด") -> list:
    return [code, name, Category.objects.filter(children=None).first().name, price, on_hand, unit]


def xlsx(*rows: list, head: list | None = None, title: str = "สินค้า") -> bytes:
    book = Workbook()
    book.active.title = title
    for each in [head or HEAD, *rows]:
        book.active.append(each)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv(*rows: list, head: list | None = None, parted_by: str = ",", letters: str = "utf-8-sig") -> bytes:
    def quoted(cell: object) -> str:
        text = "" if cell is None else str(cell)
        return f'"{text}"' if any(sign in text for sign in f'{parted_by}"\n') else text

    lines = (parted_by.join(quoted(cell) for cell in each) for each in [head or HEAD, *rows])
    return "\r\n".join(lines).encode(letters)


def zipped(**files: bytes) -> bytes:
    """A zip of files; a double underscore in a name is its dot."""
    return zip_of({name.replace("__", "."): content for name, content in files.items()})


def zip_of(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(workbook: bytes, **parts: bytes) -> bytes:
    """The workbook with parts replaced or added (``xl_workbook`` is xl/workbook.xml)."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**files, **{name.replace("_", "/") + ".xml": part for name, part in parts.items()}})


def sent(merchant, content: bytes, *, by=None, zipped: bytes | None = None, name: str = "goods.xlsx") -> SheetImport:
    """A sheet as the desk sends it, compared."""
    row = sheets.begin(merchant=merchant, by=by, key=uuid.uuid4(), sheet=content, file_name=name, zipped=zipped)
    tasks.read_sheet.func(row.pk)
    row.refresh_from_db()
    return row


def written(sheet: SheetImport, *, by=None, good_only: bool = False, publish: bool = False) -> SheetImport:
    """The sheet after a press on "write"."""
    sheets.write(sheet=sheet, by=by, good_only=good_only, publish=publish)
    tasks.write_sheet.func(sheet.pk)
    sheet.refresh_from_db()
    return sheet
