"""A sheet of goods as its page shows it: which rows, what each changes, what is wrong with it, how far the work is."""

from django.urls import reverse
from django.utils.translation import gettext as _

from shop.catalogue.sheets import faults, progress
from shop.catalogue.sheets.columns import Column
from shop.catalogue.sheets.errors import REFUSALS, BadSheet, TimeIsOver
from shop.catalogue.sheets.models import RowKind, SheetImport, SheetRow, SheetState

BADGES = {
    RowKind.WRONG: ("refused", "warning"),
    RowKind.NEW: ("info", "plus"),
    RowKind.CHANGED: ("waiting", "edit"),
    RowKind.UNCHANGED: ("neutral", "none"),
}
STATES = {
    SheetState.READING: "waiting",
    SheetState.REFUSED: "refused",
    SheetState.READY: "waiting",
    SheetState.WRITING: "waiting",
    SheetState.WRITTEN: "verified",
    SheetState.DROPPED: "neutral",
}
OF_NEW = ("category", "price", "on_hand", "unit", "option_1", "option_2", "pictures", "description")
MEANWHILE = "meanwhile"


def chips(sheet: SheetImport, current: str) -> list[dict]:
    """Return the choices of rows with their counts; a choice without rows is left out."""
    counts = {kind.value: (kind.label, getattr(sheet, f"rows_{kind}")) for kind in RowKind}
    if sheet.rows_meanwhile:
        counts = {MEANWHILE: (_("เปลี่ยนระหว่างนี้"), sheet.rows_meanwhile), **counts}
    return [
        {"label": label, "count": f"{count:,}", "url": f"?kind={kind}", "current": kind == current}
        for kind, (label, count) in counts.items()
        if count
    ]


def chosen(sheet: SheetImport, asked: str) -> str:
    """Return which rows are shown: those asked for, else what needs her eye first."""
    there = [MEANWHILE] if sheet.rows_meanwhile else []
    there += [kind for kind in RowKind.values if getattr(sheet, f"rows_{kind}")]
    return asked if asked in there else next(iter(there), "")


def shown(row: SheetRow, among: dict[str, Column]) -> dict:
    """Return ``number, name, kind, label, badge, icon, lines, faults, url`` of a row."""
    badge, icon = BADGES[row.kind]
    return {
        "number": row.number,
        "name": row.name or _("ไม่มีชื่อ"),
        "label": RowKind(row.kind).label,
        "badge": badge,
        "icon": icon,
        "meanwhile": row.meanwhile,
        "lines": _lines(row, among),
        "faults": [_fault(found, among) for found in row.faults],
        "url": reverse("manage:sheet_row", args=[row.sheet_id, row.number]) if row.kind == RowKind.WRONG else "",
    }


def _lines(row: SheetRow, among: dict[str, Column]) -> list[dict]:
    """Return heading, before and after of what changes; of something new what one would look for, of what is wrong nothing."""
    if row.kind == RowKind.WRONG:
        return []
    new = row.kind == RowKind.NEW
    return [
        {
            "heading": among[key].heading,
            "new": new,
            "before": _said(among[key], before),
            "after": _said(among[key], after),
        }
        for key, before, after in row.changes
        if key in among and (key in OF_NEW or not new)
    ]


def _said(column: Column, value: object) -> str:
    words = column.value.shown(value) if value is not None else ""
    return words if len(words) <= 120 else f"{words[:119]}…"


def _fault(found: list, among: dict[str, Column]) -> dict:
    heading = among[found[0]].heading if found[0] in among else ""
    return {"heading": heading, "words": faults.worded(found, among)}


def refusal(sheet: SheetImport) -> str:
    """Return why the file as a whole was not taken, in the reader's language."""
    kind = REFUSALS.get(sheet.refusal, TimeIsOver if sheet.refusal == "FileGone" else BadSheet)
    return kind(**sheet.refusal_facts).message


def how_far(sheet: SheetImport) -> dict:
    """Return what is being done and how far it is: ``label, done, total`` (total 0 where nothing was counted yet)."""
    part, done, total = progress.of(sheet.pk) or ("", 0, 0)
    labels = {"pictures": _("กำลังตรวจรูป"), "rows": _("กำลังตรวจแถว"), "writing": _("กำลังบันทึก")}
    beginning = _("กำลังบันทึก") if sheet.state == SheetState.WRITING else _("กำลังเปิดไฟล์")
    return {"label": labels.get(part, beginning), "done": done, "total": total}


def remarks(sheet: SheetImport) -> list[str]:
    """Return what else she should know before she writes."""
    told, found = sheet.told, []
    if told.get("unknown"):
        found.append(
            _("ไม่รู้จักหัวตาราง %(headings)s จึงไม่ได้ใช้ช่องเหล่านี้")
            % {"headings": ", ".join(f"“{word}”" for word in told["unknown"])}
        )
    if told.get("pictures_named"):
        found.append(_("ในตารางมีชื่อรูป แต่ไม่ได้ส่งไฟล์ zip มาด้วย รูปจึงยังไม่ถูกใส่ สินค้าอื่น ๆ บันทึกได้ตามปกติ"))
    if told.get("unused"):
        found.append(_("ใน zip มี %(count)s ไฟล์ที่ไม่มีแถวไหนใช้ จึงไม่ถูกใส่") % {"count": told["unused"]})
    if told.get("examples"):
        found.append(_("ข้ามแถวตัวอย่างไปแล้ว"))
    return found
