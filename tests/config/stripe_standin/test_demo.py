"""The stand-in as the demo has it: accounts by the real verbs, pages beside the site, no orders from strangers."""

import io

import pytest

from config import stripe_demo
from config.stripe_standin.app import beside
from shop.payments.models import StripeAccount


@pytest.fixture
def place(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


def asked(application, path: str, method: str = "GET", body: bytes = b"") -> tuple[str, str]:
    said = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    answer = application(environ, lambda status, headers: said.append(status))
    return said[0], b"".join(answer).decode()


def site(environ, start_response):
    start_response("200 OK", [])
    return [b"the site"]


def test_a_few_shops_of_the_demo_have_accounts_as_far_as_they_came(make, place):
    shops = [make.merchant(f"ร้าน {number}") for number in range(5)]
    for _time in range(2):
        stripe_demo.open_accounts()
    able = {row.merchant_id: (row.card, row.promptpay) for row in StripeAccount.objects.all()}
    first, second, third = shops[0].pk, shops[1].pk, shops[4].pk
    assert able == {first: ("active", "active"), second: ("active", "inactive"), third: ("inactive", "inactive")}


def test_its_pages_stand_beside_the_site_and_take_no_orders(place):
    one = stripe_demo.standin(with_hooks=False)
    both = beside(site, one, prefix=stripe_demo.PREFIX)
    assert asked(both, "/products/") == ("200 OK", "the site")
    status, page = asked(both, "/stripe-stand-in/pay/cs_test_none")
    assert status.startswith("404") and "นี่คือหน้า Stripe จำลอง ไม่มีการตัดเงินจริง" in page
    assert asked(both, "/stripe-stand-in/_standin/events")[0].startswith("404")
    assert asked(both, "/stripe-stand-in/v1/accounts", "POST")[0].startswith("401")
    one.store.close()
