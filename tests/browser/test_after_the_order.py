"""After the order, on a 360 px phone with and without script: a coupon, a review, a case that ends; axe finds nothing to mend."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from shop.aftercare.models import Case, Review
from shop.orders import links
from shop.orders.models import Order

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def found(page) -> list[str]:
    """Return what axe would have mended, a line for each place."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url}: {each['id']}: {node['html'][:160]}" for each in violations for node in each["nodes"]]


@pytest.fixture
def shop(make):
    return make.ready(make.merchant(slug="budu"))


@pytest.fixture
def goods(make, shop):
    return make.product(shop, picture=make.picture())


def address_of(order: Order, more: str = "") -> str:
    return f"/orders/{links.token(order)}/{more}"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_coupon_is_typed_and_the_sum_follows(screen, make, shop, goods, javascript):
    make.coupon(shop)
    phone = screen(javascript=javascript)
    phone.open(f"/products/{goods.slug}/")
    phone.press("ใส่ตะกร้า")
    phone.open("/checkout/")
    phone.page.get_by_text("มีโค้ดส่วนลด").click()
    phone.fill(**{f"coupon_{shop.pk}": "budu20"})
    if javascript:
        phone.page.keyboard.press("Tab")
        phone.page.get_by_text("โค้ด BUDU20 (ลด ฿20)").wait_for()
    else:
        phone.press("คำนวณยอดใหม่")
    assert phone.reads("โค้ด BUDU20 (ลด ฿20)") and phone.reads("฿70")
    phone.fits()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_review_is_written_and_answered(screen, make, shop, goods, javascript):
    order = make.delivered(make.order(shop, goods=goods))
    phone = screen(javascript=javascript)
    phone.open(address_of(order))
    phone.follow("เขียนรีวิว")
    phone.follow("เขียนรีวิว")
    phone.choose("stars", "4")
    phone.fill(words="หอมเหมือนที่บ้าน")
    phone.press("บันทึกรีวิว")
    assert phone.reads("บันทึกรีวิวแล้ว") and Review.objects.get().stars == 4
    phone.open(f"/products/{goods.slug}/")
    assert phone.reads("หอมเหมือนที่บ้าน")
    phone.fits()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_case_goes_both_ways_and_ends(screen, make, shop, goods, javascript):
    order = make.delivered(make.order(shop, goods=goods))
    phone, desk = screen(javascript=javascript), screen(javascript=javascript)
    phone.open(address_of(order))
    phone.follow("แจ้งปัญหาของคำสั่งซื้อ")
    phone.choose("kind", "broken")
    phone.fill(words="ขวดแตก")
    phone.press("แจ้งร้าน")
    assert phone.reads("ร้านต้องตอบภายใน")
    desk.sign_in(make.owner_of(shop).email, make.PASSWORD)
    desk.open("/desk/")
    desk.follow("ตอบปัญหาที่ลูกค้าแจ้ง")
    desk.follow("ของเสียหายหรือบูดเสีย")
    desk.fill(words="ส่งขวดใหม่ให้พรุ่งนี้")
    desk.press("ส่งคำตอบ")
    assert desk.reads("ส่งคำตอบถึงลูกค้าแล้ว")
    phone.open(address_of(order, "case/"))
    assert phone.reads("ส่งขวดใหม่ให้พรุ่งนี้")
    phone.press("แก้ปัญหาแล้ว ปิดเรื่องนี้")
    assert phone.reads("ปิดเรื่องนี้แล้ว") and Case.objects.get().state == "settled"
    phone.fits()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(screen, make, shop, goods, scheme):
    order = make.delivered(make.order(shop, goods=goods))
    review, case = make.review(order), make.case(order, photo=True)
    make.coupon(shop)
    officer = make.officer()
    someone, desk, office = screen(), screen(), screen()
    desk.sign_in(make.owner_of(shop).email, make.PASSWORD)
    office.sign_in(officer.email, make.PASSWORD)
    pages = {
        someone: [
            f"/products/{goods.slug}/",
            f"/products/{goods.slug}/reviews/",
            *(address_of(order, more) for more in ("", "reviews/", f"reviews/{goods.pk}/", "case/", "case/print/")),
        ],
        desk: [
            "/desk/reviews/",
            f"/desk/reviews/{review.pk}/",
            "/desk/cases/",
            f"/desk/cases/{case.pk}/",
            "/desk/coupons/",
            "/desk/coupons/new/",
        ],
        office: [
            "/office/cases/?state=open",
            f"/office/cases/{case.pk}/",
            "/office/reviews/?state=all",
            f"/office/reviews/{review.pk}/",
        ],
    }
    wrong = []
    for who, paths in pages.items():
        who.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for path in paths:
            who.open(path)
            who.unfold()
            wrong += found(who.page)
    assert wrong == []
