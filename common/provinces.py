"""The five southern border provinces the platform serves (DOPA codes)."""

from django.utils.translation import get_language

# code: (slug, Thai name, English name)
PROVINCES = {
    "94": ("pattani", "ปัตตานี", "Pattani"),
    "95": ("yala", "ยะลา", "Yala"),
    "96": ("narathiwat", "นราธิวาส", "Narathiwat"),
    "90": ("songkhla", "สงขลา", "Songkhla"),
    "91": ("satun", "สตูล", "Satun"),
}


def name_of(code: str) -> str:
    """Return a province's name in the reader's language (Malay writes it as English does); "" outside the five."""
    if code not in PROVINCES:
        return ""
    return PROVINCES[code][1 if (get_language() or "th") == "th" else 2]
