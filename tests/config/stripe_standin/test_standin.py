"""The stand-in itself: what it refuses, keeps and forgets, so that our tests stand on something."""

import json

import pytest
import requests
import stripe
from django.conf import settings

from config.stripe_standin.hooks import signed

KEY = settings.STRIPE_SECRET_KEY


@pytest.fixture
def ask(stripe_at_work):
    def post(path: str, body: dict, key: str = "", account: str = "", **more):
        headers = {"Authorization": f"Bearer {KEY}", "Connection": "close"}
        headers |= {"Idempotency-Key": key} if key else {}
        headers |= {"Stripe-Account": account} if account else {}
        return requests.post(f"{stripe_at_work.address}/v1/{path}", data=body, headers=headers, timeout=10, **more)

    return post


def account(ask) -> dict:
    body = {"country": "TH", "controller[losses][payments]": "stripe", "capabilities[card_payments][requested]": "true"}
    return ask("accounts", body).json()


def session_of(pk: str, **changes) -> dict:
    price = "line_items[0][price_data]"
    return {
        "mode": "payment",
        "success_url": "http://kedai.test/",
        "line_items[0][quantity]": "1",
        f"{price}[currency]": "thb",
        f"{price}[unit_amount]": "5000",
        f"{price}[product_data][name]": "บูดู",
        **changes,
    }


def test_parameters_are_those_of_the_library(ask):
    assert "unknown parameter: coutry" in ask("accounts", {"coutry": "TH"}).json()["error"]["message"]
    wrong = session_of("", locale="thai")
    assert "Invalid locale" in ask("checkout/sessions", wrong, account="acct_x").json()["error"]["message"]
    gone = {**session_of(""), "payment_method_types[0]": "card"}  # the library of today has it no more
    assert ask("checkout/sessions", gone, account="acct_x").status_code == 400


def test_a_platform_in_thailand_bears_no_losses(ask):
    answer = ask("accounts", {"country": "TH", "controller[losses][payments]": "application"})
    assert answer.status_code == 400 and "loss-liable" in answer.json()["error"]["message"]


def test_a_key_is_answered_once_and_errors_are_kept(ask, stripe_at_work):
    pk = account(ask)["id"]
    closed = ask("checkout/sessions", session_of(pk), key="one", account=pk)
    assert closed.status_code == 400
    stripe_at_work.standin.world.onboard(pk, "done")
    assert ask("checkout/sessions", session_of(pk), key="one", account=pk).json() == closed.json()
    opened = [ask("checkout/sessions", session_of(pk), key="two", account=pk).json()["id"] for _time in range(2)]
    assert opened[0] == opened[1]
    other = ask("checkout/sessions", session_of(pk, locale="ms"), key="two", account=pk)
    assert other.json()["error"]["type"] == "idempotency_error"


def test_an_account_sees_its_own_only(ask, stripe_at_work):
    mine, other = account(ask)["id"], account(ask)["id"]
    for pk in (mine, other):
        stripe_at_work.standin.world.onboard(pk, "done")
    session = ask("checkout/sessions", session_of(mine), account=mine).json()["id"]
    assert ask(f"checkout/sessions/{session}/expire", {}, account=other).status_code == 404
    assert ask(f"checkout/sessions/{session}/expire", {}, account=mine).json()["status"] == "expired"


def test_nobody_comes_in_with_another_key(stripe_at_work):
    answer = requests.post(
        f"{stripe_at_work.address}/v1/accounts", headers={"Authorization": "Bearer sk_x"}, timeout=10
    )
    assert answer.status_code == 401


def test_a_signature_is_stripes(stripe_at_work):
    body = json.dumps({"id": "evt_1"}).encode()
    assert stripe.WebhookSignature.verify_header(body, signed(body, "whsec_a"), "whsec_a", 300)
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.WebhookSignature.verify_header(body, signed(body, "whsec_b"), "whsec_a", 300)
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.WebhookSignature.verify_header(body, signed(body, "whsec_a", at=1_000_000), "whsec_a", 300)


def test_the_pretend_page_says_what_it_is_and_pays(ask, stripe_at_work):
    pk = account(ask)["id"]
    stripe_at_work.standin.world.onboard(pk, "done")
    session = ask("checkout/sessions", session_of(pk), account=pk).json()
    page = requests.get(session["url"], timeout=10)
    page.encoding = "utf-8"
    assert "นี่คือหน้า Stripe จำลอง ไม่มีการตัดเงินจริง" in page.text and "฿50.00" in page.text
    paid = requests.post(session["url"], data={"how": "card"}, allow_redirects=False, timeout=10)
    assert (paid.status_code, paid.headers["Location"]) == (303, "http://kedai.test/")
    assert stripe_at_work.standin.world.session(session["id"], pk)["payment_status"] == "paid"
    assert requests.get(f"{stripe_at_work.address}/pay/nothing", timeout=10).status_code == 404
