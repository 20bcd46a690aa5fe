"""A sheet in a real browser on a 360 px phone: two hundred goods, one of them wrong, mended where it stands and written."""

import pytest
import sheets_made as made
from make import PASSWORD

from shop.catalogue.models import Product

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_one_wrong_row_among_two_hundred(screen, make, tmp_path, javascript):
    merchant = make.ready(make.merchant())
    file, zipped = tmp_path / "สินค้า.xlsx", tmp_path / "รูป.zip"
    head = [*made.HEAD, "รูป (ชื่อไฟล์)"]
    rows = [
        [*made.row(f"B{n:03}", f"น้ำบูดูสูตร {n}", "ห้าสิบ" if n == 133 else 50), "budu.jpg" if n < 3 else ""]
        for n in range(200)
    ]
    file.write_bytes(made.xlsx(*rows, head=head))
    zipped.write_bytes(made.zip_of({"budu.jpg": make.picture_bytes()}))

    phone = screen(javascript=javascript)
    phone.sign_in(make.owner_of(merchant).email, PASSWORD)
    phone.open("/desk/products/")
    phone.follow("ใช้ไฟล์ Excel")
    phone.unfold() if javascript else phone.page.get_by_text("มีรูปสินค้าส่งมาด้วย").click()
    phone.page.locator("[name=sheet]").set_input_files(str(file))
    phone.page.locator("[name=pictures]").set_input_files(str(zipped))
    phone.press("ส่งไฟล์ไปตรวจ")
    phone.page.get_by_text("ต้องแก้ 1 แถว").wait_for()
    assert phone.reads("น้ำบูดูสูตร 133") and phone.reads("อ่านจำนวนเงินไม่ได้") and not phone.reads("น้ำบูดูสูตร 12")

    phone.follow("แก้แถว 135 ที่นี่")
    assert phone.page.get_by_label("ราคา (บาท)").input_value() == "ห้าสิบ"
    phone.fill(price="๕๕.๕๐")
    phone.press("บันทึกแถวนี้")
    assert phone.reads("แก้แถว 135 แล้ว") and phone.reads("ถูกต้องทุกแถว")
    phone.page.get_by_label("เปิดขายสินค้าใหม่ที่มีรูปเลย").check()
    phone.press("บันทึก 200 แถว")
    phone.page.get_by_text("บันทึกแล้ว").first.wait_for()
    assert phone.reads("สินค้าใหม่ 197 อย่างเป็นฉบับร่าง")
    goods = Product.objects.for_merchant(merchant)
    assert (goods.count(), goods.filter(state="live").count()) == (200, 3)
    assert goods.get(name="น้ำบูดูสูตร 133").price_satang == 5550
    phone.follow("ไปที่รายการสินค้า")
    assert phone.reads("น้ำบูดูสูตร 199")
