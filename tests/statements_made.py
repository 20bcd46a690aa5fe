"""Statements as banks write them, made of a list of transfers. The shapes are those of ``shop.payments.statements.columns``."""

import csv
import datetime
import io
import itertools
from dataclasses import dataclass
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")


@dataclass(frozen=True)
class Transfer:
    """Money that came (negative: went), when, and what the bank says of it."""

    at: datetime.datetime
    satang: int
    words: str = "รับโอนเงิน"


def transfer(day: int, hour: int, minute: int, satang: int, words: str = "รับโอนเงิน", month: int = 11) -> Transfer:
    return Transfer(datetime.datetime(2026, month, day, hour, minute, tzinfo=BANGKOK), satang, words)


def baht(satang: int) -> str:
    return f"{abs(satang) / 100:,.2f}"


def _moved(transfers):
    """Yield each transfer with what went out, what came in and the balance after it, as the bank writes them."""
    balances = itertools.accumulate((each.satang for each in transfers), initial=1_000_000)
    next(balances)
    for each, balance in zip(transfers, balances, strict=True):
        out, came = (baht(each.satang), "") if each.satang < 0 else ("", baht(each.satang))
        yield each, each.at.astimezone(BANGKOK), out, came, baht(balance)


def _written(rows, encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def kbank(transfers) -> bytes:
    """K PLUS: the account above the table, day-month and two digits of the common year, UTF-8 with its mark."""
    head = "วันที่,เวลา/วันที่มีผล,รายการ,ถอนเงิน,ฝากเงิน,ยอดคงเหลือ (บาท),ช่องทาง,รายละเอียด".split(",")
    rows = [
        ["รายการเดินบัญชีเงินฝากออมทรัพย์"],
        ["ชื่อบัญชี", "กลุ่มแม่บ้านทดสอบ"],
        ["รอบระหว่างวันที่", "01/11/2026 - 30/11/2026"],
        [],
        head,
        ["01-11-26", "", "ยอดยกมา", "", "", "10,000.00", "", ""],
    ]
    for each, at, out, came, balance in _moved(transfers):
        said = "โอนเงิน" if out else "รับโอนเงิน"
        rows.append([f"{at:%d-%m-%y}", f"{at:%H:%M}", said, out, came, balance, "K PLUS", each.words])
    return _written(rows, "utf-8-sig")


def scb(transfers) -> bytes:
    """SCB: English headings, day/month/common year, newest first, UTF-8 without a mark."""
    head = "Account Number,Date,Time,Transaction Code,Channel,Debit Amount,Credit Amount,Balance,Description".split(",")
    rows = [
        ["1234567890", f"{at:%d/%m/%Y}", f"{at:%H:%M}", "X1" if came else "X2", "ENET", out, came, balance, each.words]
        for each, at, out, came, balance in _moved(transfers)
    ]
    return _written([head, *reversed(rows)], "utf-8")


def krungthai(transfers) -> bytes:
    """Krungthai: Buddhist years, what Thai Windows writes (cp874)."""
    head = "วันที่ทำรายการ,เวลา,คำอธิบาย,ถอนเงิน,ฝากเงิน,ยอดคงเหลือ,สาขา".split(",")
    rows = [
        [f"{at:%d/%m}/{at.year + 543}", f"{at:%H:%M:%S}", each.words, out or "0.00", came or "0.00", balance, "0921"]
        for each, at, out, came, balance in _moved(transfers)
    ]
    return _written([["ธนาคารกรุงไทย"], head, *rows], "cp874")


def savings(transfers) -> bytes:
    """A bank nobody knows: one column with a sign, date and hour in one, columns parted by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["วันเวลา", "จำนวน", "ผู้โอน"])
    for each in transfers:
        at, sign = each.at.astimezone(BANGKOK), "-" if each.satang < 0 else "+"
        writer.writerow([f"{at.day} พ.ย. 2569 {at:%H:%M}", f"{sign}{baht(each.satang)}", each.words])
    return out.getvalue().encode()


BANKS = {"004": kbank, "014": scb, "006": krungthai}
