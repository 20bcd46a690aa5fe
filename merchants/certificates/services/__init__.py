"""The verbs of the register: the only place that writes certificates."""

from merchants.certificates.services.judging import reject, restore, suspend, verify, withdraw
from merchants.certificates.services.submitting import begin, begin_again, change, give_up, submit, take_over_paper
from merchants.certificates.services.warning import WARNED_AT, remind, warn_all

__all__ = [
    "WARNED_AT",
    "begin",
    "begin_again",
    "change",
    "give_up",
    "reject",
    "remind",
    "restore",
    "submit",
    "suspend",
    "take_over_paper",
    "verify",
    "warn_all",
    "withdraw",
]
