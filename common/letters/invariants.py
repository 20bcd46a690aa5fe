"""What must hold of letters."""

import datetime

from common import clock
from common.letters import posting
from common.letters.models import Letter, LetterState


def check() -> list[str]:
    """Return a line per disagreement: letters that wait longer than a day although they could go, posted ones that went
    to nobody, secrets that outlived their letter's time."""
    day_ago = clock.now() - datetime.timedelta(days=1)
    late = Letter.objects.filter(pk__in=posting.waiting(), written_at__lt=day_ago, tries=0)
    nobody = Letter.objects.filter(state=LetterState.POSTED, to_email="", to_phone="", to_line="")
    telling = Letter.objects.filter(good_until__lt=day_ago).exclude(secret="")
    return (
        [f"letter {pk}: waits since more than a day and was never tried" for pk in late.values_list("pk", flat=True)]
        + [f"letter {pk}: posted to nobody" for pk in nobody.values_list("pk", flat=True)]
        + [f"letter {pk}: still holds its code" for pk in telling.values_list("pk", flat=True)]
    )
