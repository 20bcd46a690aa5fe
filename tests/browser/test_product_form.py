"""A product put up from a phone in a village: few taps, and the network may go whenever it likes."""

import re

import pytest

from shop.catalogue.models import Product, UnfinishedProduct

pytestmark = pytest.mark.browser
PASSWORD = "ruean-kolae-2569"
NEW = "/desk/products/new/"
KEPT = "JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('kedai-listing-')))"
PHOTOS = """indexedDB.databases().then((all) => all.length > 0 && new Promise((done) => {
    const asked = indexedDB.open("kedai-listing");
    asked.onsuccess = () => {
        const count = asked.result.transaction("photos").objectStore("photos").count();
        count.onsuccess = () => { asked.result.close(); done(count.result); };
    };
}))"""  # how many lie in the phone
MOST_TAPS = 8
PRODUCT = re.compile(r"/desk/products/\d+/$")


@pytest.fixture
def photo(make, tmp_path):
    file = tmp_path / "IMG_1.jpg"
    file.write_bytes(make.picture_bytes((1200, 1600), "#b2402c"))
    return str(file)


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


class Thumb:
    """A thumb that counts: every touch of the glass is one tap, typing is free."""

    def __init__(self, phone) -> None:
        self.phone, self.taps = phone, 0

    def tap(self, selector: str) -> None:
        target = self.phone.page.locator(selector).locator("visible=true").first
        target.scroll_into_view_if_needed()
        target.click()
        self.taps += 1

    def takes_photo(self, path: str) -> None:
        """One tap opens the camera; the shutter is the phone's own."""
        with self.phone.page.expect_file_chooser() as chooser:
            self.tap(".upload")
        chooser.value.set_files(path)

    def types(self, name: str, words: str) -> None:
        """Type where the cursor stands; elsewhere one taps the field first."""
        if self.phone.page.evaluate("document.activeElement.name") != name:
            self.tap(f"[name={name}]")
        self.phone.page.keyboard.type(words)


@pytest.fixture
def phone(screen, make, merchant):
    phone = screen()
    phone.sign_in(make.owner_of(merchant).email, PASSWORD)
    phone.open("/desk/products/")
    return phone


def quiet(phone, *more: str) -> None:
    """Chromium and htmx complain that there is no signal; that is what is tried here."""
    expected = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest", *more)
    phone.faults = [fault for fault in phone.faults if not any(words in fault for words in expected)]


def begins(phone, photo, thumb) -> None:
    thumb.tap("a[href$='/products/new/']")
    phone.page.wait_for_url("**/products/new/")
    thumb.takes_photo(photo)
    thumb.tap("label.chip:has-text('น้ำบูดู')")
    thumb.types("name", "น้ำบูดูยายแมะ")
    with phone.page.expect_response(lambda answer: answer.request.method == "POST"):  # the site keeps the first screen
        thumb.tap("[name=then][value=next]")
    phone.fits()


def test_first_product_from_a_template_in_few_taps_with_the_network_cut_midway(phone, photo, merchant, make):
    thumb = Thumb(phone)
    begins(phone, photo, thumb)
    phone.signal(False)
    thumb.types("price", "55")
    assert phone.page.locator("[name=unit]").input_value() == "ขวด 300 มล."
    assert phone.reads("เติมจากแบบ “น้ำบูดู” ให้แล้ว: หนัก 480 กรัม")
    thumb.types("on_hand", "๑๒")
    thumb.tap("[name=then][value=sell]")
    phone.page.locator("[data-said]").locator("visible=true").wait_for()
    assert phone.reads("ไม่มีสัญญาณ เก็บไว้ในเครื่องนี้แล้วทั้งข้อความและรูป") and phone.reads("รอส่งเมื่อมีสัญญาณ")
    assert thumb.taps <= MOST_TAPS, thumb.taps
    assert phone.reads("ถ่ายรูปหรือเลือกรูป") and not phone.reads("เลือกแล้ว กดเพื่อเปลี่ยน")
    assert not Product.objects.exists()
    phone.signal(True)
    phone.until("!localStorage.getItem('kedai-listing-queue')")
    for _time in range(2):
        phone.open(NEW)
        phone.page.wait_for_load_state("networkidle")
    product = Product.objects.on_sale().get()
    assert (product.name, product.price_satang, product.unit) == ("น้ำบูดูยายแมะ", 5500, "ขวด 300 มล.")
    assert product.pictures.count() == 1 and make.variant(product).stock.on_hand == 12
    assert [each.key for each in product.allergens.all()] == ["fish"]
    quiet(phone)


def test_with_signal_it_is_on_sale_and_the_draft_is_gone(phone, photo):
    thumb = Thumb(phone)
    begins(phone, photo, thumb)
    thumb.types("price", "55")
    thumb.types("on_hand", "12")
    thumb.tap("[name=then][value=sell]")
    phone.page.wait_for_url(PRODUCT)
    assert phone.reads("ขึ้นขายแล้ว") and thumb.taps <= MOST_TAPS
    phone.open(NEW)
    assert phone.page.locator("[name=name]").input_value() == ""
    assert "น้ำบูดูยายแมะ" not in phone.page.evaluate(KEPT)
    assert Product.objects.get().pictures.count() == 1


def test_closing_the_browser_without_signal_loses_neither_words_nor_photo(phone, photo):
    thumb = Thumb(phone)
    thumb.tap("a[href$='/products/new/']")
    phone.page.wait_for_url("**/products/new/")
    phone.signal(False)
    thumb.takes_photo(photo)
    phone.until(PHOTOS)
    thumb.types("name", "กรือโป๊ะแห้ง")
    thumb.tap("[name=then][value=next]")
    thumb.types("price", "40")
    phone.until(f"{KEPT}.includes('40')")
    phone.page.close()
    phone.context.set_offline(False)
    phone.page = phone.context.new_page()
    phone.open(NEW)
    phone.page.locator("[data-said]").locator("visible=true").wait_for()
    assert phone.reads("เติมที่พิมพ์ค้างไว้ให้แล้ว")
    assert phone.page.locator("[name=price]").input_value() == "40"
    assert phone.page.evaluate("document.querySelector('[name=picture]').files.length") == 1
    phone.fill(on_hand="3", unit="ถุง")
    phone.page.locator("[name=category]").select_option(label="ขนมและของว่าง")
    thumb.tap("[name=then][value=sell]")
    phone.page.wait_for_url(PRODUCT)
    product = Product.objects.on_sale().get()
    assert (product.name, product.pictures.count()) == ("กรือโป๊ะแห้ง", 1)
    quiet(phone)


def test_what_is_wrong_is_said_on_the_spot_and_on_its_screen(phone, photo):
    thumb = Thumb(phone)
    phone.open(NEW)
    thumb.tap("[name=then][value=next]")
    assert phone.reads("ใส่ชื่อสินค้า เช่น น้ำบูดูสายบุรี")
    thumb.types("name", "ผ้าปาเต๊ะ")
    assert not phone.reads("ใส่ชื่อสินค้า เช่น น้ำบูดูสายบุรี")
    thumb.tap("[name=then][value=next]")
    phone.fill(price="ห้าร้อย", on_hand="1", unit="ผืน")
    phone.page.locator("[name=category]").select_option(label="ผ้าทอและผ้าบาติก")
    thumb.tap("[name=then][value=sell]")
    phone.page.locator("#id_picture_error").wait_for()
    assert phone.reads("ใส่รูปสินค้าก่อนเปิดขาย")
    thumb.takes_photo(photo)
    thumb.tap("[name=then][value=next]")
    assert phone.reads("อ่านจำนวนเงินไม่ได้")
    phone.fill(price="500")
    thumb.tap("[name=then][value=sell]")
    phone.page.wait_for_url(PRODUCT)
    assert Product.objects.on_sale().get().price_satang == 50000
    quiet(phone, "422")


def test_without_script_every_screen_is_a_page(screen, make, merchant, photo):
    phone = screen(javascript=False)
    phone.sign_in(make.owner_of(merchant).email, PASSWORD)
    phone.open(NEW)
    phone.page.locator("[name=picture]").set_input_files(photo)
    phone.page.locator("label.chip:has-text('กาแฟ')").click()
    phone.fill(name="กาแฟเบตง")
    phone.press("ไปต่อ: ราคาและจำนวน")
    phone.fill(price="120", on_hand="5")
    phone.press("เล่าเพิ่ม (ไม่บังคับ)")
    phone.fill(ingredients="กาแฟ 100%")
    phone.press("เปิดขายเลย")
    product = Product.objects.on_sale().get()
    assert (product.unit, product.ingredients, product.pictures.count()) == ("ถุง 250 กรัม", "กาแฟ 100%", 1)


def test_nothing_is_left_in_the_phone_after_signing_out(phone, photo):
    begins(phone, photo, Thumb(phone))
    phone.until(f"({KEPT}).includes('ยายแมะ')")
    phone.open("/accounts/logout/")
    phone.press("ออกจากระบบ")
    assert phone.page.evaluate(KEPT) == "[]"
    phone.until("indexedDB.databases().then((all) => all.length === 0)")  # the browser deletes in its own time
    assert UnfinishedProduct.objects.get().name == "น้ำบูดูยายแมะ"


def finished_without_signal(phone, photo) -> None:
    thumb = Thumb(phone)
    begins(phone, photo, thumb)
    phone.signal(False)
    thumb.types("price", "55")
    thumb.types("on_hand", "12")
    thumb.tap("[name=then][value=sell]")
    phone.page.locator("[data-said]").locator("visible=true").wait_for()


def test_the_list_of_products_sends_what_waits(phone, photo):
    finished_without_signal(phone, photo)
    phone.page.close()
    phone.context.set_offline(False)
    phone.page = phone.context.new_page()
    phone.page.goto(phone.base + "/desk/products/")  # it sends, and loads anew
    phone.page.locator(".stock-row:has-text('น้ำบูดูยายแมะ') .badge--verified").wait_for()
    assert phone.reads("ขึ้นขายแล้ว") and not phone.reads("รอส่งเมื่อมีสัญญาณ")
    assert Product.objects.on_sale().get().pictures.count() == 1
    quiet(phone)


def test_what_nobody_wants_any_more_is_not_sent(phone, photo):
    finished_without_signal(phone, photo)
    phone.page.get_by_role("button", name="ไม่ส่งแล้ว").click()
    assert not phone.reads("รอส่งเมื่อมีสัญญาณ")
    phone.signal(True)
    phone.open("/desk/products/")
    phone.page.wait_for_load_state("networkidle")
    assert not Product.objects.exists()
    quiet(phone)


def test_whoever_was_signed_out_meanwhile_signs_in_and_it_is_sent(phone, photo, make, merchant):
    thumb = Thumb(phone)
    begins(phone, photo, thumb)
    phone.context.clear_cookies(name="sessionid")
    thumb.types("price", "55")
    thumb.types("on_hand", "12")
    thumb.tap("[name=then][value=sell]")
    phone.page.locator("[data-said].notice--refused").wait_for()
    assert phone.reads("เข้าสู่ระบบอีกครั้ง แล้วเราจะส่งสินค้าที่เก็บไว้ให้") and not Product.objects.exists()
    phone.sign_in(make.owner_of(merchant).email, PASSWORD)
    phone.page.goto(phone.base + "/desk/products/")  # it sends, and loads anew
    phone.page.locator(".stock-row:has-text('น้ำบูดูยายแมะ') .badge--verified").wait_for()
    assert Product.objects.on_sale().get().pictures.count() == 1
