"""A bank's statement: read in every shape, held against open transfers, confirmed by her word; kept is what was matched."""

import datetime
import random
import uuid

import make as makers
import pytest
import slips_made
import statements_made
from django.db import IntegrityError, transaction
from statements_made import BANGKOK, transfer

from common import clock
from shop.orders.models import Order
from shop.payments import errors as payments_errors
from shop.payments import invariants
from shop.payments import services as payments
from shop.payments.models import Payment, Statement, StatementLine, StatementShape
from shop.payments.statements import errors, jobs, reading
from shop.payments.statements import invariants as statement_invariants
from shop.payments.statements import services as statements
from shop.payments.statements.columns import bank_of, guessed

pytestmark = pytest.mark.django_db
PRICE, SENDING = 3333, 4025
COLUMNS = {"date": [0], "amount": [1], "words": [2]}


def at(day: int, hour: int = 12, minute: int = 0):
    return clock.at(datetime.datetime(2026, 11, day, hour, minute, tzinfo=BANGKOK))


@pytest.fixture(autouse=True)
def late_in_november():
    with at(25):
        yield


class Shop:
    """A merchant whose orders wait for transfers; ``pieces`` makes their sums differ."""

    def __init__(self):
        with at(1):
            self.merchant = makers.ready(makers.merchant(), flat_satang=SENDING)
            self.goods = makers.product(self.merchant, price_satang=PRICE, on_hand=900)
        self.owner = makers.owner_of(self.merchant)

    def order(self, pieces: int, day: int, *, slip: str = "") -> Payment:
        """An order at ten on that day, its slip (of that reference) twenty minutes later."""
        with at(day, 10):
            payment = payments.payment_of(makers.order(self.merchant, goods=self.goods, pieces=pieces))
        if slip:
            with at(day, 10, 20):
                payments.send_slip(payment=payment, picture=slips_made.slip(slip))
        return Payment.objects.get(pk=payment.pk)

    def begin(self, content: bytes) -> Statement:
        return statements.begin(merchant=self.merchant, by=self.owner, key=uuid.uuid4(), content=content)

    def confirm_all(self, statement: Statement) -> int:
        return statements.confirm_certain(statement=statement, by=self.owner).confirmed


@pytest.fixture
def shop():
    return Shop()


def sum_of(pieces: int) -> int:
    return PRICE * pieces + SENDING


def now(payment: Payment) -> Payment:
    return Payment.objects.get(pk=payment.pk)


def told(statement: Statement) -> dict[int, tuple[bool, str, list[int]]]:
    """What each sum may be for: certain or why not, and the payments."""
    return {
        each.line.satang: (each.certain, each.why, sorted(c.payment.pk for c in each.candidates))
        for each in statements.proposals(statement)
    }


NOISE = [
    transfer(3, 9, 0, -50_000, "จ่ายค่าไฟ"),
    transfer(4, 9, 0, 99_999, "นายสมชาย ใจดี"),
    transfer(30, 23, 59, -1_525, "ค่าธรรมเนียม", month=10),
]


@pytest.mark.parametrize("bank", statements_made.BANKS)
def test_n_of_n_in_a_file_of_each_bank(shop, bank):
    """Twelve transfers, each with a slip or a name, between sixty other lines: twelve proposals, all right, all certain."""
    orders = {
        number: shop.order(number, 2 + number, slip=f"2026{number:016d}" if number % 4 == 1 else "")
        for number in range(1, 13)
    }
    came = [
        transfer(2 + number, 10, 10, sum_of(number), "โอนจาก X1234" if number % 4 == 1 else "นางสาวอามีนะห์ สxxx")
        for number in orders
    ]
    chance = random.Random(7)
    others = [transfer(chance.randint(1, 22), 8, number % 60, 1_000_007 + number * 3) for number in range(30)]
    others += [transfer(chance.randint(1, 22), 9, number % 60, -700 - number) for number in range(30)]
    content = statements_made.BANKS[bank](sorted([*came, *others], key=lambda each: each.at))
    statement = shop.begin(content)
    found = statements.proposals(statement)
    assert statement.bank == bank and statement.tally == {
        "came": 42,
        "used": 0,
        "kept": 12,
        "others": 30 + (bank == "004"),
        "unread": 0,
    }
    assert {each.line.satang: each.candidates[0].payment for each in found} == {
        sum_of(number): row for number, row in orders.items()
    }
    assert all(each.certain and each.line.has_time for each in found) and len(found) == 12
    assert bytes(statement.content) == b"" and StatementLine.objects.count() == 12
    assert shop.confirm_all(statement) == 12 and shop.confirm_all(statement) == 0
    assert {now(row).received_satang for row in orders.values()} == {sum_of(number) for number in orders}
    again = shop.begin(content)
    assert again.tally == {**statement.tally, "used": 12, "kept": 0} and statements.proposals(again) == []
    assert set(StatementLine.objects.values_list("words", "statement")) == {("", None)}
    assert statement_invariants.check() == invariants.check() == []


def test_what_is_not_certain_is_shown_and_never_guessed(shop):
    with_slip, by_name, unheard = shop.order(1, 5, slip="20260000000000000001"), shop.order(2, 5), shop.order(3, 5)
    twin, other_twin, paid, short = shop.order(4, 6), shop.order(4, 7), shop.order(5, 8), shop.order(6, 8)
    payments.transfer_seen(payment=paid, by=shop.owner)
    late = shop.order(7, 9)
    with at(11):
        payments.expire(late)
    rival, known = shop.order(8, 12), shop.order(8, 12)
    with at(12, 11):
        payments.transfer_seen(payment=known, by=shop.owner)
    lines = [
        transfer(5, 10, 5, sum_of(1)),
        transfer(5, 10, 6, sum_of(2), "รับโอนจาก นาง อามีนะห์ มะ"),
        transfer(5, 10, 7, sum_of(3), "รับโอนจาก นายสมชาย"),
        transfer(7, 10, 8, sum_of(4), "อามีนะห์"),
        transfer(8, 10, 8, sum_of(5)),  # confirmed by her long ago
        transfer(8, 10, 9, sum_of(6) - 1),  # a satang less
        transfer(8, 9, 30, sum_of(6)),  # half an hour before the order
        transfer(10, 15, 0, sum_of(7), "อามีนะห์"),
        transfer(12, 10, 30, sum_of(8), "อามีนะห์"),  # which of the two? one is confirmed
        *NOISE,
    ]
    statement = shop.begin(statements_made.kbank(sorted(lines, key=lambda each: each.at)))
    assert told(statement) == {
        sum_of(1): (True, "", [with_slip.pk]),
        sum_of(2): (True, "", [by_name.pk]),
        sum_of(3): (False, "unheard", [unheard.pk]),
        sum_of(4): (False, "several", [twin.pk, other_twin.pk]),
        sum_of(7): (False, "late", [late.pk]),
        sum_of(8): (False, "several", [rival.pk]),
    }
    assert shop.confirm_all(statement) == 2
    assert {now(row).state for row in (unheard, twin, other_twin, short, rival)} == {"open"}
    confirm(shop, statement, sum_of(7), late)
    order = Order.objects.get(pk=late.order_id)
    assert (order.state, payments.owed_back_satang(order)) == ("cancelled", sum_of(7))
    assert statement_invariants.check() == invariants.check() == []


def confirm(shop, statement, satang: int, payment: Payment, **facts) -> Payment:
    line = StatementLine.objects.get(satang=satang, merchant=shop.merchant)
    return statements.confirm(line=line, payment=payment, by=shop.owner, **facts)


def test_a_line_pays_one_order_and_an_order_takes_one_line(shop):
    first, second, other = shop.order(4, 6), shop.order(4, 7), shop.order(5, 7)
    statement = shop.begin(statements_made.scb([transfer(7, 10, 8, sum_of(4)), transfer(7, 10, 9, sum_of(5))]))
    with pytest.raises(errors.NoMatch):
        confirm(shop, statement, sum_of(5), first)
    for _ in range(2):  # a double click
        assert confirm(shop, statement, sum_of(4), first).received_satang == sum_of(4)
    with pytest.raises(errors.LineUsed) as refused:
        confirm(shop, statement, sum_of(4), second)
    assert refused.value.message == "รายการนี้จับคู่กับคำสั่งซื้ออื่นแล้ว จึงใช้ยืนยันอีกคำสั่งซื้อไม่ได้"
    payments.transfer_seen(payment=other, by=shop.owner)
    with pytest.raises(errors.NoMatch):  # confirmed by hand meanwhile
        confirm(shop, statement, sum_of(5), other)
    assert [now(row).state for row in (first, second, other)] == ["confirmed", "open", "confirmed"]
    [used] = StatementLine.objects.filter(payment__isnull=False)
    for mark, payment in ((used.fingerprint, second), ("f" * 64, first)):  # the database itself refuses both
        with pytest.raises(IntegrityError), transaction.atomic():
            StatementLine.objects.filter(payment=None).update(
                fingerprint=mark, payment=payment, matched_at=clock.now(), statement=None, words=""
            )
    elsewhere = Shop()
    foreign = elsewhere.order(5, 7)
    with pytest.raises(errors.NoMatch):
        confirm(shop, statement, sum_of(5), foreign)


def test_the_same_transfer_in_another_kind_of_file_is_not_money_again(shop):
    """The control: without the first file both lines would pay."""
    lines = [transfer(7, 10, 8, sum_of(4), "อามีนะห์"), transfer(8, 10, 8, sum_of(4), "อามีนะห์")]
    first = shop.order(4, 7)
    assert shop.confirm_all(shop.begin(statements_made.kbank(lines[:1]))) == 1
    second = shop.order(4, 7)
    statement = shop.begin(statements_made.krungthai(lines))
    assert statement.tally["used"] == 1 and [each.line.at.day for each in statements.proposals(statement)] == [8]
    assert now(first).state == "confirmed" and now(second).state == "open"
    assert shop.begin(statements_made.scb([lines[0], lines[0]])).tally["used"] == 1  # alike, but two


def test_a_slip_that_came_with_another_order_is_looked_at_twice(shop):
    first, second = shop.order(1, 5, slip="20260000000000000001"), shop.order(2, 5, slip="20260000000000000001")
    statement = shop.begin(statements_made.kbank([transfer(5, 10, 5, sum_of(2))]))
    assert told(statement) == {sum_of(2): (False, "double", [second.pk])}
    assert shop.confirm_all(statement) == 0
    with pytest.raises(payments_errors.LookTwice):
        confirm(shop, statement, sum_of(2), second)
    assert confirm(shop, statement, sum_of(2), second, looked_twice=True).state == "confirmed"
    assert now(first).state == "claimed" and second.slips.get().state == "accepted"


def test_a_reference_settles_what_is_otherwise_alike(shop):
    first, second = shop.order(4, 6, slip="20260000000000000011"), shop.order(4, 6, slip="20260000000000000012")
    lines = [
        transfer(6, 10, 5, sum_of(4), "REF 20260000000000000012"),
        transfer(6, 10, 6, sum_of(4), "REF 20260000000000000011"),
    ]
    found = statements.proposals(shop.begin(statements_made.scb(lines)))
    assert [(each.certain, each.candidates[0].payment.pk) for each in found] == [(True, second.pk), (True, first.pk)]


def test_other_columns_are_asked_for_once(shop):
    payment, other = shop.order(1, 5), shop.order(2, 5)
    content = statements_made.savings([transfer(5, 10, 5, sum_of(1), "อามีนะห์"), transfer(5, 11, 0, -900)])
    statement = shop.begin(content)
    assert bytes(statement.content) == content and statement.bank == ""
    for wrong, refusal in (
        ({"date": [0]}, errors.ColumnsMissing),
        ({"date": [2], "amount": [1]}, errors.ColumnsUnreadable),
    ):
        with pytest.raises(refusal):
            statements.name_columns(statement=statement, columns=wrong)
    assert StatementShape.objects.count() == 0
    statement = statements.name_columns(statement=statement, columns=COLUMNS)
    assert bytes(statement.content) == b"" and told(statement) == {sum_of(1): (True, "", [payment.pk])}
    assert shop.confirm_all(statement) == 1
    statement = shop.begin(statements_made.savings([transfer(5, 10, 9, sum_of(2), "อามีนะห์")]))
    assert told(statement) == {sum_of(2): (True, "", [other.pk])}
    elsewhere = Shop()
    assert bytes(elsewhere.begin(content).content) == content  # another merchant's knowledge is her own


def test_nothing_is_kept_but_what_was_matched(shop):
    shop.order(1, 5), shop.order(2, 5)
    lines = [transfer(5, 10, 5, sum_of(1), "อามีนะห์"), transfer(5, 10, 6, sum_of(2)), *NOISE]
    statement = shop.begin(statements_made.kbank(lines))
    assert sorted(StatementLine.objects.values_list("satang", flat=True)) == [sum_of(1), sum_of(2)]
    shop.confirm_all(statement)
    with clock.at(clock.now() + datetime.timedelta(hours=23)):
        assert jobs.run() == {"statements_dropped": 0}
    with clock.at(clock.now() + datetime.timedelta(hours=25)):
        assert jobs.run() == {"statements_dropped": 1}
    assert list(StatementLine.objects.values_list("satang", "words")) == [(sum_of(1), "")]
    assert Statement.objects.count() == 0


@pytest.mark.parametrize(
    "content, refusal",
    [
        (b"", errors.BadStatement),
        (b"PK\x03\x04" + b"\x00" * 60, errors.BadStatement),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, errors.NotCsv),
        (b"%PDF-1.7\n1,2\n", errors.NotCsv),
        (b"<html><table><tr><td>Date</td></tr></table>", errors.NotCsv),
        (b"\x89PNG\r\n\x1a\n,,,", errors.NotCsv),
        (b"Date,Deposit\n" + b"x" * (2 * 1024 * 1024), errors.StatementTooLarge),
        (b"Date,Deposit\n" + b"01/11/2026,1\n" * 5_100, errors.TooManyLines),
        (b"Date,Deposit\n" + b"," * 90 + b"x\n", errors.BadStatement),
        (b'Date,Deposit\n01/11/2026,"' + b"x" * 40_000, errors.BadStatement),
        (b"a,b\n1,2\n", errors.BadStatement),
        (b"\x00\x01\x02\x03" * 50, errors.BadStatement),
        (b"Date,Time,Code,Channel,Withdrawal,Deposit,Balance,Description\n01/11/2026,,,,5,,,\n", errors.NoLines),
    ],
)
def test_hostile_and_wrong_files_are_refused_and_nothing_is_kept(shop, content, refusal):
    with pytest.raises(refusal):
        shop.begin(content)
    assert Statement.objects.count() == StatementLine.objects.count() == 0


@pytest.mark.parametrize(
    "cell, day",
    [
        ("26/11/2569", 26),
        ("26-11-26", 26),
        ("26/11/69", 26),
        ("๒๖/๑๑/๒๕๖๙", 26),
        ("26 พ.ย. 2569", 26),
        ("26 Nov 2026", 26),
        ("2026-11-26", 26),
        ("26.11.26", 26),
        ("26/11/2569 10:05", 26),
        ("2026-11-26T10:05:11", 26),
        ("11/26/2026", None),
        ("31/02/2569", None),
        ("ยอดยกมา", None),
        ("", None),
    ],
)
def test_days_are_read_in_every_era_or_not_at_all(cell, day):
    found = reading.lines(reading.Table(["วันที่", "ฝาก"], [[cell, "1.00"]]), {"date": [0], "in": [1]})
    assert (len(found.lines), found.unread) == ((1, 0) if day else (0, 1))
    if day:
        [line] = found.lines
        assert line.at.astimezone(BANGKOK).date() == datetime.date(2026, 11, day)
        assert line.has_time == ("10:05" in cell)


@pytest.mark.parametrize(
    "cell, satang",
    [
        ("1,250.50", 125050),
        ("+350", 35000),
        ("฿350.5", 35050),
        ("๓๕๐.๐๐ บาท", 35000),
        ("350.00 THB", 35000),
        ("'350.00", 35000),
        ("(20.00)", None),
        ("-20.00", None),
        ("−20.00", None),
        ("0.00", None),
        ("-", None),
        ("1.005", "unread"),
        ("1e9", "unread"),
        ("NaN", "unread"),
        ("999999999999999999", "unread"),
        ("=1+1", "unread"),
    ],
)
def test_sums_are_read_to_the_satang_or_not_at_all(cell, satang):
    found = reading.lines(reading.Table(["วันที่", "จำนวนเงิน"], [["26/11/2569", cell]]), {"date": [0], "amount": [1]})
    assert [line.satang for line in found.lines] == ([satang] if isinstance(satang, int) else [])
    assert (found.unread, found.others) == ((1, 0) if satang == "unread" else (0, 1 if satang is None else 0))


def test_what_went_out_is_never_taken_for_what_came():
    assert bank_of(["Date", "Deposit"]) == ""
    assert guessed(["Date", "Withdrawal (THB)", "Deposit (THB)", "Amount", "Details", "Note"]) == {
        "date": [0],
        "in": [2],
        "words": [4, 5],
    }


@pytest.mark.parametrize(
    "said, came", [("CR", 1), ("ฝาก", 1), ("+", 1), ("DR", 0), ("ถอนเงิน", 0), ("-", 0), ("?", None), ("", None)]
)
def test_a_column_may_say_whether_money_came(said, came):
    table = reading.Table(["Date", "Amount", "DR/CR"], [["26/11/2026", "5.00", said]])
    assert guessed(table.headings) == {"date": [0], "amount": [1], "sign": [2]}
    found = reading.lines(table, guessed(table.headings))
    assert (len(found.lines), found.others, found.unread) == {1: (1, 0, 0), 0: (0, 1, 0), None: (0, 0, 1)}[came]


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999", "01/01/0544", "๐๑/๐๑/๐๐๐๑"])
def test_a_day_that_no_bank_wrote_counts_as_unread_and_the_rest_is_read(shop, day):
    payment = shop.order(2, 10)
    content = f"วันที่,จำนวนเงิน,รายละเอียด\n{day},{sum_of(2) / 100},โอน\n10/11/2569,{sum_of(2) / 100},โอน\n"
    statement = shop.begin(content.encode())
    if statement.content:
        statement = statements.name_columns(statement=statement, columns=COLUMNS)
    assert statement.tally["unread"] == 1
    assert list(told(statement).values())[0][2] == [payment.pk]
