"""What a page costs in queries, exactly; and that it costs the same with 10 and with 200 products."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.cart import services as carts
from shop.cart.cookie import NAME as CART_COOKIE

# page → queries on a warm process
COSTS = {
    "home": 11,
    "list": 2,  # the versions with the shelves that are empty; the rows of the page
    "search": 3,  # the third: the version of the pages that are shown below the goods
    "product": 2,  # the version; what it and its neighbours cost and have now
    "storefront": 4,
    "cart": 3,  # the cart; its lines; how their shops send
    "desk": 15,  # with what its products, certificates, changed terms and the cases that wait ask
}


@pytest.fixture
def site(make):
    """One merchant who sells, and a way to fill her shelf."""
    merchant = make.ready(make.merchant())

    def fill(pieces: int):
        return [make.product(merchant, f"น้ำบูดู {number}", on_hand=20) for number in range(pieces)]

    return merchant, fill


def address(page: str, merchant, products) -> str:
    return {
        "home": "/",
        "list": reverse("browse:products"),
        "search": reverse("browse:search") + "?q=บูดู",
        "product": reverse("browse:product", kwargs={"slug": products[0].slug}),
        "storefront": reverse("cms:shop", kwargs={"slug": merchant.slug}),
        "cart": reverse("cart:cart"),
        "desk": reverse("desk:home"),
    }[page]


def prepare(page: str, client, make, merchant, products) -> None:
    """Be the person of that page: a shopper with three goods in the cart, the owner at the desk, or a stranger."""
    client.cookies.clear()
    if page == "cart":
        cart, secret = carts.find_or_make(user=make.user_of_nobody(), secret=None)
        for product in products[:3]:
            carts.add(cart=cart, variant=make.variant(product), quantity=1)
        client.cookies[CART_COOKIE] = secret
    if page == "desk":
        client.force_login(make.owner_of(merchant))


def cost(client, url: str) -> int:
    assert client.get(url).status_code == 200  # warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", COSTS)
def test_a_page_costs_the_same_with_10_and_with_200_products(page, site, client, make):
    merchant, fill = site
    products = fill(10)
    prepare(page, client, make, merchant, products)
    with_10 = cost(client, address(page, merchant, products))
    fill(190)
    with_200 = cost(client, address(page, merchant, products))
    assert (with_10, with_200) == (COSTS[page], COSTS[page])
