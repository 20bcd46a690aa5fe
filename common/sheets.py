"""Papers as pictures of their sheets: counted, looked at and covered, in a process of its own with hard limits.

pdfium is written in C++ and its papers come from strangers, so it never runs inside the server: a paper that eats memory,
never ends or breaks pdfium ends ``common.sheets_process`` and is refused with a sentence. One paper at a time in each server process.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from common import upload_errors
from common.areas import Area
from common.errors import DomainError

PROCESS = Path(__file__).with_name("sheets_process.py")
MOST_PAGES = 40
PAGE_EDGE = 1700  # pixels: the letters of an A4 sheet can be read
KEPT_EDGE = 2000  # pixels of a page that is kept as a picture
CHECK_SECONDS, PAGE_SECONDS, COVER_SECONDS = 5, 10, 40  # of computing
PATIENCE = 10  # seconds one waits for somebody else's paper
GRACE = 5  # seconds a process may take beyond its computing time
_one_at_a_time = threading.Lock()


class NoSuchPage(DomainError):
    sentence = _("เอกสารนี้ไม่มีหน้าที่เลือก กลับไปเปิดเอกสารใหม่อีกครั้ง")


class NotDrawn(DomainError):
    """The paper broke the process that draws, or would not end."""

    sentence = _("วาดเอกสารนี้เป็นรูปไม่ได้ ไฟล์อาจเสียหรือหนักเกินไป ขอให้เจ้าของเอกสารถ่ายรูปส่งมาใหม่แทน")


class OtherPapersFirst(DomainError):
    sentence = _("ขณะนี้มีคนเปิดเอกสารพร้อมกันหลายคน ยังไม่มีอะไรเปลี่ยนแปลง กรุณารอสักครู่แล้วกดอีกครั้ง")


@dataclass(frozen=True)
class Sheet:
    """One page as a JPEG of our own, and how many pages the paper has."""

    jpeg: bytes
    width: int
    height: int
    pages: int


@dataclass(frozen=True)
class CoveredPaper:
    """A paper drawn anew: a JPEG, or a PDF of pictures (width and height None)."""

    bytes: bytes
    content_type: str
    width: int | None
    height: int | None


def check_pdf(content: bytes) -> tuple[int, bool]:
    """Return how many pages a PDF has and whether scripts or files live in it.

    Raises BrokenDocument or LockedDocument (``common.upload_errors``), OtherPapersFirst.
    """
    found, _made = _do("examined", content, seconds=CHECK_SECONDS, broken=upload_errors.BrokenDocument)
    return found["pages"], found["living"]


def page(content: bytes, number: int, *, edge: int = PAGE_EDGE) -> Sheet:
    """Draw page ``number`` (from 1) of a PDF, or the one sheet of a picture, at most ``edge`` pixels long.

    Raises NoSuchPage, NotDrawn, OtherPapersFirst.
    """
    if not 1 <= number <= MOST_PAGES:
        raise NoSuchPage()
    found, jpeg = _do("page", content, seconds=PAGE_SECONDS, page=number, edge=edge, quality=80)
    return Sheet(jpeg, found["width"], found["height"], found["pages"])


def covered(content: bytes, areas: Iterable[Area]) -> CoveredPaper:
    """Draw the whole paper anew with black where ``areas`` are. What was below them is not in the result.

    A picture keeps its size; a PDF becomes a PDF of pictures, without text, links, attachments or history.
    Raises NoSuchPage, NotDrawn, OtherPapersFirst.
    """
    wanted = [astuple(area) for area in areas]
    found, made = _do("covered", content, seconds=COVER_SECONDS, areas=wanted, edge=KEPT_EDGE, quality=85)
    kind = "application/pdf" if made.startswith(b"%PDF-") else "image/jpeg"
    return CoveredPaper(made, kind, found["width"], found["height"])


def _do(
    work: str, content: bytes, *, seconds: int, broken: type[DomainError] = NotDrawn, **order
) -> tuple[dict, bytes]:
    line = json.dumps({"work": work, "seconds": seconds, **order}).encode() + b"\n"
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise OtherPapersFirst()
    try:
        answer = subprocess.run(  # noqa: S603  our own file, nothing from outside in the command
            [sys.executable, "-I", str(PROCESS)],
            input=line + content,
            capture_output=True,
            timeout=seconds + GRACE,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise broken() from error
    finally:
        _one_at_a_time.release()
    if answer.returncode < 0 or b"MemoryError" in answer.stderr[-200:]:  # ended by a signal: too much, or a crash
        raise broken()
    if answer.returncode:
        raise RuntimeError(answer.stderr.decode(errors="replace")[-2000:])
    head, _line, made = answer.stdout.partition(b"\n")
    found = json.loads(head)
    refusals = {"broken": broken, "locked": upload_errors.LockedDocument, "no_page": NoSuchPage}
    if "fault" in found:
        raise refusals[found["fault"]]()
    return found, made
