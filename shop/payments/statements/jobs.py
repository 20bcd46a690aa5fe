"""Statements do not lie about: what nobody finished is gone after a day."""

import datetime

from common import clock
from shop.payments.models import Statement
from shop.payments.statements import services as statements

KEPT = datetime.timedelta(days=1)


def run() -> dict[str, int]:
    """Drop statements that were begun more than KEPT ago, with every line that was not matched."""
    old = list(Statement.objects.filter(begun_at__lt=clock.now() - KEPT))
    for statement in old:
        statements.finish(statement=statement)
    return {"statements_dropped": len(old)}
