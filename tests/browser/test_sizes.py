"""Sizes on a 360 px phone: the shopper chooses one, the merchant makes them; with script and without."""

import make as makers
import pytest
from browser.test_axe import found

from common import clock
from shop.cart.models import CartLine
from shop.catalogue import services as catalogue
from shop.catalogue.models import Product

pytestmark = pytest.mark.browser


@pytest.fixture
def product(make):
    product = make.product(make.ready(make.merchant()), on_hand=20, picture=make.picture())
    make.sizes(product, ("300 มล.", 5000), ("700 มล.", 9000), ("5 ลิตร", 35000), on_hand=4)
    return product


def test_the_page_follows_the_choice(screen, product):
    phone = screen()
    phone.open(f"/products/{product.slug}/")
    head = phone.page.locator("header h1 + p")
    assert "฿50" in head.inner_text() and "เริ่มต้น" not in head.inner_text() and "฿16.67/100 มล." in head.inner_text()
    phone.fill(quantity="9")
    phone.page.get_by_text("5 ลิตร").first.click()
    assert "฿350" in head.inner_text() and "฿70/ลิตร" in head.inner_text()
    assert phone.page.locator("#buy [name=quantity]").input_value() == "4"  # no more are there
    assert "5 ลิตร" in phone.page.locator(".reminder").inner_text()
    phone.press("ใส่ตะกร้า")
    line = CartLine.objects.select_related("variant").get()
    assert (line.variant.value_1, line.quantity) == ("5 ลิตร", 4)
    phone.open("/cart/")
    assert phone.reads("5 ลิตร") and phone.reads("฿1,400")


def test_without_script_every_price_stands_beside_its_size(screen, product):
    phone = screen(javascript=False)
    phone.open(f"/products/{product.slug}/")
    assert "เริ่มต้น" in phone.page.locator("header h1 + p").inner_text()
    assert all(phone.reads(words) for words in ("฿90", "฿350", "฿12.86/100 มล.", "เหลือ 4 ชิ้น"))
    phone.page.get_by_text("700 มล.").first.click()
    phone.press("ใส่ตะกร้า")
    assert CartLine.objects.select_related("variant").get().variant.value_1 == "700 มล."


@pytest.mark.parametrize("javascript", [True, False])
def test_a_merchant_makes_sizes_and_raises_prices_of_many(screen, make, javascript):
    merchant = make.ready(make.merchant())
    owner = make.owner_of(merchant)
    budu, shrimp = (make.product(merchant, name, picture=make.picture()) for name in ("น้ำบูดู", "กะปิ"))
    phone = screen(javascript=javascript)
    phone.sign_in(owner.email, makers.PASSWORD)
    phone.open(f"/desk/products/{budu.pk}/")
    phone.follow("ขนาด รส หรือแบบให้เลือก")
    phone.fill(option_1="ขนาด", values_1="เล็ก\nใหญ่")
    phone.press("แยกเป็นแบบ")
    phone.fill(**{"1-price": "๙๐"})
    phone.press("บันทึกทุกแบบ")
    assert phone.reads("บันทึกแล้ว")
    assert [row.price_satang for row in budu.variants.sold()] == [5000, 9000]
    phone.open("/desk/products/")
    assert phone.reads("฿50–฿90") and phone.reads("2 แบบ")
    for each in (budu, shrimp):
        phone.choose("product", str(each.pk))
    phone.press("เปลี่ยนราคา")
    phone.fill(much="10")
    phone.press("ดูราคาก่อนและหลัง")
    assert phone.reads("฿99") and [row.price_satang for row in Product.objects.order_by("pk")] == [5000, 5000]
    phone.press("ยืนยันเปลี่ยน 3 ราคา")
    assert phone.reads("เปลี่ยนราคาแล้ว 2 อย่าง")
    assert [row.price_satang for row in budu.variants.sold()] == [5500, 9900]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(screen, make, product, scheme):
    """The shopper's page with sizes and an offer, and every page of the desk that sells in other ways."""
    make.long_on_sale(product)
    today = clock.today()
    catalogue.promote(
        product=product,
        by=None,
        lowered={row.pk: 4000 for row in product.variants.sold()[:1]},
        starts=today,
        until=today,
    )
    gone = product.variants.sold().get(value_1="5 ลิตร")
    catalogue.set_on_hand(variant=gone, on_hand=0, by=None)
    phone = screen()
    phone.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    phone.sign_in(make.owner_of(product.merchant).email, makers.PASSWORD)
    desk = f"/desk/products/{product.pk}/"
    pages = [f"/products/{product.slug}/", "/products/", "/desk/products/", desk]
    pages += [desk + page for page in ("sizes/", "promotion/", "when/", "shelf/")]
    wrong = []
    for page in pages:
        phone.open(page)
        phone.unfold()
        wrong += found(phone.page)
    phone.open("/desk/products/")
    phone.choose("product", str(product.pk))
    phone.press("เปลี่ยนราคา")
    phone.fill(much="10")
    phone.press("ดูราคาก่อนและหลัง")
    assert wrong + found(phone.page) == []
