"""Papers in the officers' browser over HTTP: pages as pictures, covering, and everything that is refused."""

import base64
import io
import re

import papers_made as papers
import pillow_heif
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from common import clock
from common.audit.models import Event
from common.files import services as files
from common.files.models import PrivateFile
from common.uploads import clean_document
from merchants.onboarding import services as onboarding

pytestmark = pytest.mark.usefixtures("own_files")
MARK = ",".join(str(number) for number in papers.MARK)


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


@pytest.fixture
def case(draft):
    """Return a function that makes a submitted application; its ``chair_id`` is the given paper."""

    def make_case(content: bytes | None = None, **kwargs):
        row = draft(without={"chair_id"}, **kwargs)
        document = clean_document(content or papers.marked_picture())
        onboarding.add_document(application=row, by=row.applicant, paper="chair_id", document=document)
        row = onboarding.submit(application=row, by=row.applicant, agreed={"terms": True})
        return row, row.documents.get(paper="chair_id")

    return make_case


def at(document, verb: str) -> str:
    return f"/office/applications/{document.application_id}/documents/{document.pk}/{verb}/"


def text_of(response) -> str:
    return response.content.decode()


def picture_in(response) -> Image.Image:
    (found,) = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', text_of(response))
    return papers.image_of(base64.b64decode(found))


def field(response, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', text_of(response)).group(1)


def openings(document) -> list[Event]:
    return list(Event.objects.about(document).filter(verb="opened"))


@pytest.fixture
def cover(signed_in, officer, django_capture_on_commit_callbacks):
    """Return a function that covers over HTTP, as the page does it: the newest state is what she saw."""

    def send(document, *areas, by=None, **fields):
        document.file.refresh_from_db()
        sent = {"area": list(areas or [MARK]), "why": "religion", "page": "1", "seen": document.file.version, **fields}
        with django_capture_on_commit_callbacks(execute=True):
            return signed_in(by or officer).post(at(document, "covered"), sent)

    return send


def unchanged(document, before: PrivateFile) -> bool:
    after = PrivateFile.objects.get(pk=before.pk)
    assert not Event.objects.about(document).filter(verb="covered").exists()
    return (after.sha256, after.storage_key, after.covered_at) == (before.sha256, before.storage_key, before.covered_at)


# uploading


@pytest.mark.parametrize("paper", ["tvc2", "chair_id"])
def test_a_heic_photo_is_taken_and_kept_as_a_jpeg(signed_in, draft, paper):
    row = draft(without={"tvc2", "minute", "chair_id"})
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.open(io.BytesIO(papers.marked_picture((900, 600))))).save(out, format="HEIF")
    sent = {"file": SimpleUploadedFile("IMG_0001.HEIC", out.getvalue(), content_type="image/heic")}
    response = signed_in(row.applicant).post(f"/apply/q/{paper}/", sent)
    assert response.status_code == 302
    file = row.documents.get().file
    assert (file.content_type, file.width, file.height) == ("image/jpeg", 900, 600)
    assert papers.reds(papers.image_of(files.read(file))) > 1000


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (papers.text_pdf("x", pages=41), "ไฟล์ PDF นี้มี 41 หน้า ส่งได้ไม่เกิน 40 หน้า แยกเฉพาะหน้าที่ต้องใช้แล้วส่งใหม่"),
        (papers.locked_pdf(), "ไฟล์ PDF นี้ล็อกด้วยรหัสผ่าน บันทึกใหม่โดยไม่ล็อก หรือถ่ายรูปเอกสารแทน"),
        (b"%PDF-1.7\n<script>alert(1)</script>", "เปิดไฟล์ PDF นี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ"),
        (
            papers.pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2000000000>>"),
            "เปิดไฟล์ PDF นี้ไม่ได้",
        ),
    ],
)
def test_a_pdf_that_is_too_long_or_broken_is_refused(signed_in, draft, content, sentence):
    row = draft(without={"tvc2", "minute", "chair_id"})
    sent = {"file": SimpleUploadedFile("a.pdf", content, content_type="application/pdf")}
    response = signed_in(row.applicant).post("/apply/q/tvc2/", sent)
    assert response.status_code == 200 and sentence in text_of(response)
    assert not PrivateFile.objects.exists()


def test_forty_pages_are_taken(signed_in, draft):
    row = draft(without={"tvc2", "minute", "chair_id"})
    content = papers.text_pdf("one", pages=40)
    sent = {"file": SimpleUploadedFile("a.pdf", content, content_type="text/html")}  # what it calls itself is not asked
    assert signed_in(row.applicant).post("/apply/q/tvc2/", sent).status_code == 302
    assert row.documents.get().file.content_type == "application/pdf"


# looking


def test_a_pdf_is_seen_as_pictures_page_by_page_and_counts_once(signed_in, officer, case):
    _row, document = case(papers.text_pdf("one", "two", pages=3))
    client = signed_in(officer)
    assert client.get(at(document, "open")).status_code == 302
    first = client.post(at(document, "open"), {"purpose": "review"})
    assert first.status_code == 200 and "หน้า 1 จาก 3" in text_of(first)
    assert first["Content-Type"].startswith("text/html") and first["Cache-Control"] == "private, no-store"
    assert first["X-Content-Type-Options"] == "nosniff" and "default-src 'none'" in first["Content-Security-Policy"]
    assert b"%PDF" not in first.content
    note = field(first, "opening")
    second = client.post(at(document, "open"), {"purpose": "review", "page": "2", "opening": note})
    assert "หน้า 2 จาก 3" in text_of(second)
    assert picture_in(second).tobytes() != picture_in(first).tobytes()
    (event,) = openings(document)
    assert (event.by, event.why, event.facts["code"]) == (officer, "ตรวจใบสมัคร", "review")


def test_a_note_of_an_opening_is_good_for_its_person_paper_and_half_hour(signed_in, make, officer, case):
    _row, document = case(papers.text_pdf("one", pages=2))
    _row, other = case(papers.text_pdf("one", pages=2))
    note = field(signed_in(officer).post(at(document, "open"), {"purpose": "review"}), "opening")
    colleague = make.officer(provinces=["94"])
    fields = {"purpose": "review", "page": "2", "opening": note}
    signed_in(colleague).post(at(document, "open"), fields)
    signed_in(officer).post(at(other, "open"), fields)
    signed_in(officer).post(at(document, "open"), {**fields, "purpose": "audit"})
    signed_in(officer).post(at(document, "open"), {**fields, "opening": note[:-2] + "xx"})
    assert [len(openings(each)) for each in (document, other)] == [4, 1]


@pytest.mark.parametrize("page", ["0", "4", "41", "-1", "999", "1e9", "٣", "NaN", "9" * 400, "2.5", "' or 1=1"])
def test_absurd_page_numbers_are_calm(signed_in, officer, case, page):
    _row, document = case(papers.text_pdf("one", pages=3))
    for verb in ("open", "cover"):
        response = signed_in(officer).post(at(document, verb), {"purpose": "review", "page": page})
        if response.status_code == 409:
            assert "เอกสารนี้ไม่มีหน้าที่เลือก" in text_of(response)
        else:
            assert response.status_code == 200 and "หน้า 1 จาก 3" in text_of(response)


@pytest.mark.parametrize("content", [papers.laughing_pdf(), papers.swelling_pdf()], ids=["laughing", "swelling"])
def test_a_hostile_pdf_is_refused_and_no_opening_is_written(signed_in, officer, case, content):
    _row, document = case(content)
    for verb in ("open", "cover"):
        response = signed_in(officer).post(at(document, verb), {"purpose": "review"})
        assert response.status_code == 409 and "วาดเอกสารนี้เป็นรูปไม่ได้" in text_of(response)
    assert openings(document) == []


def test_a_picture_opens_as_it_always_did(signed_in, officer, case):
    _row, document = case()
    response = signed_in(officer).post(at(document, "open"), {"purpose": "review"})
    assert response["Content-Type"] == "image/jpeg" and response["Content-Security-Policy"].startswith("sandbox;")


# covering


def test_covering_the_whole_way(signed_in, officer, case, cover, own_files):
    row, document = case()
    client = signed_in(officer)
    page = client.post(at(document, "cover"))
    assert "ปิดแล้วเอาคืนไม่ได้" in text_of(page) and papers.reds(picture_in(page)) > 1000
    assert page["Cache-Control"] == "private, no-store"
    (event,) = openings(document)
    assert event.why == "ดูเพื่อปิดทับข้อมูลที่ไม่ควรเก็บ"
    before = PrivateFile.objects.get(pk=document.file_id)
    response = cover(document, opening=field(page, "opening"), seen=field(page, "seen"))
    assert response["Location"] == f"/office/applications/{row.pk}/"
    assert "ปิดทับแล้ว ระบบเก็บเฉพาะฉบับที่ปิดทับ" in text_of(client.get(response["Location"]))
    after = PrivateFile.objects.get(pk=document.file_id)
    assert after.sha256 != before.sha256 and after.storage_key != before.storage_key
    lying = [path for path in own_files.rglob("*") if path.is_file()]
    assert len(lying) == 3  # this paper once, and two others
    assert all(papers.reds(papers.image_of(path.read_bytes())) == 0 for path in lying)
    covered = Event.objects.about(document).get(verb="covered")
    assert covered.by == officer and covered.facts["reason"] == "religion"
    assert covered.facts["areas"] == [[1, *papers.MARK]] and before.sha256 not in str(covered.facts)
    opened = client.post(at(document, "open"), {"purpose": "review"})
    assert papers.reds(papers.image_of(opened.content)) == 0


def test_covering_without_script_by_ticking_boxes(signed_in, officer, case, cover):
    _row, document = case()
    boxes = re.findall(
        r'type="checkbox" name="area" value="([^"]+)"', text_of(signed_in(officer).post(at(document, "cover")))
    )
    assert len(boxes) == 96 and boxes[0] == "0,0,1250,833"
    ticked = [box for box in boxes if _meets(box)]
    assert cover(document, *ticked).status_code == 302
    document.file.refresh_from_db()
    assert len(document.file.covered_areas) == 1  # the boxes lie side by side
    assert papers.reds(papers.image_of(files.read(document.file))) == 0


def _meets(box: str) -> bool:
    left, top, width, height = (int(number) for number in box.split(","))
    x, y, w, h = papers.MARK
    return left < x + w and x < left + width and top < y + h and y < top + height


def test_a_wide_paper_has_a_wide_grid(signed_in, officer, case):
    _row, document = case(papers.marked_picture((1000, 700)))
    page = text_of(signed_in(officer).post(at(document, "cover")))
    assert "cover-grid--wide" in page and 'value="0,0,833,1250"' in page


def test_a_page_of_a_pdf_is_covered(signed_in, officer, case, cover):
    _row, document = case(papers.text_pdf("SECRET", pages=2))
    page = signed_in(officer).post(at(document, "cover"), {"page": "2"})
    assert "หน้า 2 จาก 2" in text_of(page) and '<input type="hidden" name="page" value="2">' in text_of(page)
    assert cover(document, "0,0,10000,5000", page="2").status_code == 302
    document.file.refresh_from_db()
    assert document.file.is_pdf and document.file.covered_areas == [[2, 0, 0, 10000, 5000]]
    assert papers.text_of_pdf(files.read(document.file)).strip() == ""


@pytest.mark.parametrize(
    "area",
    ["-1,0,100,100", "0,0,10001,10", "9990,0,100,100", "0,0,NaN,100", "0,0,1e3,100", "0,0,0,0", "0,0,100", "x", "",
     "0,0,99999999999999999999,1", "1.5,0,100,100", "٠,٠,١٠٠,١٠٠", "0,0,100,100,100", "<svg onload=alert(1)>"],
)  # fmt: skip
def test_absurd_rectangles_change_nothing(case, cover, area):
    _row, document = case()
    before = PrivateFile.objects.get(pk=document.file_id)
    response = cover(document, area)
    assert response.status_code == 200
    assert "กรอบที่ส่งมาไม่ถูกต้อง เปิดหน้านี้ใหม่แล้ววางกรอบอีกครั้ง ยังไม่มีอะไรเปลี่ยนแปลง" in text_of(response)
    assert unchanged(document, before) and "<svg onload" not in text_of(response)


def test_hundreds_and_ten_thousand_rectangles_change_nothing(case, cover):
    _row, document = case()
    before = PrivateFile.objects.get(pk=document.file_id)
    apart = [f"{250 * (number % 30)},{250 * (number // 30)},100,100" for number in range(41)]
    response = cover(document, *apart)
    assert response.status_code == 409 and "ปิดได้ครั้งละไม่เกิน 40 แห่ง" in text_of(response)
    assert cover(document, *[MARK] * 300).status_code == 200
    assert cover(document, *[MARK] * 10_000).status_code == 400
    assert unchanged(document, before)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"why": ""}, "เลือกว่าปิดเพราะอะไร"),
        ({"why": "curious"}, "เลือกว่าปิดเพราะอะไร"),
        ({"area": []}, "ยังไม่ได้เลือกส่วนที่จะปิด วางกรอบหรือแตะช่องบนรูปอย่างน้อยหนึ่งแห่ง"),
    ],
)
def test_what_is_missing_is_said_and_what_was_chosen_stays(case, cover, fields, sentence):
    _row, document = case()
    before = PrivateFile.objects.get(pk=document.file_id)
    response = cover(document, **fields)
    assert response.status_code == 200 and sentence in text_of(response)
    if "area" not in fields:
        assert f'<input type="hidden" name="area" value="{MARK}" data-cover-area>' in text_of(response)
    assert unchanged(document, before)


@pytest.mark.parametrize(("page", "status"), [("2", 409), ("0", 409), ("41", 409), ("x", 200), ("", 200)])
def test_a_page_that_is_not_there_is_not_covered(case, cover, page, status):
    _row, document = case()
    before = PrivateFile.objects.get(pk=document.file_id)
    assert cover(document, page=page).status_code == status
    assert unchanged(document, before)


def test_the_second_of_two_officers_reads_what_the_first_did(case, cover, make):
    _row, document = case()
    seen = document.file.version
    assert cover(document).status_code == 302
    colleague = make.officer(provinces=["94"])
    response = cover(document, "7000,7000,1000,1000", by=colleague, seen=seen)
    assert response.status_code == 409
    assert "คุณอัสมาปิดทับเอกสารนี้ไปแล้วเมื่อ" in text_of(response)
    document.file.refresh_from_db()
    assert field(response, "seen") == document.file.version  # what she sees now is the newest
    assert papers.reds(picture_in(response)) == 0 and len(document.file.covered_areas) == 1
    assert cover(document, "7000,7000,1000,1000", by=colleague).status_code == 302


def test_a_double_click_covers_once(case, cover):
    _row, document = case()
    seen = document.file.version
    assert [cover(document, seen=seen).status_code for _time in range(2)] == [302, 302]
    assert Event.objects.about(document).filter(verb="covered").count() == 1


def test_others_do_not_reach_it(signed_in, client, make, case):
    row, document = case()
    before = PrivateFile.objects.get(pk=document.file_id)
    sent = {"area": MARK, "why": "religion", "page": "1", "seen": document.file.version, "purpose": "review"}
    outside = [
        make.officer(provinces=["95"]),
        make.viewer(provinces=["94"]),
        row.applicant,
        make.user(),
        make.editor(),
        make.admin(),
    ]
    for verb in ("open", "cover", "covered"):
        assert client.post(at(document, verb), sent)["Location"].startswith("/accounts/login/")
    for person in outside:
        for verb in ("open", "cover", "covered"):
            assert signed_in(person).post(at(document, verb), sent).status_code == 404
            assert signed_in(person).get(at(document, verb)).status_code == 404
    _other_row, other = case()
    crossed = f"/office/applications/{row.pk}/documents/{other.pk}"
    for verb in ("open", "cover", "covered"):
        assert signed_in(make.officer()).post(f"{crossed}/{verb}/", sent).status_code == 404
        assert signed_in(make.officer()).get(at(document, verb)).status_code == 302
    assert unchanged(document, before) and openings(document) == []


def test_an_officer_does_not_cover_her_own_paper(signed_in, officer, case, cover):
    row, document = case(applicant=officer)
    before = PrivateFile.objects.get(pk=document.file_id)
    for response in (signed_in(officer).post(at(document, "cover")), cover(document)):
        assert response.status_code == 409
        assert "นี่เป็นเอกสารของคุณเอง จึงปิดทับเองไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นปิด หรือส่งรูปใหม่แทน" in text_of(response)
    assert unchanged(document, before)


def test_a_deleted_paper_is_neither_opened_nor_covered(signed_in, officer, case, cover):
    _row, document = case()
    PrivateFile.objects.filter(pk=document.file_id).update(deleted_at=clock.now())
    for response in (signed_in(officer).post(at(document, "open"), {"purpose": "review"}), cover(document)):
        assert response.status_code == 409 and "เอกสารนี้ถูกลบแล้วตามกำหนดเวลาเก็บรักษา" in text_of(response)


def test_the_case_costs_the_same_however_often_papers_were_opened(
    signed_in, officer, case, django_assert_max_num_queries
):
    row, document = case()
    client = signed_in(officer)
    for _time in range(20):
        client.post(at(document, "open"), {"purpose": "review"})
    client.get(f"/office/applications/{row.pk}/")
    with django_assert_max_num_queries(22):
        client.get(f"/office/applications/{row.pk}/")
