"""Whose review it is, without telling who she is."""

import re

from common.thai.names import without_title

_LEADING_VOWEL = "เแโใไ"
_MOST = 40


def shown_name(name: str) -> str:
    """``"นางสาวอามีนะห์ ไสว"`` → ``"อามีนะห์ ส."``: the first name and the initial of the surname; "" for no name."""
    parts = without_title(name).split()
    if not parts:
        return ""
    initial = re.sub(rf"\A[{_LEADING_VOWEL}]", "", parts[-1])[:1] if len(parts) > 1 else ""
    return f"{parts[0][:_MOST]} {initial}." if initial else parts[0][:_MOST]
