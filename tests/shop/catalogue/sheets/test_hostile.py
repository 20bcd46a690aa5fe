"""Files that nobody should send: each is refused with its own sentence, fast, in bounded memory, and nothing is written."""

import io
import json
import struct
import subprocess
import sys
import time
import zipfile

import pytest
import sheets_made as made
from openpyxl import Workbook, load_workbook

from shop.catalogue.sheets import errors, look, table, xlsx_table
from shop.catalogue.sheets.columns import columns

pytestmark = pytest.mark.django_db
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def good() -> bytes:
    return made.xlsx(made.row())


def bomb() -> bytes:
    """A workbook of 100 KB that holds 90 MB of spaces."""
    rows = b"<worksheet " + NS.encode() + b"><sheetData>" + b" " * 90_000_000 + b"</sheetData></worksheet>"
    return made.changed(good(), xl_worksheets_sheet1=rows)


def entities() -> bytes:
    part = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet {NS}><sheetData/></worksheet>'
    return made.changed(good(), xl_worksheets_sheet1=part.encode())


def outside() -> bytes:
    part = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst {NS}><si><t>&a;</t></si></sst>'
    return made.changed(good(), xl_sharedStrings=part.encode())


def deep() -> bytes:
    part = f"<worksheet {NS}>" + "<a>" * 100_000 + "</a>" * 100_000 + "</worksheet>"
    return made.changed(good(), xl_worksheets_sheet1=part.encode())


def many_parts() -> bytes:
    return made.zip_of({"xl/workbook.xml": b"<x/>", **{f"xl/part{number}.xml": b"<x/>" for number in range(500)}})


def long_list() -> bytes:
    """A zip whose list of names alone is megabytes long."""
    return made.zip_of({f"{'x' * 200}{number}": b"" for number in range(8_000)})


def encrypted_parts() -> bytes:
    content = bytearray(good())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def cell_far_away() -> bytes:
    part = f'<worksheet {NS}><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
    return made.changed(good(), xl_worksheets_sheet1=part.encode())


def repeated_text() -> bytes:
    """One long text that two thousand cells point at: 60 MB of letters in a workbook of 30 KB."""
    book = Workbook()
    for number in range(1, 2_000):
        book.active.append([number, "ก" * 30_000])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FIRST_LOOK = {
    "nothing": (lambda: b"", errors.EmptySheet),
    "only its mark": (lambda: b"\xef\xbb\xbf\r\n", errors.EmptySheet),
    "100 MB": (lambda: b"a,b\n" * 25_000_000, errors.SheetTooLarge),
    "old xls": (lambda: OLE + b"\x00" * 512, errors.OldSheet),
    "locked with a password": (
        lambda: OLE + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le"),
        errors.LockedSheet,
    ),
    "locked parts": (encrypted_parts, errors.LockedSheet),
    "html": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", errors.WebPageSheet),
    "html in UTF-16": (lambda: "\ufeff<table><tr><td>1".encode("utf-16"), errors.WebPageSheet),
    "XML of 2003": (lambda: b'<?xml version="1.0"?><Workbook/>', errors.WebPageSheet),
    "macros": (lambda: made.zip_of({"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"x"}), errors.MacroSheet),
    "binary workbook": (lambda: made.zip_of({"xl/workbook.bin": b"x"}), errors.OtherSheet),
    "OpenDocument": (
        lambda: made.zip_of({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}),
        errors.OtherSheet,
    ),
    "a zip of pictures": (lambda: made.zip_of({"budu.jpg": b"x"}), errors.NotASheet),
    "PDF": (lambda: b"%PDF-1.7", errors.NotASheet),
    "a photograph": (lambda: b"\xff\xd8\xff\xe0", errors.NotASheet),
    "a program": (lambda: b"MZ\x90\x00", errors.NotASheet),
    "cut off": (lambda: good()[:-200], errors.BrokenSheet),
    "bomb": (bomb, errors.HeavySheet),
    "many parts": (many_parts, errors.HeavySheet),
    "a list of megabytes": (long_list, errors.HeavySheet),
}
WHEN_READ = {
    "entities": (entities, errors.StrangeSheet),
    "entities from outside": (outside, errors.StrangeSheet),
    "deep": (deep, errors.StrangeSheet),
    "no XML": (lambda: made.changed(good(), xl_workbook=b"\x00\x01"), errors.BrokenSheet),
    "a cell far away": (cell_far_away, errors.NoHeadings),
    "text repeated": (repeated_text, errors.HeavySheet),
    "letters that are none": (lambda: b"\x81\x8d\xdb,\xfc\n" * 3, errors.UnreadableLetters),
    "bytes": (lambda: bytes(range(1, 256)) * 20, errors.UnreadableLetters),
}


@pytest.mark.parametrize("name", FIRST_LOOK)
def test_refused_at_first_look(name):
    build, refusal = FIRST_LOOK[name]
    content = build()
    start = time.process_time()
    with pytest.raises(errors.BadSheet) as refused:
        look.kind_of(content)
    assert type(refused.value) is refusal
    assert any(word in refused.value.message for word in ("แล้วส่ง", "เลือกไฟล์", "ใช้ไฟล์", "บันทึกใหม่"))  # what to do next
    assert time.process_time() - start < 2


@pytest.mark.parametrize("name", WHEN_READ)
def test_refused_when_it_is_read(name):
    build, refusal = WHEN_READ[name]
    with pytest.raises(errors.BadSheet) as refused:
        table.read(build(), columns())
    assert type(refused.value) is refusal


def test_what_declares_less_than_it_holds_gives_no_more_than_it_declares():
    """The list says ten bytes, the part holds ninety megabytes: they are never unpacked."""
    content = bytearray(bomb())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", content, at + 28)[0]
        if content[at + 46 : at + 46 + length] == b"xl/worksheets/sheet1.xml":
            struct.pack_into("<L", content, at + 24, 10)
        at = content.find(b"PK\x01\x02", at + 4)
    with pytest.raises(errors.BadSheet):
        table.read(bytes(content), columns())


def test_a_row_at_the_end_of_the_sheet_is_not_waited_for():
    """Excel's last row, after a million empty ones."""
    part = (
        f'<worksheet {NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ชื่อสินค้า</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>รหัสสินค้า</t></is></c></row>'
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    content = made.changed(good(), xl_worksheets_sheet1=part.encode())
    with pytest.raises(errors.NoRows):
        table.read(content, columns())


def test_the_process_may_not_take_more_memory_than_it_is_given():
    """The guard itself: three quarters of a gigabyte, then it ends, and that is said as a heavy file."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import xlsx_process as p; p.limit_oneself(20)\n"
        "try:\n    block = b'x' * (2 * 1024 ** 3); print('taken')\nexcept MemoryError:\n    print('refused')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(xlsx_table.PROCESS.parent)], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "refused"


def test_the_process_knows_nothing_of_the_site():
    order = {"titles": [], "rows": 10, "columns": 60, "text": 1_000, "seconds": 10}
    answer = subprocess.run(
        [sys.executable, "-I", str(xlsx_table.PROCESS)],
        input=json.dumps(order).encode() + b"\n" + good(),
        capture_output=True,
        env={},
        check=True,
    )
    head, *lines = answer.stdout.splitlines()
    assert json.loads(head) == {"rows": 2} and len(lines) == 2 and answer.stderr == b""


def test_formulas_are_not_read_but_what_they_came_to():
    book = load_workbook(io.BytesIO(good()))
    book.active["D2"] = "=1+1"
    out = io.BytesIO()
    book.save(out)  # never opened in Excel: it came to nothing yet
    [(_number, cells)] = table.read(out.getvalue(), columns()).rows
    assert "price" not in cells


def test_a_workbook_of_ours_is_none_of_these():
    assert look.kind_of(good()) == look.XLSX and zipfile.is_zipfile(io.BytesIO(good()))
