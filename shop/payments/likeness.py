"""Which slips show the same picture, saved anew, made smaller or cut. Asked only where a code does not say it already."""

import datetime

from common import clock
from shop.payments.models import Slip
from shop.payments.slip_pictures import Looker
from shop.payments.slip_qr import SlipCode

WITHIN = datetime.timedelta(days=90)
AT_MOST = 500  # the newest


def slips_like(picture: bytes, *, code: SlipCode | None) -> list[int]:
    """Return the keys of slips whose picture is the same as ``picture`` (one query).

    Two slips that each have a code are told apart by it, so pictures are held against those without one.
    """
    rows = Slip.objects.filter(sent_at__gt=clock.now() - WITHIN).exclude(marks=[])
    if code:
        rows = rows.filter(reference="")
    looker = Looker(picture)
    if not looker.can_tell:
        return []
    return [pk for pk, marks in rows.order_by("-pk").values_list("pk", "marks")[:AT_MOST] if looker.is_same(marks)]
