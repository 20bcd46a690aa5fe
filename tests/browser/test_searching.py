"""Searching with a thumb: what is suggested, what others search, and what was searched and seen on this device."""

import pytest

from common import clock
from shop.catalogue.models import SearchCount

pytestmark = pytest.mark.browser


def test_what_was_chosen_among_suggestions_is_remembered_on_the_device(screen, make):
    product = make.product(make.ready(make.merchant()), "น้ำบูดูสายบุรี")
    SearchCount.objects.create(query="กรือโป๊ะ", searches=5, clicks=2, last_at=clock.now())
    phone = screen()
    phone.open("/products/")
    box, under = phone.page.locator("#site-search"), phone.page.locator("[data-suggestions]")
    box.click()
    under.get_by_role("link", name="กรือโป๊ะ").wait_for()
    assert "คนค้นบ่อย" in under.inner_text() and "ที่คุณค้นล่าสุด" not in under.inner_text()
    box.press_sequentially("น้ำบู")
    suggested = under.get_by_role("link", name="น้ำบูดู", exact=True)
    suggested.wait_for()
    phone.go_on(suggested, "น้ำบูดู")
    phone.go_on(phone.page.locator(".grid-cards a").first, "น้ำบูดูสายบุรี")
    assert phone.page.url.endswith(f"/products/{product.slug}/")
    phone.open("/shops/")
    box.click()
    under.get_by_role("heading", name="ที่คุณค้นล่าสุด").wait_for()
    assert under.locator("div").first.get_by_role("link").all_inner_texts() == ["น้ำบูดู"]
    phone.open("/products/")
    assert "น้ำบูดูสายบุรี" in phone.page.locator("[data-seen]").inner_text()
