"""The verbs of an application: the applicant's, and the officers'. Say ``onboarding.submit(…)``."""

from merchants.onboarding.services.applying import add_document, answer, begin_for, start, submit
from merchants.onboarding.services.assisting import begin_assisted, record_consent, take_over
from merchants.onboarding.services.covering import cover_document
from merchants.onboarding.services.judging import accept_answers, hand_over, judge, move_to_current_list
from merchants.onboarding.services.reviewing import approve, reject, send_back, take

__all__ = [
    "accept_answers",
    "add_document",
    "answer",
    "approve",
    "begin_assisted",
    "begin_for",
    "cover_document",
    "hand_over",
    "judge",
    "move_to_current_list",
    "record_consent",
    "reject",
    "send_back",
    "start",
    "submit",
    "take",
    "take_over",
]
