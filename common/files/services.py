"""Keeping and opening private files."""

import datetime
import hashlib
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.http import HttpResponse

from common import clock
from common.audit import services as audit
from common.files.errors import FileGone
from common.files.models import PrivateFile

ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "text/csv": "csv",
}
KEEP_DAYS = {"identity": 365, "paper": 365 * 5, "slip": 365 * 5, "sheet": 1, "evidence": 365 * 2}


def keep(
    *, content: bytes, content_type: str, kind: str, by=None, width: int | None = None, height: int | None = None
) -> PrivateFile:
    """Store ``content`` (already cleaned by ``common.uploads``) under a random name and return its row.

    Kept for KEEP_DAYS of its kind: identity papers one year after they came, papers and slips five (tax law), evidence of a
    case two, sheets of goods until the day after.
    """
    key = storages["private"].save(new_key(kind, content_type), ContentFile(content))
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


def new_key(kind: str, content_type: str) -> str:
    """Return a name that nobody can guess. 256 folders per kind, so that the whole storage can be listed."""
    return f"{kind}/{secrets.token_hex(1)}/{secrets.token_urlsafe(24)}.{ENDINGS[content_type]}"


def shorten(file: PrivateFile, *, until: datetime.date) -> bool:
    """Let the file go after ``until`` at the latest; True where that is sooner. Nothing ever lengthens its time."""
    sooner = PrivateFile.objects.filter(pk=file.pk, deleted_at__isnull=True, retain_until__gt=until)
    return bool(sooner.update(retain_until=until))


def by_id(pk: int) -> PrivateFile:
    """Return the row that another row knows by its id. Raises FileGone where there is none."""
    found = PrivateFile.objects.filter(pk=pk).first()
    if found is None:
        raise FileGone()
    return found


def read(file: PrivateFile) -> bytes:
    """Return the bytes. Raises FileGone where its time has come and it was deleted."""
    if file.deleted_at:
        raise FileGone()
    try:
        with storages["private"].open(file.storage_key) as stream:
            return stream.read()
    except FileNotFoundError as error:  # deleted or covered since the row was read
        fresh = PrivateFile.objects.get(pk=file.pk)
        if fresh.deleted_at is None and fresh.storage_key != file.storage_key:
            return read(fresh)
        raise FileGone() from error


def note_opening(file: PrivateFile, *, by, purpose: str, subject, **facts: object) -> None:
    """Write who opened the file, when and for what into the diary of ``subject``. From a POST: a GET writes nothing."""
    audit.record(subject=subject, verb="opened", by=by, why=purpose, file=file.pk, **facts)


def serve(file: PrivateFile, *, by, purpose: str, subject, **facts: object) -> HttpResponse:
    """Answer with the file and write down that it was opened. Raises FileGone; then nothing is written."""
    response = plain(file)
    note_opening(file, by=by, purpose=purpose, subject=subject, **facts)
    return response


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
