"""Letters twice as large on a 360 px phone: no page has to be pushed sideways. And nothing moves where movement is not wanted."""

import pages_made as pages
import pytest
from make import PASSWORD

from cms import services as cms
from shop.catalogue.models import Product
from shop.orders.models import Order

pytestmark = pytest.mark.browser
TWICE = {"standard": 32, "fixed": 26}
STILL = """() => [...document.querySelectorAll("*")].filter((each) => {
    const look = getComputedStyle(each);
    return [look.transitionDuration, look.animationDuration].some((time) => time.split(",").some((one) => parseFloat(one) > 0.01));
}).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture
def shop(make):
    shop = make.ready(make.merchant("วิสาหกิจชุมชนบูดูบ้านหาดทรายทอง", slug="budu"))
    goods = make.product(shop, "น้ำบูดูสายบุรีหมักไหดินสิบสองเดือน", picture=make.picture(), price_satang=123_450)
    cms.tell(merchant=shop, by=make.owner_of(shop), intro="หมักไหดิน", about="ริมหาด", opening_hours="ทุกวัน")
    make.delivered(make.order(shop, goods=goods))
    make.order(shop, goods=goods)
    body = [
        ("map", {"title": "", "province": "94"}),
        ("jawi", {"jawi": "سلامت داتڠ", "meaning": "ยินดีต้อนรับ"}),
        ("products", {"title": "", "products": [goods]}),
    ]
    pages.story(body=body)
    pages.lesson()
    return shop


def test_letters_twice_as_large_and_nothing_moves(shop, make, screen):
    goods, order = Product.objects.get(), Order.objects.earliest("pk")
    public = [
        "/", "/products/", f"/products/{goods.slug}/", "/shops/", "/shops/budu/", "/stories/budu/", "/pattani/", "/learn/photos/light/",
        "/help/", "/search/?q=บูดู", "/search/?q=zzz", "/terms/", "/accounts/login/", "/apply/",
    ]  # fmt: skip
    desk = [
        "/desk/", "/desk/orders/", f"/desk/orders/{order.pk}/", "/desk/products/", "/desk/products/new/", f"/desk/products/{goods.pk}/",
        "/desk/payments/", "/desk/storefront/", "/desk/storefront/look/", "/desk/more/",
    ]  # fmt: skip
    someone = screen()
    enlarged(someone)
    for path in public:
        someone.open(path)
        assert someone.page.evaluate(STILL) == []
    someone.open(f"/products/{goods.slug}/")
    someone.press("ใส่ตะกร้า")
    someone.open("/cart/")
    someone.open("/checkout/")
    owner = screen()
    enlarged(owner)
    owner.sign_in(make.owner_of(shop).email, PASSWORD)
    for path in desk:
        owner.open(path)
        assert owner.page.evaluate(STILL) == []


def enlarged(someone) -> None:
    """Set the browser's own letters to twice their size, as a person does in its settings: lengths and breaks in rem follow."""
    someone.context.new_cdp_session(someone.page).send("Page.setFontSizes", {"fontSizes": TWICE})
    someone.page.emulate_media(reduced_motion="reduce")
    someone.open("/")
    assert someone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
