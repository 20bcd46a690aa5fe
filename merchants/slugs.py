"""The word that stands for a merchant in addresses: plain ASCII, readable where the name can be read aloud."""

import re

from anyascii import anyascii
from django.utils.text import slugify

from merchants.models import Merchant

LONGEST = 60
# words that half of all names begin with; without them the address says what is special
OPENINGS = ("กลุ่มวิสาหกิจชุมชน", "วิสาหกิจชุมชน", "ห้างหุ้นส่วนจำกัด", "บริษัท", "สหกรณ์", "กลุ่ม")
# vowels that are written before the consonant they are spoken after
LEADING_VOWEL = re.compile(r"([\u0e40-\u0e44])([\u0e01-\u0e2e])")


def readable(name: str) -> str:
    """``"กลุ่มแม่บ้านบูดู"`` → ``"maebanbudu"``; empty where fewer than three letters are left."""
    short = name.strip()
    for opening in OPENINGS:
        short = short.removeprefix(opening).strip()
    slug = slugify(anyascii(LEADING_VOWEL.sub(r"\2\1", short)))[:LONGEST].strip("-")
    return slug if len(slug) >= 3 else ""


def free(base: str) -> str:
    """Return ``base``, or ``base-2``, ``base-3``… where other merchants have it. The caller's unique key has the last word."""
    taken = set(Merchant.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
