"""What must hold of codes: nobody was let in more often than the limits say."""

from common.codes import services
from common.codes.models import Tally

LIMITS = [
    services.TRIES_OF_NUMBER,
    services.TRIES_FROM_ADDRESS,
    services.SENT_TO_NUMBER,
    services.SENT_FROM_ADDRESS,
]


def check() -> list[str]:
    """Return a line per tally that holds more moments than its limit allows within its time."""
    most = {limit.kind: limit for limit in LIMITS}
    return [
        f"tally {tally.pk} ({tally.kind}): more than {most[tally.kind].most} within {most[tally.kind].within}"
        for tally in Tally.objects.filter(kind__in=most)
        if _too_close(tally.moments, most[tally.kind])
    ]


def _too_close(moments: list[float], limit) -> bool:
    later = moments[limit.most :]
    return any(late - early < limit.within.total_seconds() for early, late in zip(moments, later, strict=False))
