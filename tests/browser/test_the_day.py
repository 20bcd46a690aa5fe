"""From an application to a delivered order, lived through in Chromium on a 360 px phone."""

import pytest
from django.core.management import call_command

from common.letters.models import Letter
from merchants.models import Merchant
from shop.catalogue.models import Product
from shop.orders import links
from shop.orders.models import Order

pytestmark = [pytest.mark.browser, pytest.mark.both]
EMAIL, PASSWORD = "fatimah@example.test", "ruean-kolae-2569"
SHOP = "วิสาหกิจชุมชนบูดูบ้านปะเสยะวอ"


@pytest.fixture
def photo(make, tmp_path):
    """Photos as a phone takes them: ``photo("red")`` is the path of a JPEG."""

    def taken(colour: str) -> str:
        file = tmp_path / f"{colour.strip('#')}.jpg"
        file.write_bytes(make.picture_bytes((1200, 1600), colour))
        return str(file)

    return taken


def test_the_day(screen, make, photo):
    officer = make.officer("officer@example.test")
    neighbour = make.ready(make.merchant("กลุ่มกรือโป๊ะแหลมโพธิ์"), flat_satang=3500, cod_fee_satang=2000)
    make.product(neighbour, "กรือโป๊ะปลาแผ่นดิบ", price_satang=8000, on_hand=5, picture=make.picture("#d79b2b"))

    merchant = screen()
    applies(merchant, photo)
    office = screen({"width": 1280, "height": 900})
    reviewed(office, merchant, officer, photo)
    shop = Merchant.objects.get(name=SHOP)
    sets_up(merchant, photo)
    lets_through(office, merchant, shop)

    shopper = screen()
    finds(shopper, shop)
    order, cod_order = buys(shopper, shop, neighbour)
    pays(shopper, order, photo)
    sends(merchant, order)
    receives(shopper, merchant, order)
    books_agree(merchant, order, cod_order)


def applies(phone, photo) -> None:
    phone.open("/accounts/signup/")
    phone.fill(email=EMAIL, first_name="ฟาตีเมาะ", password1=PASSWORD)
    phone.submit("form:has(input[name=password1])")
    phone.open("/apply/")
    phone.press("เริ่มสมัคร")
    phone.choose("legal_form", "group")
    phone.choose("type", "community_enterprise")
    phone.press("บันทึกและไปต่อ")
    phone.fill(name=SHOP)
    phone.press("บันทึกและไปต่อ")
    phone.fill(line="12/3 ม.4", place_query="ปะเสยะวอ")
    phone.page.locator("input[name=place][value='940703:94110']").check(force=True)
    phone.press("บันทึกและไปต่อ")
    phone.fill(contact_name="ฟาตีเมาะ สาและ", phone="๐๘๑-๒๓๔-๕๖๗๘")
    phone.press("บันทึกและไปต่อ")
    phone.fill(member_count="๑๘", **{f"person_{number}": f"สมาชิก {number}" for number in range(1, 8)})
    phone.press("บันทึกและไปต่อ")
    phone.choose("signing_rule", "any_one")
    phone.press("บันทึกและไปต่อ")
    for colour in ("#ccbbaa", "#bbccaa", "#aabbcc"):
        phone.page.locator("input[type=file]").set_input_files(photo(colour))
        phone.press("ส่งเอกสารนี้")
    phone.fill(income="15,000", fees="0")
    phone.choose("channels", "market")
    phone.press("บันทึกและไปต่อ")
    phone.page.locator("input[name=terms]").check(force=True)
    phone.press("ส่งใบสมัคร")
    assert phone.reads("รอ")


def reviewed(desk, merchant, officer, photo) -> None:
    desk.sign_in(officer.email, PASSWORD)
    desk.open("/office/applications/?province=94")
    desk.follow(SHOP)
    case = desk.page.url
    desk.press("รับตรวจใบนี้")
    with desk.context.expect_page() as opened:
        desk.page.get_by_role("button", name="เปิดดู").first.click()
    opened.value.wait_for_load_state()
    assert "image" in (opened.value.evaluate("document.contentType"))
    opened.value.close()
    desk.open(case)
    desk.unfold()
    card = desk.page.locator("#r-chair_id")
    card.locator("select[name=reason]").select_option("unclear")
    card.locator("form[action*='/mend/'] textarea").fill("ถ่ายใหม่ในที่สว่าง")
    desk.submit("#r-chair_id form[action*='/mend/']")
    desk.unfold()
    desk.submit("form[action$='/return/']")

    merchant.open("/apply/")
    assert merchant.reads("รูปไม่ชัด อ่านไม่ออก · ถ่ายใหม่ในที่สว่าง")
    merchant.follow("แก้ไขและส่งใหม่")
    merchant.page.locator("input[type=file]").set_input_files(photo("#ddeeff"))
    merchant.press("ส่งเอกสารนี้")
    merchant.open("/apply/review/")
    merchant.page.locator("input[name=terms]").check(force=True)
    merchant.press("ส่งใบสมัคร")

    desk.open(case)
    desk.press("รับตรวจใบนี้")
    desk.press("คำตอบทุกข้อผ่าน")
    while desk.page.locator("form[action*='/accept/']").count():
        desk.go_on(desk.page.locator("form[action*='/accept/'] [type=submit]"), "ผ่าน")
    desk.press("อนุมัติ เปิดร้าน")
    assert desk.reads("อนุมัติแล้ว")


def sets_up(phone, photo) -> None:
    phone.open("/desk/payout/account/?type=mobile")
    phone.fill(password=PASSWORD)
    phone.submit("form:has(input[name=password])")
    phone.fill(proxy="๐๘๑๒๓๔๕๖๗๘", holder_name="นางฟาตีเมาะ สาและ")
    phone.submit("form:has([name=proxy])")
    assert phone.reads("ฟาตีเมาะ สาและ")
    phone.open("/desk/delivery/")
    sends_by_flat_rate(phone)
    phone.open("/desk/products/new/")
    phone.page.locator("input[type=file]").first.set_input_files(photo("#b2402c"))
    phone.fill(name="น้ำบูดูสายบุรีตราหาดทราย")
    phone.page.get_by_role("button", name="ไปต่อ").click()
    phone.fill(price="๕๐", on_hand="12", unit="ขวด 300 มล.")
    phone.page.locator("select[name=category]").select_option(index=1)
    phone.press("ส่งให้เจ้าหน้าที่ตรวจ")
    assert phone.reads("รอเจ้าหน้าที่ตรวจ")


def lets_through(office, merchant, shop) -> None:
    """The first product of a new shop is returned once, mended, and let through."""
    office.open("/office/")
    office.follow("สินค้ารอตรวจ")
    office.follow("น้ำบูดูสายบุรีตราหาดทราย")
    case = office.page.url
    office.unfold()
    office.page.locator("form[action$='/return/'] select[name=code]").select_option("facts")
    office.page.locator("form[action$='/return/'] textarea").fill("บอกด้วยว่าหมักกี่เดือน")
    office.submit("form[action$='/return/']")
    assert office.reads("ส่งให้ร้านแก้แล้ว")
    merchant.open("/desk/")
    merchant.follow("แก้สินค้าที่ไม่ผ่าน")
    merchant.follow("น้ำบูดูสายบุรีตราหาดทราย")
    assert merchant.reads("บอกด้วยว่าหมักกี่เดือน")
    merchant.unfold()
    merchant.fill(description="หมักในโอ่งสิบเดือน")
    merchant.press("บันทึกข้อมูล")
    merchant.press("ส่งตรวจอีกครั้ง")
    office.open(case)
    assert office.reads("หมักในโอ่งสิบเดือน")
    office.press("ผ่าน ขึ้นขายได้")
    assert office.reads("ผ่านแล้ว สินค้าขึ้นขาย")
    assert Product.objects.get(merchant=shop).state == "live"


def sends_by_flat_rate(phone) -> None:
    for name in ("flat", "pickup"):
        phone.page.locator(f"input[type=checkbox][name={name}]").check(force=True)
    phone.fill(flat_price="40", free_above="500", pickup_note="ทุกวัน 9.00–17.00 น.")
    phone.submit("form:has([name=flat_price])")


def finds(phone, shop) -> None:
    phone.open(f"/shops/{shop.slug}/")
    assert phone.reads("น้ำบูดูสายบุรีตราหาดทราย")
    phone.open("/products/")
    assert phone.reads("น้ำบูดูสายบุรีตราหาดทราย")
    phone.open("/search/?q=หาดทราย")
    phone.follow("น้ำบูดูสายบุรีตราหาดทราย")
    phone.press("ใส่ตะกร้า")
    phone.open("/search/?q=กรือโป๊ะ")
    phone.follow("กรือโป๊ะปลาแผ่นดิบ")
    phone.press("ใส่ตะกร้า")


def buys(phone, shop, neighbour) -> tuple[Order, Order]:
    phone.open("/cart/")
    assert phone.reads("฿40") and phone.reads("฿35")
    phone.open("/checkout/")
    phone.fill(name="อามีนะห์ สะอิ", phone="089-876-5432", line="5/9 ม.6", place_query="95000")
    phone.page.locator("input[name=place][value^='950102:']").check(force=True)
    phone.choose(f"delivery_{shop.pk}", "flat")
    phone.choose(f"way_{shop.pk}", "promptpay")
    phone.choose(f"delivery_{neighbour.pk}", "flat")
    phone.choose(f"way_{neighbour.pk}", "cod")
    phone.page.locator("[name=seen_total][value='22500']").wait_for(state="attached")  # the sums follow her choices
    phone.page.locator("input[name=terms]").check(force=True)
    phone.press("สั่งซื้อ")
    assert "/checkout/" in phone.page.url
    assert Order.objects.count() == 2
    order, cod_order = Order.objects.get(merchant=shop), Order.objects.get(merchant=neighbour)
    assert (order.total_satang, cod_order.total_satang) == (9000, 13500)
    return order, cod_order


def pays(phone, order, photo) -> None:
    placed = phone.page.url
    phone.go_on(phone.page.locator(f"main a[href='{links.pay_path(order)}']"), "จ่าย")
    assert phone.reads("฿90") and phone.reads("ตัวอย่าง ห้ามโอน")
    phone.page.locator("input[type=file]").set_input_files(photo("#0f5f5c"))
    phone.page.get_by_text("เลือกแล้ว กดเพื่อเปลี่ยน").wait_for()  # the box no longer asks for what was given
    phone.submit("form:has(input[type=file])")
    assert phone.reads("กำลังตรวจ")
    phone.open(placed)
    phone.go_on(phone.page.locator(f"main a[href='{links.path(order)}']"), "ดูคำสั่งซื้อ")


def sends(phone, order) -> None:
    phone.open("/desk/")
    assert phone.reads("ตรวจสลิป")
    phone.open(f"/desk/orders/{order.pk}/")
    phone.submit("form[action*='/slips/'][action$='/accept/']")
    phone.submit("form[action$='/pack/']")
    ship = phone.page.locator("form[action$='/ship/']")
    ship.locator("[name=carrier]").first.select_option("thailand_post")
    ship.locator("[name=tracking]").fill("EB123456784TH")
    phone.submit("form[action$='/ship/']")
    assert Order.objects.get(pk=order.pk).state == "packed"
    assert phone.page.locator("form[action$='/ship/'] [name=tracking]").input_value() == "EB123456784TH"
    ship.locator("[name=tracking]").fill("eb 123456785 th")
    phone.submit("form[action$='/ship/']")
    fresh = Order.objects.get(pk=order.pk)
    assert (fresh.state, fresh.tracking_number) == ("shipped", "EB123456785TH")


def receives(phone, merchant, order) -> None:
    phone.open(links.path(order))
    assert phone.reads("EB123456785TH")
    assert phone.page.locator("a[href*='track.thailandpost.co.th']").count() == 1
    phone.press("ได้รับ")
    assert Order.objects.get(pk=order.pk).state == "delivered"


def books_agree(merchant, order, cod_order) -> None:
    letters = set(Letter.objects.about(order).values_list("template", flat=True))
    assert {
        "order-placed",
        "desk-placed",
        "desk-slip",
        "order-confirmed",
        "order-shipped",
        "order-delivered",
    } <= letters
    merchant.open("/desk/")
    assert merchant.reads("฿90")
    merchant.open(f"/desk/orders/{order.pk}/")
    call_command("check_invariants")
    assert Order.objects.get(pk=cod_order.pk).state == "placed"
