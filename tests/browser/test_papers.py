"""Papers in a real browser: a large photograph is made smaller on the phone, an officer covers with and without script."""

import io

import papers_made as papers
import pillow_heif
import pytest
from make import PASSWORD
from PIL import Image

from common.files import services as files
from common.uploads import clean_document
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Document

pytestmark = pytest.mark.browser
MIB = 1024 * 1024
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture
def returned(make):
    """An application that its applicant may mend."""
    application, _document = make.application_waiting()
    onboarding.send_back(application=application, by=make.officer(), reason="ถ่ายใหม่ให้ชัด")
    return application


def large_photo() -> bytes:
    """A photograph of about 12 MB as a phone writes it: lying on its side, with a note to turn it. Its top left is red."""
    image = Image.effect_noise((4000, 3000), 90).convert("RGB")
    image.paste(papers.RED, (0, 2000, 1000, 3000))  # turned, it is at the top left
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    exif[0x010E] = "secret garden"
    image.save(out, "JPEG", quality=96, exif=exif)
    assert 9 * MIB < len(out.getvalue()) < 12 * MIB
    return out.getvalue()


def newest(application) -> Document:
    return application.documents.filter(paper="tvc2", replaced_at__isnull=True).select_related("file").get()


def send(person, name: str, kind: str, content: bytes) -> int:
    """Choose a file, press at once, and return how many bytes the browser sent."""
    sent = []
    person.page.on("request", lambda request: request.method == "POST" and sent.append(request))
    person.page.set_input_files("input[type=file]", {"name": name, "mimeType": kind, "buffer": content})
    person.press("ส่งเอกสารนี้")
    (request,) = sent
    return int(request.all_headers()["content-length"])


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_large_photograph(screen, returned, javascript):
    phone = screen(javascript=javascript)
    phone.sign_in(returned.applicant.email, PASSWORD)
    phone.open("/apply/q/tvc2/")
    content = large_photo()
    size = send(phone, "IMG_0001.JPG", "image/jpeg", content)
    assert (size < 4 * MIB) if javascript else (size > len(content)), size
    file = newest(returned).file
    assert (file.width, file.height) == (1950, 2600)
    kept = files.read(file)
    assert b"secret garden" not in kept
    red, green, _blue = papers.image_of(kept).getpixel((300, 300))
    assert red > 150 > 90 > green


def test_what_the_browser_cannot_decode_is_sent_as_it_is(screen, returned):
    phone = screen()
    phone.sign_in(returned.applicant.email, PASSWORD)
    phone.open("/apply/q/tvc2/")
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.effect_noise((2400, 1800), 90).convert("RGB")).save(out, format="HEIF", quality=95)
    assert len(out.getvalue()) > MIB
    assert send(phone, "IMG_0002.HEIC", "image/heic", out.getvalue()) > len(out.getvalue())
    file = newest(returned).file
    assert (file.content_type, file.width, file.height) == ("image/jpeg", 2400, 1800)


def test_a_small_picture_and_a_pdf_are_left_alone(screen, returned):
    phone = screen()
    phone.sign_in(returned.applicant.email, PASSWORD)
    phone.open("/apply/q/tvc2/")
    content = papers.text_pdf("one") + b"\n%" + b"x" * (2 * MIB)
    assert send(phone, "a.pdf", "application/pdf", content) > len(content)
    assert files.read(newest(returned).file) == content


@pytest.fixture
def marked(make, returned):
    """A paper on which something red must not be seen."""
    marked = clean_document(papers.marked_picture())
    return onboarding.add_document(application=returned, by=returned.applicant, paper="chair_id", document=marked)


def at_the_cover(person, document):
    """Go there as an officer does: from the case, in a new tab."""
    person.open(f"/office/applications/{document.application_id}/")
    row = person.page.locator("#r-chair_id")
    with person.context.expect_page() as opened:
        row.get_by_role("button", name="ปิดทับ").click()
    person.page = opened.value
    person.page.on("console", person._hear)
    person.page.on("dialog", lambda dialog: dialog.accept())
    person.page.wait_for_load_state("load")
    person.fits()


def hidden(document) -> bool:
    document.file.refresh_from_db()
    return papers.reds(papers.image_of(files.read(document.file))) == 0


@pytest.mark.parametrize("viewport", [None, DESKTOP], ids=["phone", "desktop"])
def test_an_officer_draws_a_rectangle(screen, make, marked, viewport):
    officer = make.officer(provinces=["94"])
    person = screen(viewport) if viewport else screen()
    person.sign_in(officer.email, PASSWORD)
    at_the_cover(person, marked)
    picture = person.page.locator(".cover-stage img")
    person.press("ปิดทับและลบฉบับเดิม")
    assert person.reads("ยังไม่ได้เลือกส่วนที่จะปิด")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    mouse = person.page.mouse
    mouse.move(box["x"] + 0.18 * box["width"], box["y"] + 0.28 * box["height"])
    mouse.down()
    mouse.move(box["x"] + 0.4 * box["width"], box["y"] + 0.35 * box["height"], steps=4)
    mouse.up()
    assert person.page.locator(".cover-box").count() == 1
    person.page.keyboard.press("Shift+ArrowRight")  # the last bits by keyboard
    for _time in range(14):
        person.page.keyboard.press("Shift+ArrowRight")
        person.page.keyboard.press("Shift+ArrowDown")
    picture.click(position={"x": box["width"] - 5, "y": 20})
    assert person.page.locator(".cover-box").count() == 2
    person.fits()
    person.page.keyboard.press("Delete")
    assert person.page.locator(".cover-box").count() == 1
    person.choose("why", "religion")
    person.press("ปิดทับและลบฉบับเดิม")
    assert person.reads("ปิดทับแล้ว ระบบเก็บเฉพาะฉบับที่ปิดทับ")
    assert hidden(marked)
    ((page, left, top, width, height),) = marked.file.covered_areas
    assert page == 1 and abs(left - 1800) < 60 and abs(top - 2800) < 60 and 3500 < width < 3900 and 2000 < height < 2300


def test_an_officer_without_script_ticks_boxes(screen, make, marked):
    officer = make.officer(provinces=["94"])
    person = screen(javascript=False)
    person.sign_in(officer.email, PASSWORD)
    person.page.goto(f"{person.base}/office/applications/{marked.application_id}/")
    row = person.page.locator("#r-chair_id")
    with person.context.expect_page() as opened:
        row.get_by_role("button", name="ปิดทับ").click()
    page = opened.value
    page.wait_for_load_state("load")
    for line in (4, 5):
        for place in (2, 3, 4):
            page.get_by_label(f"แถว {line} ช่อง {place}", exact=True).check(force=True)
    page.locator("input[name=why][value=religion]").check()
    with page.expect_navigation():
        page.get_by_role("button", name="ปิดทับและลบฉบับเดิม").click()
    assert "ปิดทับแล้ว ระบบเก็บเฉพาะฉบับที่ปิดทับ" in page.locator("body").inner_text()
    assert hidden(marked) and len(marked.file.covered_areas) == 1
