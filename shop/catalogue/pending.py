"""A photograph whose form came back for another reason is kept for a day, so that nobody must take it twice.

The form carries a signed note of it; the note holds for the merchant it was written for and no other.
"""

import datetime
import secrets

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from common import clock
from common.uploads import CleanPicture
from merchants.models import Merchant

SALT = "kedai.catalogue.pending"
FOLDER = "pending"
KEPT = datetime.timedelta(days=1)


def keep(picture: CleanPicture, *, merchant: Merchant) -> str:
    """Store the picture aside; return the note for the form's hidden field."""
    name = default_storage.save(f"{FOLDER}/{secrets.token_urlsafe(15)}.jpg", ContentFile(picture.bytes))
    facts = {"name": name, "merchant": merchant.pk, "sha256": picture.sha256, "size": [picture.width, picture.height]}
    return signing.dumps(facts, salt=SALT, compress=True)


def recall(note: str, *, merchant: Merchant) -> CleanPicture | None:
    """Return the picture of a note, or None where it is not ours, not this merchant's, too old or already cleared."""
    facts = _read(note, merchant)
    if facts is None:
        return None
    try:
        with default_storage.open(facts["name"]) as file:
            content = file.read()
    except FileNotFoundError:
        return None
    width, height = facts["size"]
    return CleanPicture(content, "jpeg", width, height, facts["sha256"])


def url_of(note: str, *, merchant: Merchant) -> str:
    """Return the address at which the form shows the kept picture, or nothing."""
    facts = _read(note, merchant)
    return default_storage.url(facts["name"]) if facts else ""


def clear() -> int:
    """Delete what was kept longer than a day; return how many. Done twice it deletes nothing more."""
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    old = [name for name in (f"{FOLDER}/{name}" for name in names) if _is_old(name)]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _read(note: str, merchant: Merchant) -> dict | None:
    try:
        facts = signing.loads(note, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    return facts if facts["merchant"] == merchant.pk else None


def _is_old(name: str) -> bool:
    return default_storage.get_modified_time(name) < clock.now() - KEPT
