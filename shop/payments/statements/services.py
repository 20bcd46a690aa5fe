"""The verbs of a bank's statement. What is confirmed goes the ordinary way: through the slip that waits, or as a transfer seen.

Nothing of the file is kept but lines that may be for an order, and of those only the matched, without who sent them.
Locks: merchant, or payment, then line. Each verb done twice changes nothing.
"""

import uuid
from dataclasses import dataclass

from django.db import transaction

from common import clock
from common.audit import services as audit
from common.errors import DomainError
from common.states import locked
from merchants.models import Merchant
from shop.payments import services as payments
from shop.payments.models import Payment, Statement, StatementLine, StatementShape
from shop.payments.statements import columns as names
from shop.payments.statements import errors, matching, reading
from shop.payments.statements.matching import Proposal
from shop.payments.statements.reading import Columns, Table
from shop.payments.states import PaymentState


@transaction.atomic
def begin(*, merchant: Merchant, by, key: uuid.UUID, content: bytes) -> Statement:
    """Take a bank's file. Known columns are read at once; else the merchant is asked what they mean.

    A statement she was not done with gives way. ``key`` comes with the form. Raises a BadStatement, NoLines.
    """
    Merchant.objects.select_for_update().get(pk=merchant.pk)
    if standing := Statement.objects.for_merchant(merchant).filter(key=key).first():
        return standing
    table = reading.table(content)
    found = _known(merchant, table)
    Statement.objects.for_merchant(merchant).delete()
    statement = Statement.objects.create(
        merchant=merchant, by=by, key=key, content=content, bank=names.bank_of(table.headings)
    )
    return _read(statement, table, found) if found else statement


def table_of(statement: Statement) -> Table:
    """Return the table of a statement whose columns are not known yet."""
    return reading.table(bytes(statement.content))


def _known(merchant: Merchant, table: Table) -> Columns:
    shape = StatementShape.objects.for_merchant(merchant).filter(headings=names.fingerprint(table.headings)).first()
    if shape:
        return shape.columns
    return names.guessed(table.headings) if names.bank_of(table.headings) else {}


@transaction.atomic
def name_columns(*, statement: Statement, columns: Columns) -> Statement:
    """The merchant says what the columns mean; the next file with these headings is read so by itself.

    Raises ColumnsMissing without a date or money, ColumnsUnreadable where no row can be read so, NoLines.
    """
    statement = locked(statement)
    if not statement.content:
        return statement
    if "date" not in columns or not {"in", "amount"} & set(columns):
        raise errors.ColumnsMissing()
    table = table_of(statement)
    read = reading.lines(table, columns)
    if not read.lines and read.unread:
        raise errors.ColumnsUnreadable()
    statement = _read(statement, table, columns)
    StatementShape.objects.update_or_create(
        merchant=statement.merchant, headings=names.fingerprint(table.headings), defaults={"columns": columns}
    )
    return statement


def _read(statement: Statement, table: Table, columns: Columns) -> Statement:
    read = reading.lines(table, columns)
    if not read.lines:
        raise errors.NoLines()
    used = matching.used_before(statement.merchant, read.lines)
    rows = [
        StatementLine(
            merchant=statement.merchant,
            statement=statement,
            fingerprint=line.fingerprint,
            at=line.at,
            has_time=line.has_time,
            satang=line.satang,
            words=line.words,
        )
        for line in read.lines
        if line.fingerprint not in used
    ]
    kept = [each.line for each in matching.proposals(rows, _payments_for(statement.merchant, rows))]
    StatementLine.objects.bulk_create(kept, ignore_conflicts=True)  # one may be confirmed in this moment
    statement.content = b""
    statement.tally = {
        "came": len(read.lines),
        "used": len(used),
        "kept": len(kept),
        "others": read.others,
        "unread": read.unread,
    }
    statement.save(update_fields=["content", "tally"])
    return statement


def _payments_for(merchant: Merchant, lines: list[StatementLine]) -> list[Payment]:
    if not lines:
        return []
    return matching.payments_of(merchant, {line.satang for line in lines}, min(line.at for line in lines))


def proposals(statement: Statement) -> list[Proposal]:
    """Return what the lines of ``statement`` may be for, as things stand now (three queries)."""
    lines = list(statement.lines.order_by("at", "pk"))
    return matching.proposals(lines, _payments_for(statement.merchant, lines))


@transaction.atomic
def confirm(*, line: StatementLine, payment: Payment, by, looked_twice: bool = False) -> Payment:
    """The merchant says that ``line`` is the transfer for ``payment``: its slip is accepted, or it is confirmed as seen.

    Raises LineUsed where the line paid another order, NoMatch where sum or time do not fit or the money was confirmed
    in the meantime, and what accepting a slip raises.
    """
    payment = locked(payment)
    line = locked(line)
    if line.payment_id:
        if line.payment_id == payment.pk:
            return payment
        raise errors.LineUsed()
    payment = next((row for row in _payments_for(line.merchant, [line]) if row.pk == payment.pk), None)
    if payment is None or payment.state == PaymentState.CONFIRMED or not matching.fits(line, payment):
        raise errors.NoMatch()
    facts = {"by": by, "received_satang": line.satang}
    if slip := matching.waiting_slip(payment):
        came = payments.accept_slip(slip=slip, looked_twice=looked_twice, **facts)
    else:
        came = payments.transfer_seen(payment=payment, **facts)
    line.payment, line.matched_at, line.matched_by = payment, clock.now(), by
    line.statement, line.words = None, ""
    line.save(update_fields=["payment", "matched_at", "matched_by", "statement", "words"])
    audit.record(subject=payment.order, verb="statement_matched", by=by, satang=line.satang, line=line.pk)
    return came


@dataclass(frozen=True)
class Outcome:
    """What came of confirming all at once."""

    confirmed: int
    satang: int
    refusals: list[str]


def confirm_certain(*, statement: Statement, by) -> Outcome:
    """Confirm every line that fits one order and nothing else; each on its own feet."""
    came, refusals = [], []
    for each in proposals(statement):
        if not each.certain:
            continue
        payment = each.candidates[0].payment
        try:
            confirm(line=each.line, payment=payment, by=by)
        except DomainError as refusal:
            refusals.append(f"{payment.order.number}: {refusal.message}")
        else:
            came.append(each.line.satang)
    return Outcome(len(came), sum(came), refusals)


@transaction.atomic
def finish(*, statement: Statement) -> None:
    """She is done with it: what was not matched is gone."""
    Statement.objects.filter(pk=statement.pk).delete()
