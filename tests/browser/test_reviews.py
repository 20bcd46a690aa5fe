"""The officers' products and the merchant's notices on a phone and a desk: no sideways scrolling, nothing for axe, works by hand."""

import pytest
from axe_at_work import found
from make import PASSWORD

from shop.catalogue import services as catalogue
from shop.catalogue.models import Product

pytestmark = pytest.mark.browser
WHY = {"code": "claims", "words": "ตัดคำว่าฮาลาลออก หรือส่งใบรับรอง"}


@pytest.fixture
def goods(make):
    """One product in every standing with the officers."""
    shop = make.ready(make.merchant("วิสาหกิจชุมชนบูดู", trusted=False))
    by, officer = make.owner_of(shop), make.officer("officer@example.test")
    made = {
        key: make.product_sent(shop, f"บูดู{key}", description="หมักสิบเดือน ฮาลาลแท้")
        for key in ("sent", "back", "down", "named")
    }
    catalogue.send_back(review=make.review_of(made["back"]), by=officer, **WHY)
    for key in ("down", "named"):
        make.approved(made[key], officer)
    catalogue.take_down(product=made["down"], by=officer, **WHY)
    catalogue.change_product(product=made["named"], by=by, name="บูดูทองคำ")
    return {"shop": shop, "by": by, "officer": officer, **made}


def office_pages(goods) -> list[str]:
    products = [f"/office/products/{goods[key].pk}/" for key in ("sent", "back", "down", "named")]
    return [
        "/office/products/",
        "/office/products/?state=all",
        *products,
        f"/office/products/shops/{goods['shop'].pk}/",
    ]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_pages_of_both_sides(goods, screen, width, scheme):
    desk_pages = [f"/desk/products/{goods[key].pk}/" for key in ("sent", "back", "down", "named")]
    both = [
        (goods["officer"], office_pages(goods)),
        (goods["by"], ["/desk/", "/desk/products/", "/desk/products/new/", *desk_pages]),
    ]
    wrong = []
    for person, pages in both:
        one = screen({"width": width, "height": 800})
        one.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        one.sign_in(person.email, PASSWORD)
        for page in pages:
            one.open(page)
            one.unfold()
            one.fits()
            wrong += found(one.page)
    assert wrong == []


def test_without_javascript_a_change_waits_and_is_let_through(goods, screen):
    merchant, office = screen(javascript=False), screen({"width": 1280, "height": 900}, javascript=False)
    merchant.sign_in(goods["by"].email, PASSWORD)
    merchant.open(f"/desk/products/{goods['named'].pk}/")
    assert merchant.reads("ข้อมูลใหม่รอเจ้าหน้าที่ตรวจ") and merchant.reads("ชื่อสินค้า: บูดูทองคำ")
    merchant.fill(name="บูดูทองคำแท้")
    merchant.press("บันทึกข้อมูล")
    assert merchant.reads("ระหว่างนี้ลูกค้าเห็นข้อมูลเดิม")
    office.sign_in(goods["officer"].email, PASSWORD)
    office.open("/office/products/")
    office.follow("บูดูnamed")
    assert office.reads("ร้านขอแก้ข้อมูลของสินค้าที่ขายอยู่") and office.reads("บูดูทองคำแท้")
    office.press("ผ่าน ใช้ข้อมูลใหม่ได้")
    assert office.reads("ผ่านแล้ว ลูกค้าเห็นข้อมูลใหม่")
    shown = Product.objects.get(pk=goods["named"].pk)
    assert (shown.name, shown.state) == ("บูดูทองคำแท้", "live")
    merchant.open(f"/products/{shown.slug}/")
    assert merchant.reads("บูดูทองคำแท้")
