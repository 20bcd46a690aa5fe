"""A village's shop is furnished from nothing on a 360 px phone: looked at first, then shown, and its poster printed."""

import io

import pytest
from make import PASSWORD
from PIL import Image

from cms.models import StorefrontPage

pytestmark = pytest.mark.browser
SAVE = "บันทึกและแสดงทันที"


@pytest.fixture
def shop(make):
    shop = make.ready(make.merchant("กลุ่มแม่บ้านปานาเระ", slug="panare"))
    make.product(shop, "ข้าวเกรียบปลา")
    return shop


@pytest.fixture
def photo(tmp_path):
    """Return a photograph as a phone takes it, by its name."""

    def taken(name: str, size: tuple[int, int] = (2400, 1600)) -> str:
        out = io.BytesIO()
        Image.effect_noise(size, 40).convert("RGB").save(out, "JPEG", quality=70)
        file = tmp_path / f"{name}.jpg"
        file.write_bytes(out.getvalue())
        return str(file)

    return taken


def section(phone, name: str, **typed: str) -> None:
    """Open a section from the storefront's own page and type into it."""
    phone.follow(name)
    phone.fill(**typed)


def choose_photo(phone, field: str, file: str) -> None:
    phone.page.locator(f"input[name={field}]").set_input_files(file)
    phone.until("document.querySelector('.upload[data-full]') !== null")  # seen before it is sent


def test_a_whole_storefront_from_nothing(shop, make, screen, photo):
    phone = screen()
    phone.sign_in(make.owner_of(shop).email, PASSWORD)
    phone.open("/desk/")
    phone.page.locator("nav a", has_text="เพิ่มเติม").click()
    phone.follow("หน้าร้าน")
    phone.fill(intro="ข้าวเกรียบปลาทอดใหม่ทุกเช้า", about="สิบสองคนหน้าหาดปานาเระ", opening_hours="ทุกวัน 8.00–17.00 น.")
    choose_photo(phone, "cover", photo("cover"))
    phone.press("บันทึกหน้าร้าน")
    assert phone.reads("บันทึกแล้ว")

    section(phone, "ตราและสีของร้าน")
    choose_photo(phone, "logo", photo("logo", (900, 900)))
    phone.choose("colour", "indigo")
    phone.press(SAVE)
    section(phone, "สินค้าเด่น")
    phone.page.get_by_label("ข้าวเกรียบปลา").check()
    phone.press(SAVE)
    section(phone, "คนเบื้องหลัง", people="ก๊ะนะคุมเตา เมาะดะห์ตากแดด")
    choose_photo(phone, "picture", photo("people"))
    phone.press(SAVE)
    assert phone.reads("ถามทุกคนในรูปก่อน") and not StorefrontPage.objects.get(merchant=shop).people_picture
    phone.page.get_by_label("ทุกคนในรูปรู้และยอม").check()
    choose_photo(phone, "picture", photo("people"))
    phone.press(SAVE)
    section(phone, "วิธีทำ", making="ปลาสดสามส่วน แป้งหนึ่งส่วน นวดด้วยมือ")
    with phone.context.expect_page() as opened:
        phone.page.get_by_role("button", name="ดูตัวอย่างก่อน").click()
    look = opened.value
    look.get_by_text("ตัวอย่าง ยังไม่ได้บันทึก").wait_for()
    assert "นวดด้วยมือ" in look.locator("main").inner_text()
    look.close()
    assert not StorefrontPage.objects.get(merchant=shop).making  # looked at, not shown
    phone.press(SAVE)
    section(phone, "ช่วงหยุด", pauses="วันศุกร์หยุดละหมาด 12.00–13.30 น.")
    phone.press(SAVE)
    section(phone, "การส่งและการคืน", delivery_words="ส่งทุกวันจันทร์", return_words="แตกส่งใหม่")
    phone.press(SAVE)
    section(phone, "ช่องทางติดต่อ", line_id="@panare")
    phone.press(SAVE)
    assert phone.page.locator(".menu-list .badge", has_text="ใส่แล้ว").count() == 7

    phone.follow("พิมพ์ป้าย A4 หรือ A5")
    assert phone.reads("กลุ่มแม่บ้านปานาเระ") and phone.page.locator("svg").count()
    shopper = screen()
    shopper.open("/shops/panare/")
    for words in (
        "ทอดใหม่ทุกเช้า", "หน้าหาดปานาเระ", "ของเด่นของร้าน", "ข้าวเกรียบปลา", "ก๊ะนะคุมเตา", "นวดด้วยมือ", "ทุกวัน 8.00–17.00 น.",
        "หยุดละหมาด", "ส่งทุกวันจันทร์", "แตกส่งใหม่", "คุยทางไลน์ @panare",
    ):  # fmt: skip
        assert shopper.reads(words), words
    pictures = "[...document.querySelectorAll('main img')].every(it => { it.loading = 'eager'; return it.complete && it.naturalWidth > 0; })"
    shopper.until(pictures)
    assert shopper.page.locator(".shop-theme--indigo, .logo-mark, .shop-cover, .shop-people").count() == 4
