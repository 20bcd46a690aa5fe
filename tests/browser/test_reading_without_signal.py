"""A shopper in a valley: what she read is still there, the rest says calmly that it is not."""

import pytest

pytestmark = pytest.mark.browser
PASSWORD = "ruean-kolae-2569"
LISTED = "!document.querySelector('[data-read]').hidden"  # a script writes the list, after it has asked the cache
KEPT = "caches.open('kedai-read').then(kept => kept.keys()).then(all => all.map(it => new URL(it.url).pathname))"


@pytest.fixture
def phone(screen, make):
    """A phone that has been on the site once."""
    product = make.product(make.merchant("ร้านบูดู", slug="budu"), "น้ำบูดูสายบุรี")
    phone = screen()
    phone.product = f"/products/{product.slug}/"
    phone.open("/")
    phone.until("navigator.serviceWorker.controller !== null")
    return phone


def test_what_was_read_opens_again_and_the_rest_says_what_does(phone):
    phone.open(phone.product)
    phone.open("/cart/")
    phone.until(f"{KEPT}.then(all => all.length > 0)")
    assert phone.page.evaluate(KEPT) == [phone.product]
    phone.context.set_offline(True)
    phone.page.goto(phone.base + phone.product)
    assert phone.reads("น้ำบูดูสายบุรี")
    phone.page.goto(phone.base + "/products/never-read/")
    phone.until(LISTED)
    assert phone.reads("ตอนนี้ไม่มีสัญญาณ") and phone.reads("หน้าที่ยังอ่านได้ในเครื่องนี้")
    with phone.page.expect_navigation():
        phone.page.get_by_role("link", name="น้ำบูดูสายบุรี").click()
    assert phone.page.url.endswith(phone.product) and phone.reads("น้ำบูดูสายบุรี")
    phone.page.goto(phone.base + "/cart/")
    assert phone.reads("ตอนนี้ไม่มีสัญญาณ")  # a cart is somebody's: it is not kept
    phone.context.set_offline(False)
    phone.open("/cart/")
    phone.forgive_no_signal()


def test_signing_out_leaves_nothing_of_what_was_read(phone, make):
    make.user("reader@example.test")
    phone.sign_in("reader@example.test", PASSWORD)
    phone.open(phone.product)
    phone.until(f"{KEPT}.then(all => all.length > 0)")
    phone.open("/accounts/logout/")
    phone.page.evaluate("document.querySelector('main form').requestSubmit()")
    phone.page.wait_for_url(phone.base + "/")
    phone.until(f"{KEPT}.then(all => !all.includes('{phone.product}'))")  # the browser deletes in its own time


def test_a_page_read_in_two_languages_stands_once_in_the_readers_own(phone):
    for start in ("", "/en"):
        phone.open(start + phone.product)
    phone.until(f"{KEPT}.then(all => all.length > 1)")
    phone.context.set_offline(True)
    phone.page.goto(phone.base + "/products/never-read/")
    phone.until(LISTED)
    links = [link.get_attribute("href") for link in phone.page.locator("[data-read] a").all()]
    assert links == [phone.base + phone.product]
    phone.context.set_offline(False)
    phone.open("/cart/")
    phone.forgive_no_signal()
