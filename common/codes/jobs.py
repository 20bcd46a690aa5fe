"""Old codes and tallies are of no use to anybody."""

import datetime

from common import clock
from common.codes import services, tally

KEPT = datetime.timedelta(days=1)


def run() -> dict[str, int]:
    """Return how many codes and tallies were deleted."""
    before = clock.now() - KEPT
    return {"codes_deleted": services.forget(before=before), "tallies_deleted": tally.forget(before=before)}
