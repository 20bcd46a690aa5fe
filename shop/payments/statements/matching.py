"""Lines of a statement held against what is expected: by exact amount, time, and what slip and name say. Nothing is guessed.

Money that was confirmed before stands in the comparison too: a transfer that paid one order already pays no other.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.utils import timezone

from common.thai import names
from merchants.models import Merchant
from shop.payments.models import Payment, Slip, StatementLine
from shop.payments.providers import all_providers
from shop.payments.states import UNDER_WAY, PaymentState, SlipState

EARLIER = datetime.timedelta(minutes=10)  # clocks of banks and ours differ
WITHIN = datetime.timedelta(days=14)  # so long after an order its transfer is looked for
AFTER_SLIP = datetime.timedelta(minutes=15)
AFTER_WORD = datetime.timedelta(days=1)  # confirmed on her word: the transfer came before that
SHORTEST_NAME = 3
SHORTEST_REFERENCE = 8


@dataclass
class Candidate:
    """A payment that a line may be for, and what speaks for it: ``slip``, ``name``, ``reference``."""

    payment: Payment
    hints: set[str] = field(default_factory=set)


@dataclass
class Proposal:
    """A line and the payments it may be for, the likeliest first. ``certain``: nothing else fits either of the two."""

    line: StatementLine
    candidates: list[Candidate]
    certain: bool = False
    why: str = ""  # why not certain: several, unheard (no slip, no name), late, double


def payments_of(merchant: Merchant, amounts: Iterable[int], since: datetime.datetime) -> list[Payment]:
    """Return her transfers of these sums that a line may be for, or was for, with their slips (two queries)."""
    ways = [way.key for way in all_providers() if way.takes_slips]
    amounts = set(amounts)
    rows = Payment.objects.for_merchant(merchant).filter(provider__in=ways, opened_at__gte=since - 2 * WITHIN)
    rows = rows.filter(statement_line__isnull=True)
    rows = rows.filter(
        Q(expected_satang__in=amounts) & ~Q(state=PaymentState.CONFIRMED)
        | Q(state=PaymentState.CONFIRMED, received_satang__in=amounts)
    )
    slips = Prefetch("slips", Slip.objects.order_by("-pk"), to_attr="slips_sent")
    return list(rows.select_related("order__checkout").prefetch_related(slips).order_by("pk"))


def fits(line: StatementLine, payment: Payment) -> bool:
    """Whether ``line`` may be the transfer for ``payment``: its exact sum, in its time."""
    first, last = payment.opened_at - EARLIER, payment.opened_at + WITHIN
    if payment.state == PaymentState.CONFIRMED:
        last = min(last, payment.confirmed_at + AFTER_WORD)
        expected = payment.received_satang
    else:
        expected = payment.expected_satang
    return line.satang == expected and _within(line, first, last)


def _within(line: StatementLine, first: datetime.datetime, last: datetime.datetime) -> bool:
    if line.has_time:
        return first <= line.at <= last
    day = datetime.timedelta(days=1)
    return first - day < line.at <= last  # its day began at ``at``


def waiting_slip(payment: Payment) -> Slip | None:
    return next((slip for slip in payment.slips_sent if slip.state == SlipState.WAITING), None)


def _hints(line: StatementLine, payment: Payment) -> set[str]:
    said, found = line.words.casefold(), set()
    slip = waiting_slip(payment)
    if slip and _within(line, payment.opened_at - EARLIER, slip.sent_at + AFTER_SLIP):
        found.add("slip")
    references = [slip.reference.casefold() for slip in payment.slips_sent if len(slip.reference) >= SHORTEST_REFERENCE]
    if any(reference in said for reference in references):
        found.add("reference")
    name = names.without_title(payment.order.checkout.name).casefold().split()
    if name and len(name[0]) >= SHORTEST_NAME and name[0] in said:
        found.add("name")
    return found


def proposals(lines: list[StatementLine], payments: list[Payment]) -> list[Proposal]:
    """Return what each line may be for; lines that fit nothing that still waits for money are left out."""
    found = []
    for satang in {line.satang for line in lines}:
        like = [line for line in lines if line.satang == satang]
        found += _among(like, [payment for payment in payments if satang in _sums(payment)])
    return sorted(found, key=lambda each: (not each.certain, each.line.at, each.line.fingerprint))


def _sums(payment: Payment) -> set[int]:
    return {payment.received_satang if payment.state == PaymentState.CONFIRMED else payment.expected_satang}


def _among(lines: list[StatementLine], payments: list[Payment]) -> list[Proposal]:
    """Propose among lines and payments of one sum. What a slip's own reference names is settled first."""
    fitting = {line.fingerprint: [payment for payment in payments if fits(line, payment)] for line in lines}
    named = _by_reference(lines, fitting)
    found = [_alone(line, named[line.fingerprint]) for line in lines if line.fingerprint in named]
    taken = {payment.pk for payment in named.values()}
    left = {
        line.fingerprint: [payment for payment in fitting[line.fingerprint] if payment.pk not in taken]
        for line in lines
        if line.fingerprint not in named
    }
    rivals = Counter(payment.pk for each in left.values() for payment in each)
    for line in lines:
        found += _proposed(line, left.get(line.fingerprint, []), rivals)
    return [each for each in found if each.candidates[0].payment.state != PaymentState.CONFIRMED]


def _by_reference(lines, fitting) -> dict[str, Payment]:
    """Return, by line, the one payment whose slip's reference stands in it, where it stands in no other line."""
    named = {
        line.fingerprint: [p for p in fitting[line.fingerprint] if "reference" in _hints(line, p)] for line in lines
    }
    times = Counter(payment.pk for each in named.values() for payment in each)
    return {mark: each[0] for mark, each in named.items() if len(each) == 1 and times[each[0].pk] == 1}


def _proposed(line: StatementLine, payments: list[Payment], rivals: Counter) -> list[Proposal]:
    open_ones = [payment for payment in payments if payment.state != PaymentState.CONFIRMED]
    if not open_ones:
        return []  # nothing fits, or only what is confirmed already
    if len(payments) == 1 and rivals[payments[0].pk] == 1:
        return [_alone(line, payments[0])]
    candidates = [Candidate(payment, _hints(line, payment)) for payment in open_ones]
    candidates.sort(key=lambda each: (-len(each.hints), abs(line.at - each.payment.opened_at), each.payment.pk))
    return [Proposal(line, candidates, why="several")]


def _alone(line: StatementLine, payment: Payment) -> Proposal:
    hints, slip = _hints(line, payment), waiting_slip(payment)
    why = ""
    if payment.state not in UNDER_WAY:
        why = "late"
    elif slip and slip.is_double:
        why = "double"
    elif not hints:
        why = "unheard"
    return Proposal(line, [Candidate(payment, hints)], certain=not why, why=why)


def used_before(merchant: Merchant, lines: list) -> set[str]:
    """Return the fingerprints of ``lines`` that were matched before, in this file's shape or another's (one query).

    A bank writes the same transfer differently in another kind of file: as many lines of that day, hour and sum count as
    used as were.
    """
    if not lines:
        return set()
    day = datetime.timedelta(days=1)
    rows = StatementLine.objects.for_merchant(merchant).filter(payment__isnull=False)
    rows = rows.filter(at__gt=min(line.at for line in lines) - day, at__lt=max(line.at for line in lines) + day)
    matched, own = list(rows), {line.fingerprint for line in lines}
    found = {row.fingerprint for row in matched} & own
    elsewhere = [row for row in matched if row.fingerprint not in own]
    for line in lines:
        if line.fingerprint in found:
            continue
        if same := next((row for row in elsewhere if _is_same(row, line)), None):
            elsewhere.remove(same)
            found.add(line.fingerprint)
    return found


def _is_same(row: StatementLine, line) -> bool:
    if row.satang != line.satang or timezone.localdate(row.at) != timezone.localdate(line.at):
        return False
    return row.at == line.at or not (row.has_time and line.has_time)
