"""Covering places on a private file: a copy is drawn with black there, takes the original's place, and the original goes.

Write the copy → commit the row → delete the original. Whichever is superfluous at any moment stands in ``Leftover``, so
that a crash in between leaves the original or the copy, never both and never neither.
"""

import datetime
import hashlib
from dataclasses import astuple, dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from common import areas as places
from common import clock, sheets, states
from common.areas import Area
from common.files import services as files
from common.files import tasks
from common.files.errors import CoveredMeanwhile, FileGone, TookTooLong
from common.files.models import Leftover, PrivateFile
from common.tasks import after_commit
from common.thai import dates

COPY_WAITS = datetime.timedelta(hours=1)  # for its row; then it is left over
MARGIN = datetime.timedelta(minutes=10)  # before that it is not taken any more


@dataclass(frozen=True)
class Copy:
    """A covered copy under a name of its own. ``file`` is the row as it was when the copy was drawn."""

    file: PrivateFile
    key: str
    paper: sheets.CoveredPaper
    areas: list[Area]


def draw(*, file: PrivateFile, areas: list[Area], seen: str) -> Copy | None:
    """Draw a copy of ``file`` that is black at ``areas``; ``seen`` is the ``version`` of what the person looked at.

    Returns None where all of it is covered already. Takes seconds and no lock: call it outside a transaction.
    Raises FileGone, CoveredMeanwhile, NoArea, TooManyAreas, and NoSuchPage, NotDrawn, OtherPapersFirst of ``common.sheets``.
    """
    standing = PrivateFile.objects.select_related("covered_by").get(pk=file.pk)
    if standing.deleted_at:
        raise FileGone()
    wanted = places.checked(areas)
    if all(list(astuple(area)) in standing.covered_areas for area in wanted):
        return None
    if seen != standing.version:
        raise _meanwhile(standing)
    paper = sheets.covered(files.read(standing), wanted)
    key = files.new_key(standing.kind, paper.content_type)
    Leftover.objects.create(storage_key=key, due_at=clock.now() + COPY_WAITS)
    if storages["private"].save(key, ContentFile(paper.bytes)) != key:
        raise RuntimeError("the private storage gave the copy another name")
    return Copy(standing, key, paper, wanted)


def put_in_place(copy: Copy, *, by, why: str) -> PrivateFile:
    """Let the copy be the file, and delete the original after the commit of the caller's transaction.

    Raises CoveredMeanwhile where another copy was faster, FileGone, TookTooLong; the copy is left over then.
    """
    row = states.locked(copy.file)
    if row.deleted_at:
        raise FileGone()
    if row.storage_key != copy.file.storage_key:
        raise _meanwhile(row)
    waiting = Leftover.objects.filter(storage_key=copy.key, due_at__gt=clock.now() + MARGIN)
    if not waiting.delete()[0]:
        raise TookTooLong()
    original = Leftover.objects.create(storage_key=row.storage_key, due_at=clock.now())
    row.storage_key = copy.key
    row.content_type = copy.paper.content_type
    row.size = len(copy.paper.bytes)
    row.sha256 = hashlib.sha256(copy.paper.bytes).hexdigest()
    row.width, row.height = copy.paper.width, copy.paper.height
    row.covered_at, row.covered_by, row.covered_why = clock.now(), by, why
    row.covered_areas = [*row.covered_areas, *(list(astuple(area)) for area in copy.areas)]
    row.save()
    after_commit(tasks.delete_leftover, original.pk)
    return row


def _meanwhile(file: PrivateFile) -> CoveredMeanwhile:
    who = file.covered_by.greeting if file.covered_by else ""
    return CoveredMeanwhile(who=who, when=dates.short_datetime(file.covered_at) if file.covered_at else "")
