"""What time does to slips: where the bank or service did not answer it is asked again."""

import datetime

from common import clock
from shop.payments import verifying
from shop.payments.models import Slip
from shop.payments.services import verified
from shop.payments.states import SlipState

SILENT = datetime.timedelta(minutes=2)
AT_A_TIME = 20


def run() -> dict[str, int]:
    """Ask about slips that wait and of which nothing was heard."""
    if not verifying.is_on():
        return {}
    silent = Slip.objects.filter(state=SlipState.WAITING, verdict="", verifier_tries__lt=verified.MOST_TRIES)
    silent = silent.exclude(reference="").filter(sent_at__lt=clock.now() - SILENT).order_by("verifier_tries", "pk")
    rows = list(silent.values_list("pk", flat=True)[:AT_A_TIME])
    for pk in rows:
        verified.look(pk)
    return {"slips_asked_about": len(rows)}
