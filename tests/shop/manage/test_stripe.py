"""The merchant's own account at Stripe, as she meets it at the desk."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from common import clock
from common.audit import services as audit
from common.letters.models import Letter
from merchants import phone_changes
from shop.payments import accounts as ways
from shop.payments.by_stripe import accounts
from shop.payments.by_stripe import client as stripe_client
from shop.payments.models import StripeAccount

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(make, client):
    """Return a ready merchant and her owner's browser, who typed her password just now."""
    merchant = make.ready(make.merchant())
    owner = make.owner_of(merchant)
    client.force_login(owner)
    client.post(reverse("account_reauthenticate"), {"password": make.PASSWORD, "next": reverse("manage:stripe_begin")})
    return merchant, client


def page(client) -> str:
    return client.get(reverse("manage:stripe")).content.decode()


def offered(merchant) -> list[str]:
    return [way.key for way in ways.ways_of([merchant])[merchant.pk]]


STATES = {
    "done": ("รับเงินได้แล้ว", True),
    "cards": ("รับบัตรได้แล้ว", True),
    "half": ("บัญชีธนาคารที่จะรับเงิน", False),
    "wait": ("รอ Stripe ตรวจ", False),
    "closed": ("Stripe ไม่รับ", False),
}


@pytest.mark.parametrize("how", STATES)
def test_how_it_stands_in_plain_words_and_whether_shoppers_see_it(desk, stripe_at_work, how):
    merchant, client = desk
    assert "ร้านยังไม่มีบัญชี Stripe" in page(client) and "stripe" not in offered(merchant)
    gone = client.post(reverse("manage:stripe_begin"))
    assert gone.status_code == 303 and gone["Location"].startswith(f"{stripe_at_work.address}/onboard/link_")
    assert "stripe" not in offered(merchant)
    row = accounts.account_of(merchant)
    stripe_at_work.standin.world.onboard(row.account, how)
    stripe_at_work.tell()
    words, able = STATES[how]
    assert words in page(client)
    assert ("stripe" in offered(merchant)) == able


def test_back_from_stripes_forms_she_reads_how_it_stands_now_before_any_event(desk, stripe_at_work):
    merchant, client = desk
    link = client.post(reverse("manage:stripe_begin"))["Location"].rpartition("/")[2]
    accounts.refresh(accounts.account_of(merchant))  # nothing is filled in yet
    stripe_at_work.standin.world.onboard(accounts.account_of(merchant).account, "done")
    back = stripe_at_work.standin.store.get("account_link", link)["return_url"]
    assert back.endswith(reverse("manage:stripe") + "?back=1")
    html = client.get(back).content.decode()
    assert "กำลังถามสถานะล่าสุด" in html and 'hx-trigger="load' in html and "สมุดบัญชี" not in html
    answer = client.post(reverse("manage:stripe_ask"), {"merchant": merchant.pk}, follow=True)
    assert "รับเงินได้แล้ว" in answer.content.decode()
    html = client.get(back).content.decode()  # opened again later
    assert "กำลังถามสถานะล่าสุด" not in html and "รับเงินได้แล้ว" in html


def test_pressed_again_it_is_the_same_account_and_stripe_bears_the_losses(desk, stripe_at_work):
    merchant, client = desk
    for _time in range(3):
        client.post(reverse("manage:stripe_begin"))
    [account] = stripe_at_work.standin.store.all("account")
    assert account["controller"] == accounts.CONTROLLER and account["country"] == "TH"
    assert Letter.objects.filter(template="desk-stripe-begun").count() == 1


def test_a_line_that_breaks_makes_no_second_account(desk, stripe_at_work):
    merchant, client = desk
    stripe_at_work.fault("POST /v1/accounts$", "cut_after", times=2)
    said = client.post(reverse("manage:stripe_begin"), follow=True).content.decode()
    assert "ติดต่อ Stripe ไม่ได้ในขณะนี้" in said
    client.post(reverse("manage:stripe_begin"))
    assert len(stripe_at_work.standin.store.all("account")) == 1


def test_who_she_is_is_asked_before(make, signed_in, stripe_at_work):
    merchant = make.merchant()
    client = signed_in(make.owner_of(merchant))
    assert "/accounts/reauthenticate/" in client.post(reverse("manage:stripe_begin"))["Location"]
    assert not StripeAccount.objects.exists()
    helper = signed_in(make.helper_of(merchant))
    assert helper.get(reverse("manage:stripe")).status_code == 404


def test_switched_off_and_on_and_not_on_before_it_is_able(desk, stripe_at_work, make):
    merchant, client = desk
    said = client.post(reverse("manage:stripe_switch"), {"on": "yes"}, follow=True).content.decode()
    assert "บัญชี Stripe ของร้านยังรับเงินไม่ได้" in said and "stripe" not in offered(merchant)
    stripe_at_work.able(merchant, make)
    assert "stripe" in offered(merchant)
    client.post(reverse("manage:stripe_switch"), {"on": "no"})
    assert "stripe" not in offered(merchant)
    client.post(reverse("manage:stripe_switch"), {"on": "yes"})
    assert "stripe" in offered(merchant)


def test_what_stripe_takes_away_is_offered_no_more_and_old_news_brings_it_not_back(desk, stripe_at_work, make):
    merchant, _client = desk
    row = stripe_at_work.able(merchant, make)
    stripe_at_work.standin.world.onboard(row.account, "done")
    [good] = stripe_at_work.events()
    stripe_at_work.standin.world.onboard(row.account, "closed")
    [bad] = stripe_at_work.events()
    at = int(clock.now().timestamp())
    assert stripe_at_work.send({**bad, "created": at + 20}).status_code == 200
    assert "stripe" not in offered(merchant)
    assert stripe_at_work.send({**good, "created": at + 10}).status_code == 200
    assert "stripe" not in offered(merchant)
    assert Letter.objects.filter(template="desk-stripe-changed").count() == 2


def test_cut_off_at_stripe_it_is_over_and_may_begin_anew(desk, stripe_at_work, make):
    merchant, client = desk
    row = stripe_at_work.able(merchant, make)
    stripe_at_work.standin.world.tell(
        "account.application.deauthorized", {"id": "ca_1", "object": "application"}, row.account
    )
    stripe_at_work.tell()
    assert "stripe" not in offered(merchant) and "ร้านยังไม่มีบัญชี Stripe" in page(client)
    client.post(reverse("manage:stripe_begin"))
    assert accounts.account_of(merchant).account not in {row.account, None}


def test_without_a_key_there_is_no_stripe(desk, stripe_at_work, make, settings):
    merchant, client = desk
    stripe_at_work.able(merchant, make)
    settings.STRIPE_SECRET_KEY = "sk_live_other"  # an account of the trial mode is none where money is real
    assert "stripe" not in offered(merchant) and "ร้านยังไม่มีบัญชี Stripe" in page(client)
    settings.STRIPE_SECRET_KEY = ""
    assert "stripe" not in offered(merchant)
    assert client.get(reverse("manage:stripe")).status_code == 404
    assert "Stripe" not in client.get(reverse("manage:payout")).content.decode()


def test_stripe_is_never_asked_within_a_transaction(db, stripe_at_work):
    with transaction.atomic(), pytest.raises(RuntimeError, match="outside transactions"):
        stripe_client.ask(lambda stripe: stripe.v1.accounts.retrieve("acct_1"))
    assert stripe_at_work.asked("GET") == 0


TWO_HANDS = "ร้านของกลุ่มที่มีผู้ลงนามสองคน ยังรับเงินทาง Stripe ไม่ได้"


def test_a_groups_money_that_takes_two_hands_goes_not_to_one_persons_account(desk, stripe_at_work, make):
    merchant, client = desk
    make.register(merchant)
    assert TWO_HANDS in page(client) and "เปิดบัญชี Stripe" not in page(client)
    assert TWO_HANDS in client.get(reverse("manage:payout")).content.decode()
    answer = client.post(reverse("manage:stripe_begin"), {"merchant": merchant.pk}, follow=True)
    assert TWO_HANDS in answer.content.decode()
    assert not StripeAccount.objects.exists()


def test_what_was_opened_before_is_switched_off_but_not_on_by_one_hand(desk, stripe_at_work, make):
    merchant, client = desk
    stripe_at_work.able(merchant, make)
    make.register(merchant)
    client.post(reverse("manage:stripe_switch"), {"merchant": merchant.pk, "on": "no"})
    assert "stripe" not in offered(merchant)
    answer = client.post(reverse("manage:stripe_switch"), {"merchant": merchant.pk, "on": "yes"}, follow=True)
    assert TWO_HANDS in answer.content.decode() and "stripe" not in offered(merchant)


def test_while_an_owners_number_is_new_money_goes_no_new_way(desk, stripe_at_work, make):
    merchant, client = desk
    audit.record(
        subject=merchant, verb=phone_changes.VERB, by=make.officer(), role="owner", reason="lost", checked="card"
    )
    answer = client.post(reverse("manage:stripe_begin"), {"merchant": merchant.pk}, follow=True)
    assert "จึงตั้งบัญชีรับเงินใหม่ได้หลัง" in answer.content.decode()
    assert not StripeAccount.objects.exists()


def test_what_gets_ready_meanwhile_is_not_switched_on_by_itself(desk, stripe_at_work, make):
    merchant, client = desk
    client.post(reverse("manage:stripe_begin"), {"merchant": merchant.pk})
    audit.record(
        subject=merchant, verb=phone_changes.VERB, by=make.officer(), role="owner", reason="lost", checked="card"
    )
    stripe_at_work.standin.world.onboard(accounts.account_of(merchant).account, "done")
    stripe_at_work.forget()
    assert accounts.refresh(accounts.account_of(merchant)).can_charge
    assert "stripe" not in offered(merchant)


def test_an_open_browser_switches_nothing_on_or_off(desk, stripe_at_work, make):
    merchant, client = desk
    stripe_at_work.able(merchant, make)
    browser = Client()
    browser.force_login(make.owner_of(merchant))
    answer = browser.post(reverse("manage:stripe_switch"), {"on": "no"})
    assert answer["Location"].startswith("/accounts/reauthenticate/") and "stripe" in offered(merchant)
    client.post(reverse("manage:stripe_switch"), {"on": "no"})
    assert "stripe" not in offered(merchant)
