"""The checkout without script, and with the keyboard alone."""

import pytest

from shop.orders.models import Order
from shop.payments import services as payments

pytestmark = [pytest.mark.browser, pytest.mark.both]
MOST_STOPS = 120  # of the Tab key: a page that needs more is no page for a keyboard


@pytest.fixture
def shop(make):
    return make.ready(make.merchant("ร้านบูดู"), flat_satang=4000, cod_fee_satang=2000)


@pytest.fixture
def product(make, shop):
    return make.product(shop, "น้ำบูดูสายบุรี", price_satang=5000, on_hand=5, picture=make.picture())


def test_without_script_from_the_product_to_the_way_to_pay(screen, make, shop, product):
    phone = screen(javascript=False)
    phone.open("/search/?q=บูดู")
    phone.follow("น้ำบูดูสายบุรี")
    phone.press("ใส่ตะกร้า")
    phone.open("/checkout/")
    phone.press("สั่งซื้อ")
    assert phone.reads("ใส่ชื่อ") and Order.objects.count() == 0
    phone.fill(name="อามีนะห์ สะอิ", phone="089-876-5432", line="5/9 ม.6", place_query="95000")
    phone.choose(f"delivery_{shop.pk}", "flat")
    phone.choose(f"way_{shop.pk}", "cod")
    phone.press("คำนวณยอดใหม่")
    assert phone.reads("฿110")
    phone.choose("place", "950102:95000")
    phone.page.locator("input[name=terms]").check(force=True)
    phone.page.get_by_role("button", name="สั่งซื้อ", exact=True).last.click()
    phone.page.wait_for_load_state()
    order = Order.objects.get()
    assert order.total_satang == 11_000 and order.checkout.name == "อามีนะห์ สะอิ"
    assert payments.payment_of(order).expected_satang == 11_000
    phone.fits()


def test_with_the_keyboard_alone(screen, make, shop, product):
    """Tab, space, arrows and Enter: each stop can be seen, and the order is placed."""
    desk = screen({"width": 1280, "height": 900})
    desk.open(f"/products/{product.slug}/")
    keys = desk.page.keyboard
    reaches(desk, "button:has-text('ใส่ตะกร้า')")
    with desk.page.expect_navigation():
        keys.press("Enter")
    desk.open("/checkout/")
    for name, words in {"name": "อามีนะห์ สะอิ", "phone": "0898765432"}.items():
        reaches(desk, f"input[name={name}]")
        keys.type(words)
    reaches(desk, f"input[name=delivery_{shop.pk}]")
    keys.press("Space")
    reaches(desk, f"input[name=way_{shop.pk}]")
    keys.press("Space")
    desk.page.locator("[name=seen_total][value='9000']").wait_for(state="attached")  # the sums follow her choices
    reaches(desk, "input[name=line]")
    keys.type("5/9 ม.6")
    reaches(desk, "input[name=place_query]")
    keys.type("95000")
    desk.page.locator("input[name=place][value='950102:95000']").wait_for(state="attached")
    reaches(desk, "input[name=place]")
    for _step in range(MOST_STOPS):
        if desk.page.evaluate("document.activeElement.value") == "950102:95000":
            break
        keys.press("ArrowDown")
    reaches(desk, "input[name=terms]")
    keys.press("Space")
    reaches(desk, "button[name=act][value=place]")
    with desk.page.expect_navigation():
        keys.press("Enter")
    order = Order.objects.get()
    assert order.checkout.name == "อามีนะห์ สะอิ" and order.checkout.subdistrict_code == "950102"


def reaches(desk, what: str) -> None:
    """Press Tab until the focus stands on ``what``; every stop on the way has a ring around it."""
    for _stop in range(MOST_STOPS):
        desk.page.keyboard.press("Tab")
        stop = desk.page.evaluate(
            """(what) => {
                const it = document.activeElement, box = it.closest("label") ?? it;
                const seen = [it, box, box.parentElement].some((each) => {
                    const look = getComputedStyle(each);
                    return look.outlineStyle !== "none" || look.boxShadow !== "none";
                });
                const plain = (what) => { try { return it.matches(what); } catch { return false; } };
                return {here: plain(what), seen, name: it.outerHTML.slice(0, 120), text: it.textContent.trim()};
            }""",
            what.split(":has-text")[0],
        )
        assert stop["seen"], f"no ring around {stop['name']}"
        wanted = what.partition("has-text('")[2].removesuffix("')")
        if stop["here"] and (not wanted or wanted in stop["text"]):
            return
    raise AssertionError(f"{what} cannot be reached with Tab on {desk.page.url}")
