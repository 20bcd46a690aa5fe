"""The page of a workbook that explains how it is filled in."""

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from shop.catalogue.sheets import columns, table
from shop.catalogue.sheets.columns import Column

_WRAPPED = Alignment(wrap_text=True, vertical="top")


def add_page(book: Workbook, among: dict[str, Column]) -> None:
    """Put the explanations behind the goods: in general first, then column by column."""
    sheet = book.create_sheet(_("วิธีกรอก"))
    for letter, width in zip("ABCD", (28, 12, 70, 26), strict=True):
        sheet.column_dimensions[letter].width = width
    for words in general():
        sheet.append([_cell(sheet, words, wrapped=False)])
    sheet.append([])
    sheet.append([_cell(sheet, words, bold=True) for words in (_("ช่อง"), _("ต้องใส่"), _("ใส่อะไร"), _("ตัวอย่าง"))])
    for column in among.values():
        needed = _("ต้องใส่") if column.needed else ""
        sheet.append([_cell(sheet, str(words)) for words in (column.heading, needed, column.help, _example(column))])


def general() -> list[str]:
    """Return what holds for the whole sheet, a sentence each."""
    return [
        _("หนึ่งแถวคือสินค้าหนึ่งอย่าง ถ้าสินค้ามีหลายแบบ เช่น เล็ก กลาง ใหญ่ ใส่แบบละแถว ชื่อสินค้าเหมือนกัน"),
        _("ช่องที่มีดอกจัน * ต้องใส่สำหรับสินค้าใหม่ ช่องอื่นเว้นว่างได้"),
        _("แก้สินค้าเดิม: ดาวน์โหลดไฟล์สินค้าทั้งหมด แก้เฉพาะช่องที่ต้องการ แล้วส่งกลับมา ช่องที่เว้นว่างคือไม่เปลี่ยน ถ้าจะลบข้อความเดิมให้ใส่ขีด -"),
        _("แถวที่ช่องรหัสเขียนว่า “ตัวอย่าง” จะไม่ถูกอ่าน ลบออกหรือปล่อยไว้ก็ได้"),
        _("ส่งไฟล์แล้วเราแสดงให้ตรวจทีละแถวก่อน ยังไม่มีอะไรเปลี่ยนจนกว่าจะกดบันทึก"),
        _("ลบแถวออกจากไฟล์ไม่ได้ลบสินค้าออกจากร้าน ถ้าจะหยุดขายให้กดที่หน้าสินค้า"),
        _("ส่งได้ครั้งละไม่เกิน %(rows)s แถว") % {"rows": f"{table.MOST_ROWS:,}"},
    ]


def _example(column: Column) -> str:
    return "" if column.of == columns.KEY else str(column.example)


def _cell(sheet, words: str, *, bold: bool = False, wrapped: bool = True) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=words)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    if wrapped:
        cell.alignment = _WRAPPED
    return cell
