"""Covering what a paper should not show: only the covered copy is kept."""

from django.db import transaction

from common.areas import Area
from common.audit import services as audit
from common.files import covering
from common.users.models import User
from merchants.onboarding.covers import REASONS
from merchants.onboarding.errors import OwnPaper
from merchants.onboarding.models import Document


def cover_document(*, document: Document, by: User, areas: list[Area], seen: str, why: str) -> Document:
    """Make ``areas`` of a paper black for good; ``seen`` is the version of the file she looked at, ``why`` one of REASONS.

    Covered already: nothing changes. Raises OwnPaper, and what ``covering.draw`` and ``put_in_place`` raise. Draws for
    seconds before its transaction, so call it outside of one.
    """
    if why not in REASONS:
        raise ValueError(f"no reason to cover: {why}")
    if document.application.applicant_id == by.pk:
        raise OwnPaper()
    copy = covering.draw(file=document.file, areas=areas, seen=seen)
    if copy is None:
        return document
    with transaction.atomic():
        document.file = covering.put_in_place(copy, by=by, why=why)
        where = [[area.page, area.left, area.top, area.width, area.height] for area in copy.areas]
        audit.record(subject=document, verb="covered", by=by, reason=why, areas=where, file=document.file_id)
        audit.record(subject=document.application, verb="paper_covered", by=by, paper=document.paper)
    return document
