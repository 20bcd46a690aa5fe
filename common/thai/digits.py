"""Thai digits (๐-๙) are accepted wherever a number is typed; Arabic-Indic ones too, as Jawi keyboards have them."""

ARABIC = "0123456789"
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹" + "０１２３４５６７８９", ARABIC * 4)


def to_arabic(text: str) -> str:
    """``"๑๒,๕๐๐"`` → ``"12,500"``; everything that is not a digit stays."""
    return text.translate(_TO_ARABIC)
