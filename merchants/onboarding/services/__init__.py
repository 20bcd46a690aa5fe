"""The verbs of an application: the applicant's, and the officers'. Say ``onboarding.submit(…)``."""

from merchants.onboarding.services.applying import add_document, save_step, start, submit
from merchants.onboarding.services.covering import cover_document
from merchants.onboarding.services.reviewing import approve, reject, send_back, take

__all__ = ["add_document", "approve", "cover_document", "reject", "save_step", "send_back", "start", "submit", "take"]
