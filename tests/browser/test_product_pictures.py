"""Pictures on a phone: turned and cut with a live card, put in order by a tap or by mouse."""

import pytest

from shop.catalogue import services as catalogue
from shop.catalogue.models import Picture

pytestmark = pytest.mark.browser
PASSWORD = "ruean-kolae-2569"
DESKTOP = {"width": 1280, "height": 900}
# the colour in the middle of the live card, as "r,g,b"
MIDDLE = "[...document.querySelector('canvas').getContext('2d').getImageData(160, 200, 1, 1).data].slice(0, 3).join()"


@pytest.fixture
def product(make):
    merchant = make.ready(make.merchant())
    return make.product(merchant, "น้ำบูดู", picture=make.picture("#b2402c"))


def opened(screen, make, product, *viewport):
    phone = screen(*viewport)
    phone.sign_in(make.owner_of(product.merchant).email, PASSWORD)
    phone.open(f"/desk/products/{product.pk}/")
    return phone


def test_a_picture_is_turned_and_dragged_with_a_live_card(screen, make, product):
    phone = opened(screen, make, product)
    phone.follow("แก้รูป")
    phone.until("!document.querySelector('canvas').hidden")
    red, green, blue = (int(part) for part in phone.page.evaluate(MIDDLE).split(","))
    assert red > 150 and green < 90 and blue < 80
    phone.page.locator("label.chip:has-text('หมุนขวา')").click()
    phone.page.evaluate("document.querySelector('[name=zoom]').value = 200")
    card = phone.page.locator("canvas")
    card.scroll_into_view_if_needed()
    box = card.bounding_box()
    phone.page.mouse.move(box["x"] + 100, box["y"] + 100)
    phone.page.mouse.down()
    phone.page.mouse.move(box["x"] + 160, box["y"] + 60, steps=4)
    phone.page.mouse.up()
    assert int(phone.page.locator("[name=focus_x]").input_value()) < 40
    assert int(phone.page.locator("[name=focus_y]").input_value()) > 60
    phone.press("บันทึกรูป")
    assert phone.reads("บันทึกรูปแล้ว")
    picture = Picture.objects.get()
    assert (picture.turn, picture.zoom) == (90, 200) and picture.focus_x < 40 and picture.focus_y > 60


def test_without_script_sliders_and_arrows_do_the_same(screen, make, product):
    second = make_second(make, product)
    phone = screen(javascript=False)
    phone.sign_in(make.owner_of(product.merchant).email, PASSWORD)
    phone.open(f"/desk/products/{product.pk}/")
    phone.press("ย้ายรูปที่ 2 มาข้างหน้า")
    assert phone.reads("ย้ายรูปแล้ว") and product.pictures.first() == second
    phone.open(f"/desk/products/{product.pk}/pictures/{second.pk}/")
    phone.page.locator("label.chip:has-text('กลับหัว')").click()
    phone.press("บันทึกรูป")
    second.refresh_from_db()
    assert second.turn == 180


def make_second(make, product):
    return catalogue.add_picture(product=product, by=None, picture=make.picture("#0f5f5c"))


def test_a_mouse_drags_a_picture_to_the_front(screen, make, product):
    second = make_second(make, product)
    desk = opened(screen, make, product, DESKTOP)
    with desk.page.expect_navigation():
        desk.page.locator(f"#picture-{second.pk} img").drag_to(desk.page.locator("[data-photo-strip] li").first)
    assert product.pictures.first() == second


def test_a_merchant_adds_malay_from_the_list(screen, make, product):
    phone = opened(screen, make, product)
    phone.open("/desk/products/")
    phone.follow("แปลเป็นภาษามลายูและอังกฤษ")
    phone.follow("น้ำบูดู")
    phone.fill(name_ms="Budu Saiburi")
    phone.press("บันทึกแล้วแปลชิ้นต่อไป")
    assert phone.reads("แปลแล้ว 1 จาก 1")
    product.refresh_from_db()
    assert product.name_ms == "Budu Saiburi"
