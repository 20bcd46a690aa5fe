"""What must hold of letters."""

import datetime

from common import clock
from common.letters.models import Letter, LetterState


def check() -> list[str]:
    """Return a line per disagreement: letters that wait longer than a day, letters to nobody that claim to be posted."""
    late = Letter.objects.filter(
        state=LetterState.WAITING, written_at__lt=clock.now() - datetime.timedelta(days=1), tries=0
    )
    nobody = Letter.objects.filter(state=LetterState.POSTED, to_email="")
    return [
        f"letter {pk}: waits since more than a day and was never tried" for pk in late.values_list("pk", flat=True)
    ] + [f"letter {pk}: posted to nobody" for pk in nobody.values_list("pk", flat=True)]
