"""A certificate in a real browser: told and photographed on a 360 px phone, verified at the office, worn by the product."""

import datetime

import pytest
from make import PASSWORD

from common import clock
from common.thai import dates
from merchants.certificates.models import Certificate

pytestmark = pytest.mark.browser
DESKTOP = {"width": 1280, "height": 900}


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_from_the_phone_to_the_badge(screen, make, tmp_path, javascript):
    merchant, officer = make.ready(make.merchant()), make.officer()
    make.product(merchant)
    photo, today = tmp_path / "paper.jpg", clock.today()
    photo.write_bytes(make.picture_bytes((1200, 1600)))

    phone = screen(javascript=javascript)
    phone.sign_in(make.owner_of(merchant).email, PASSWORD)
    phone.open("/desk/certificates/")
    phone.follow("เพิ่มใบรับรองใบแรก")
    phone.follow("ฮาลาล (มีใบรับรอง)")
    phone.fill(number="CICOT.HL 43 B555 010 04 63", issued_on=dates.typed_date(today))
    phone.press("ต่อไป ถ่ายรูปใบรับรอง")
    assert phone.reads("ใส่วันหมดอายุตามเอกสาร เช่น 31/12/2569")
    assert phone.page.locator("[name=number]").input_value() == "CICOT.HL 43 B555 010 04 63"
    phone.fill(expires_on=dates.typed_date(today + datetime.timedelta(days=365)))
    phone.page.get_by_label("น้ำบูดูสายบุรี").check()
    phone.press("ต่อไป ถ่ายรูปใบรับรอง")
    assert phone.reads("ขั้นที่ 2 จาก 2 · ถ่ายรูปแล้วส่ง")
    phone.page.locator("input[type=file]").set_input_files(str(photo))
    phone.press("ส่งให้เจ้าหน้าที่ตรวจ")
    assert phone.reads("ส่งแล้ว รอเจ้าหน้าที่ตรวจ")
    row = Certificate.objects.get()

    office = screen(DESKTOP, javascript=javascript)
    office.sign_in(officer.email, PASSWORD)
    office.open("/office/certificates/")
    office.follow(merchant.name)
    with office.context.expect_page() as opened:
        office.page.get_by_role("button", name="เปิดเอกสาร").click()
    paper = opened.value
    paper.wait_for_load_state()
    assert paper.locator("img.sheet").bounding_box()["width"] > 400
    paper.close()
    office.page.get_by_label("เลขที่ ชื่อร้าน วันที่ และชื่อสินค้าตรงกับเอกสาร").check()
    office.page.get_by_label("พบในระบบตรวจสอบของผู้ออก ข้อมูลตรงกัน").check()
    office.press("ผ่าน ขึ้นป้ายได้")
    assert office.reads("ผ่านแล้ว ป้ายขึ้นบนสินค้าที่ใบครอบคลุมทันที")

    shopper = screen(javascript=javascript)
    shopper.open("/products/?cert=halal")
    assert shopper.page.locator(".product-card .badge").inner_text() == "รับรองฮาลาล"
    shopper.follow("น้ำบูดูสายบุรี")
    shopper.follow("ฮาลาล (มีใบรับรอง)")
    assert shopper.page.url.endswith(f"/certificates/{row.pk}/") and shopper.reads(row.number)
