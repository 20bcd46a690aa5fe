"""How many: Thai digits are typed like any others, with script and without; what is wrong is said in words."""

import pytest

from shop.cart.models import CartLine

pytestmark = [pytest.mark.browser, pytest.mark.both]


@pytest.fixture
def product(make):
    return make.product(make.ready(make.merchant()), on_hand=20)


@pytest.mark.parametrize("javascript", [True, False])
def test_thai_digits_are_typed_as_a_quantity(screen, product, javascript):
    phone = screen(javascript=javascript)
    phone.open(f"/products/{product.slug}/")
    phone.fill(quantity="๓")
    phone.press("ใส่ตะกร้า")
    assert CartLine.objects.get().quantity == 3
    phone.open("/cart/")
    phone.page.locator("[name=quantity]").press("Control+a")
    phone.page.keyboard.type("๑๒")
    assert phone.page.locator("[name=quantity]").input_value() == "๑๒"


def test_the_buttons_count_on_from_thai_digits_and_stop_at_the_ends(screen, product):
    phone = screen()
    phone.open(f"/products/{product.slug}/")
    field, fewer, more = (
        phone.page.locator(f"[data-quantity] {what}") for what in ("input", "[data-step='-1']", "[data-step='1']")
    )
    assert fewer.is_disabled() and not more.is_disabled()
    field.fill("๑๙")
    field.blur()
    more.click()
    assert field.input_value() == "20"
    assert more.is_disabled() and not fewer.is_disabled()
    field.fill("๙๙๙")
    field.blur()
    assert more.is_disabled()
    fewer.click()
    assert field.input_value() == "20"
    field.fill("หลายขวด")
    field.blur()
    fewer.click()
    assert field.input_value() == "1"
