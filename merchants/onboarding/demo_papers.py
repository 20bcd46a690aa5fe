"""What happens to papers in the demo: one is opened and covered, one is a PDF of several pages."""

import datetime
import io

from PIL import Image, ImageDraw

from common import clock
from common.areas import Area
from common.files import services as files
from common.files.models import FileKind
from common.uploads import clean_document
from common.users.models import User
from merchants.onboarding import requirements
from merchants.onboarding import services as onboarding
from merchants.onboarding.forms import PURPOSES
from merchants.onboarding.models import Application, Document
from merchants.onboarding.states import ApplicationState as S

OWNER = "merchant@kedai.test"
PLACE = Area(1, 1100, 2600, 5200, 420)


def run(report) -> None:
    officer = User.objects.get(email="officer@kedai.test")
    for document in Document.objects.filter(application__applicant__email=OWNER).select_related("file", "application"):
        _opened_and_covered(document, officer)
    returned = Application.objects.filter(state=S.RETURNED).order_by("pk").first()
    if returned:
        _pdf(returned)


def _opened_and_covered(document: Document, officer: User) -> None:
    """The officer opens each paper during the review, and covers a line of an identity paper."""
    with clock.at(document.uploaded_at + datetime.timedelta(days=1, hours=2)):
        files.note_opening(
            document.file, by=officer, purpose=str(PURPOSES[0][1]), subject=document, code=PURPOSES[0][0]
        )
        if document.file.kind == FileKind.IDENTITY:
            seen = document.file.version
            onboarding.cover_document(document=document, by=officer, areas=[PLACE], seen=seen, why="religion")


def _pdf(application: Application) -> None:
    """A paper that nobody demands, sent as a PDF of three pages."""
    here = set(application.documents.values_list("paper", flat=True))
    for paper in requirements.items_for(application):
        if paper.is_paper and not paper.mandatory and not paper.has_expiry and paper.key not in here:
            document = clean_document(_drawn(3))
            onboarding.add_document(
                application=application, by=application.applicant, paper=paper.key, document=document
            )
            return


def _drawn(pages: int) -> bytes:
    """Invented pages, plainly marked as samples."""
    sheets = []
    for number in range(1, pages + 1):
        sheet = Image.new("RGB", (900, 1240), "#fbf8f2")
        pen = ImageDraw.Draw(sheet)
        pen.rectangle((40, 40, 860, 1200), outline="#5b6270", width=3)
        pen.text((300, 90), f"SAMPLE PAGE {number}", fill="#a3281e", font_size=36)
        for line in range(10 + 3 * number):
            y = 200 + line * 46
            pen.line((100, y, 800 - (line * 37 + number * 53) % 260, y), fill="#a5abb5", width=8)
        sheets.append(sheet)
    out = io.BytesIO()
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], title="")
    return out.getvalue()
