"""Looking at a paper in the browser: its pages as pictures, each opening written down once.

The picture stands inside the page that a POST answers, so it has no address of its own; a PDF itself never reaches the officer.
The form of the next page carries a signed note of the opening, good for half an hour, for that person and that paper.
"""

import base64
import datetime

from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import sheets
from common.areas import MOST, grid
from common.files import services as files
from common.forms.area_field import SHAPE, value_of

SALT = "kedai.onboarding.opening"
GOOD_FOR = datetime.timedelta(minutes=30)
FINE, COARSE = 12, 8  # boxes along the longer and the shorter side of the page
COVERING = "covering"  # the purpose of an opening that leads to covering
TO_COVER = _("ดูเพื่อปิดทับข้อมูลที่ไม่ควรเก็บ")


def opened(document: models.Model, *, by, purpose: str, words: str, note: str = "") -> str:
    """Write down that ``by`` opened the paper, unless ``note`` says it was written already. Returns the note to carry on.

    ``document`` is any row whose ``file`` is the paper: a document of an application, a certificate.
    """
    wanted = {"of": document._meta.label_lower, "document": document.pk, "by": by.pk, "purpose": purpose}
    try:
        if signing.loads(note, salt=SALT, max_age=GOOD_FOR) == wanted:
            return note
    except signing.BadSignature:
        pass
    files.note_opening(document.file, by=by, purpose=words, subject=document, code=purpose)
    return signing.dumps(wanted, salt=SALT)


def page_number(asked: str | None) -> int:
    """Return the page that was asked for; what is no page number asks for the first."""
    text = asked or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 1


def sheet(document: models.Model, number: int) -> dict:
    """Draw one page for a template: {picture, width, height, number, pages, before, after, version}.

    Raises FileGone, NoSuchPage, NotDrawn, OtherPapersFirst.
    """
    drawn = sheets.page(files.read(document.file), number)
    return {
        "picture": "data:image/jpeg;base64," + base64.b64encode(drawn.jpeg).decode(),
        "width": drawn.width,
        "height": drawn.height,
        "number": number,
        "pages": drawn.pages,
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < drawn.pages else None,
        "version": document.file.version,
    }


def boxes(shown: dict, chosen: list[str]) -> dict:
    """Return the grid over a page for those without script: {wide, lines, others}.

    ``chosen`` are the values a form sent; ``lines`` holds rows of {value, on}, ``others`` the chosen places that are no
    box of the grid.
    """
    wide = shown["width"] > shown["height"]
    columns, rows = (FINE, COARSE) if wide else (COARSE, FINE)
    values = [[value_of(area) for area in line] for line in grid(columns=columns, rows=rows, page=1)]
    of_the_grid = {value for line in values for value in line}
    others = sorted(value for value in set(chosen) - of_the_grid if SHAPE.fullmatch(value))
    return {
        "wide": wide,
        "lines": [[{"value": value, "on": value in chosen} for value in line] for line in values],
        "others": others[:MOST],
    }
