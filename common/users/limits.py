"""How often secrets may be guessed. Counted in rows (common.codes.tally), so it holds over all processes."""

import datetime

from django.core.exceptions import ValidationError

from common.codes.errors import Later
from common.codes.tally import Full, Limit

QUARTER = datetime.timedelta(minutes=15)
HOUR = datetime.timedelta(hours=1)
PASSWORDS_OF_ONE = Limit("password", 10, QUARTER)
PASSWORDS_FROM_ADDRESS = Limit("password-address", 50, QUARTER)
SECOND_FACTOR = Limit("second-factor", 10, HOUR)
EMAIL_CODES_OF_ONE = Limit("email-code", 10, HOUR)
EMAIL_CODES_FROM_ADDRESS = Limit("email-code-address", 10, HOUR)
EMAIL_CODES_SENT_TO_ONE = Limit("email-code-sent", 5, HOUR)
EMAIL_CODES_SENT_FROM_ADDRESS = Limit("email-sent-address", 20, HOUR)


def as_form_error(refusal: type[Later], full: Full) -> ValidationError:
    """Return ``refusal`` as what a form of allauth shows."""
    return ValidationError(refusal(again_at=full.again_at).message, code="too_many")
