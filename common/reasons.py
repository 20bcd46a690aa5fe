"""Reasons as they are stored and read. A reason chosen from a list, or given by the system, is stored in Thai: the source
language of our texts, so that every reader finds it in hers. Words of her own follow after a colon and stay as they are.
"""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

AND = ": "
# what older rows hold
_BEFORE: dict[str, Promise] = {
    "said by the shopper": _("ลูกค้าบอกว่าได้รับของแล้ว"),
    "no payment in time": _("ไม่ได้รับการชำระเงินภายในเวลาที่กำหนด"),
}


def stored(label: str | Promise, words: str = "") -> str:
    """Return a reason as it is stored: ``label`` in Thai, whichever language is active, and her own ``words``."""
    with translation.override("th"):
        return AND.join(part for part in (str(label), words) if part)


def worded(reason: str) -> str:
    """Return a stored reason in the reader's language; what is none of our texts comes back as it is."""
    if reason in _BEFORE:
        return str(_BEFORE[reason])
    label, colon, words = reason.partition(AND)
    return f"{gettext(label)}{colon}{words}" if label else reason
