"""Keeping and opening private files."""

import datetime
import hashlib
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.http import HttpResponse

from common import clock
from common.audit import services as audit
from common.files.models import PrivateFile

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
KEEP_DAYS = {"identity": 365, "paper": 365 * 5, "slip": 365 * 5}


def keep(
    *, content: bytes, content_type: str, kind: str, by=None, width: int | None = None, height: int | None = None
) -> PrivateFile:
    """Store ``content`` (already cleaned by ``common.uploads``) under a random name and return its row.

    Kept for KEEP_DAYS of its kind: identity papers one year after they came, papers and slips five (tax law).
    """
    name = f"{kind}/{secrets.token_hex(2)}/{secrets.token_urlsafe(24)}.{ENDINGS[content_type]}"
    key = storages["private"].save(name, ContentFile(content))
    return PrivateFile.objects.create(
        storage_key=key,
        kind=kind,
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        width=width,
        height=height,
        kept_by=by if by is not None and by.is_authenticated else None,
        retain_until=clock.today() + datetime.timedelta(days=KEEP_DAYS[kind]),
    )


def read(file: PrivateFile) -> bytes:
    """Return the bytes. Raises FileNotFoundError where its time has come and it was deleted."""
    with storages["private"].open(file.storage_key) as stream:
        return stream.read()


def serve(file: PrivateFile, *, by, purpose: str, subject) -> HttpResponse:
    """Answer with the file after writing who opened it, when and for what into the diary of ``subject``.

    Call it from a POST: a GET writes nothing.
    """
    audit.record(subject=subject, verb="opened", by=by, why=purpose, file=file.pk)
    return plain(file)


def plain(file: PrivateFile) -> HttpResponse:
    """Answer with the file, locked down: never cached, never sniffed, never able to run anything."""
    response = HttpResponse(read(file), content_type=file.content_type)
    ending = ENDINGS[file.content_type]
    how = "attachment" if file.content_type == "application/pdf" else "inline"  # no browser shows a sandboxed PDF
    response["Content-Disposition"] = f'{how}; filename="kedai-{file.pk}.{ending}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def delete_due() -> int:
    """Delete the bytes of files whose time has come; the rows stay as record. Returns how many."""
    count = 0
    for file in PrivateFile.objects.filter(deleted_at__isnull=True, retain_until__lt=clock.today()):
        storages["private"].delete(file.storage_key)
        PrivateFile.objects.filter(pk=file.pk).update(deleted_at=clock.now())
        count += 1
    return count
