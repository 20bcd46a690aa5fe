"""Papers drawn for real by the process of its own, hostile ones among them."""

import io
import subprocess
import threading

import papers_made as papers
import pypdfium2
import pytest
from PIL import Image

from common import sheets, upload_errors, uploads
from common.areas import Area

ALL = Area(1, 0, 0, 10_000, 10_000)
NOT_DRAWN = "วาดเอกสารนี้เป็นรูปไม่ได้ ไฟล์อาจเสียหรือหนักเกินไป ขอให้เจ้าของเอกสารถ่ายรูปส่งมาใหม่แทน"


def test_a_page_is_drawn_as_a_picture():
    sheet = sheets.page(papers.text_pdf("one", "two", pages=3), 2)
    assert (sheet.pages, sheet.height, sheet.jpeg[:3]) == (3, 1700, b"\xff\xd8\xff")
    dark = sum(1 for value in papers.image_of(sheet.jpeg).convert("L").get_flattened_data() if value < 100)
    assert dark > 500  # the letters


def test_the_pages_differ():
    paper = papers.text_pdf("one", "two", pages=2)
    assert sheets.page(paper, 1).jpeg != sheets.page(paper, 2).jpeg


def test_a_picture_is_a_paper_of_one_sheet():
    sheet = sheets.page(papers.marked_picture((800, 1000)), 1, edge=500)
    assert (sheet.pages, sheet.width, sheet.height) == (1, 400, 500)


@pytest.mark.parametrize("number", [0, -1, 2, 41, 10**40])
def test_a_page_that_is_not_there_is_refused(number):
    with pytest.raises(sheets.NoSuchPage) as refused:
        sheets.page(papers.text_pdf("one"), number)
    assert refused.value.message == "เอกสารนี้ไม่มีหน้าที่เลือก กลับไปเปิดเอกสารใหม่อีกครั้ง"


def test_forty_pages_are_taken_drawn_and_covered():
    content = papers.text_pdf("secret", pages=40)
    assert uploads.clean_document(content).pages == 40
    assert sheets.page(content, 40).pages == 40
    made = sheets.covered(content, [Area(40, 0, 0, 10_000, 10_000)])
    assert len(pypdfium2.PdfDocument(made.bytes)) == 40


def test_covered_points_are_gone_from_a_picture():
    content = papers.marked_picture()
    assert papers.reds(papers.image_of(content)) > 1000
    made = sheets.covered(content, [Area(1, *papers.MARK)])
    image = papers.image_of(made.bytes)
    assert (made.content_type, made.width, made.height, image.size) == ("image/jpeg", 800, 1000, (800, 1000))
    assert papers.reds(image) == 0
    assert max(image.getpixel((250, 350))) < 16
    assert min(image.getpixel((250, 500))) > 200  # the rest is as it was


def test_what_touches_the_edge_is_black_to_the_edge():
    image = papers.image_of(sheets.covered(papers.marked_picture(), [ALL]).bytes)
    assert max(max(image.getpixel(point)) for point in [(0, 0), (799, 0), (0, 999), (799, 999)]) < 16


def test_a_covered_pdf_has_pictures_and_no_word():
    content = papers.text_pdf("SECRET", "second", pages=2)
    assert "SECRET" in papers.text_of_pdf(content)
    made = sheets.covered(content, [Area(1, 0, 0, 10_000, 3000)])
    assert made.content_type == "application/pdf" and (made.width, made.height) == (None, None)
    assert papers.text_of_pdf(made.bytes).strip() == ""
    assert b"SECRET" not in made.bytes and b"Helvetica" not in made.bytes
    with pypdfium2.PdfDocument(made.bytes) as document:
        assert [page.get_size() for page in document] == [(595, 842), (595, 842)]
    first = papers.image_of(sheets.page(made.bytes, 1).jpeg)
    assert max(max(point) for point in first.crop((0, 0, first.width, 400)).get_flattened_data()) < 40
    second = papers.image_of(sheets.page(made.bytes, 2).jpeg).convert("L")
    assert sum(1 for value in second.get_flattened_data() if value < 100) > 500  # its words can still be read
    assert uploads.clean_document(made.bytes).pages == 2  # and it is a good paper itself


def test_what_was_typed_into_a_form_is_seen():
    form = papers.pdf_of(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/DR<</Font<</F 5 0 R>>>>/DA(/F 24 Tf)>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R]>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(TYPED)/Rect[20 100 280 160]/DA(/F 24 Tf 0 g)/F 4/AP<</N 6 0 R>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        papers.stream(
            b"BT /F 24 Tf 5 20 Td (TYPED) Tj ET", "/Subtype/Form/BBox[0 0 260 60]/Resources<</Font<</F 5 0 R>>>>"
        ),
    )
    image = papers.image_of(sheets.page(form, 1).jpeg).convert("L")
    assert sum(1 for value in image.get_flattened_data() if value < 100) > 500


@pytest.mark.parametrize("make", [papers.laughing_pdf, papers.swelling_pdf], ids=["laughing", "swelling"])
def test_a_pdf_that_eats_memory_ends_alone(make):
    content = make()
    assert len(content) < 10_000 and uploads.clean_document(content).pages == 1  # nothing about it looks wrong
    for act in (lambda: sheets.page(content, 1), lambda: sheets.covered(content, [ALL])):
        with pytest.raises(sheets.NotDrawn) as refused:
            act()
        assert refused.value.message == NOT_DRAWN


def test_a_pdf_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(sheets, "PAGE_SECONDS", 1)
    with pytest.raises(sheets.NotDrawn):
        sheets.page(papers.endless_pdf(), 1)


def test_a_process_that_does_not_end_itself_is_ended_from_outside(monkeypatch):
    monkeypatch.setattr(sheets, "GRACE", 1 - sheets.PAGE_SECONDS)
    with pytest.raises(sheets.NotDrawn):
        sheets.page(papers.endless_pdf(), 1)


@pytest.mark.parametrize("box", ["0 0 1000000000 1000000000", "0 0 0 0", "0 0 nan -5", "0 0 14400 0.01", "300 200 0 0"])
def test_a_sheet_of_absurd_size_is_drawn_within_bounds(box):
    content = papers.one_page(papers.page_with(box=box), papers.stream(b""))
    sheet = sheets.page(content, 1)
    assert 1 <= sheet.width <= 1701 and 1 <= sheet.height <= 1701
    assert sheets.covered(content, [ALL]).bytes.startswith(b"%PDF-")


def test_a_picture_inside_that_is_far_too_large_does_no_harm():
    rows = b"\0" * (3 * 13_000)
    packer = papers.zlib.compressobj(9)
    packed = b"".join(packer.compress(rows) for _ in range(13_000)) + packer.flush()
    facts = "/Subtype/Image/Width 13000/Height 13000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
    content = papers.one_page(
        papers.page_with("/XObject<</X 5 0 R>>"),
        papers.stream(b"q 200 0 0 300 0 0 cm /X Do Q"),
        papers.stream(packed, facts),
    )
    assert sheets.page(content, 1).height == 1700


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n<script>",
        papers.pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2000000000>>"),
        b"%PDF-1.7\n" + b"\0" * 5000,
    ],
)
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(upload_errors.BrokenDocument):
        sheets.check_pdf(content)
    with pytest.raises(sheets.NotDrawn):
        sheets.page(content, 1)


def test_pages_that_contain_themselves_are_refused_when_looked_at():
    content = papers.pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>")
    with pytest.raises(sheets.NotDrawn):
        sheets.page(content, 1)


def test_a_picture_that_is_none_is_refused():
    for content in (b"<svg onload=alert(1)>", b"GIF89a" + b"\0" * 50, b"", b"\xff\xd8\xff" + b"\0" * 90):
        with pytest.raises(sheets.NotDrawn):
            sheets.page(content, 1)


def test_the_process_can_write_no_file_and_stays_within_its_memory():
    order = b'{"work": "page", "seconds": 5, "page": 1, "edge": 100, "quality": 80}\n'
    tries = (
        "import sys, runpy; sys.argv = ['x']; import resource, io;"
        f"m = runpy.run_path({str(sheets.PROCESS)!r});"
        "m['limit_oneself'](5);"
        "print([resource.getrlimit(w)[0] for w in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)])"
    )
    said = subprocess.run([sheets.sys.executable, "-c", tries], input=order, capture_output=True, check=True)
    assert said.stdout.decode().strip() == f"[{768 * 1024 * 1024}, 5, 0]"


def test_one_paper_at_a_time_and_nobody_waits_for_ever(monkeypatch):
    monkeypatch.setattr(sheets, "PATIENCE", 0.1)
    held, gate = threading.Event(), threading.Event()

    def hold():
        with sheets._one_at_a_time:
            held.set()
            gate.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        with pytest.raises(sheets.OtherPapersFirst) as refused:
            sheets.page(papers.text_pdf("one"), 1)
    finally:
        gate.set()
        holder.join()
    assert refused.value.message.startswith("ขณะนี้มีคนเปิดเอกสารพร้อมกันหลายคน ยังไม่มีอะไรเปลี่ยนแปลง")
    assert sheets.page(papers.text_pdf("one"), 1).pages == 1


def test_a_png_is_covered_as_well():
    out = io.BytesIO()
    Image.new("RGBA", (60, 60), (255, 0, 0, 255)).save(out, "PNG")
    made = sheets.covered(out.getvalue(), [ALL])
    assert made.content_type == "image/jpeg" and papers.reds(papers.image_of(made.bytes)) == 0
