"""The page of a group's signer, and what the desk says of an account that waits for her."""

import pytest
from django.test import Client
from django.urls import reverse

from common.letters.models import Letter
from shop.manage import panels
from shop.payments import accounts, changes
from shop.payments.models import PayoutChange

pytestmark = pytest.mark.django_db
MINE, HERS = "+66812345670", "+66812345671"
TYPED = {"proxy_type": "mobile", "proxy": "089-876-5432", "holder_name": "กลุ่มแม่บ้านทดสอบ"}


@pytest.fixture
def merchant(make):
    return make.merchant(owner=make.user(first_name="แมะแย", phone=MINE, phone_verified=True), register=make.SIGNERS)


@pytest.fixture
def desk(make, merchant, signed_in):
    """The owner who has typed her password again just now."""
    client = signed_in(make.owner_of(merchant))
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD, "next": "/desk/"})
    return client


@pytest.fixture
def change(make, merchant):
    return make.payout_change(merchant)


@pytest.fixture
def link(make, change):
    return make.sign_link(change.signatures.get(phone=HERS))


@pytest.fixture
def phone():
    """The signer's own browser: she has no account."""
    return Client()


def page(response) -> str:
    return response.content.decode().replace("\u2060", "")


def test_the_desk_says_that_it_waits_and_for_whom(desk, merchant):
    assert "บัญชีจะเปลี่ยนเมื่อผู้ลงนามสองคนยืนยัน" in page(desk.get("/desk/payout/account/?type=mobile"))
    said = page(desk.post("/desk/payout/account/", {"merchant": merchant.pk, **TYPED}, follow=True))
    assert "ส่งให้ผู้ลงนามของกลุ่มยืนยันแล้ว เงินยังไม่เข้าบัญชีใหม่จนกว่าจะยืนยันครบสองคน" in said
    assert "••••••5432" in said and "0898765432" not in said and "ซารีนา มะ" in said
    assert "ร้านยังรับเงินทางพร้อมเพย์ไม่ได้" in said and "ขาดอีก 1 คนจากรายชื่อนี้" in said
    assert accounts.account_of(merchant) is None


def test_the_first_step_waits_and_the_next_one_is_shown(desk, change, merchant):
    [step, *_others] = panels.first_steps(merchant).facts["steps"]
    assert (step.done, step.waiting) == (False, True)
    assert "รอผู้ลงนามยืนยัน" in page(desk.get("/desk/"))
    assert f'<a href="{reverse("manage:delivery")}">ขั้นต่อไป: ตั้งค่าส่งหรือที่รับของ</a>' in page(desk.get("/desk/payout/"))


def test_another_account_meanwhile_is_refused_and_what_was_typed_stays(desk, change, merchant):
    said = page(desk.post("/desk/payout/account/", {"merchant": merchant.pk, **TYPED, "proxy": "0898765433"}))
    assert "มีบัญชีใหม่ที่รอผู้ลงนามยืนยันอยู่แล้ว" in said and 'value="0898765433"' in said
    assert PayoutChange.objects.count() == 1


def test_the_owner_withdraws_it(desk, change, merchant):
    again = page(desk.post(f"/desk/payout/changes/{change.pk}/again/", {"merchant": merchant.pk}, follow=True))
    assert "ส่งให้ผู้ลงนามหลายครั้งเกินไป ส่งใหม่ได้หลังเวลา" in again
    gone = page(desk.post(f"/desk/payout/changes/{change.pk}/withdraw/", {"merchant": merchant.pk}, follow=True))
    assert "ยกเลิกบัญชีใหม่แล้ว เงินยังเข้าบัญชีเดิม" in gone and "บัญชีใหม่ยังไม่ใช้" not in gone
    change.refresh_from_db()
    assert change.state == "withdrawn"


def test_another_shops_change_is_not_hers(make, change, signed_in):
    client = signed_in(make.owner_of(make.merchant("ร้านอื่น")))
    for act in ("again", "withdraw"):
        assert client.post(f"/desk/payout/changes/{change.pk}/{act}/").status_code == 404
    assert PayoutChange.objects.get().state == "waiting"


def test_the_signer_compares_proves_her_phone_and_confirms(make, merchant, phone):
    make.ready(merchant)
    change = make.payout_change(merchant)
    link = make.sign_link(change.signatures.get(phone=HERS))
    answer = phone.get(link)
    said = page(answer)
    assert "แมะแย ขอให้เงินจากลูกค้าของร้าน" in said and "ซารีนา มะ" in said
    assert "••••••5432" in said and "••••••5678" in said and "นางฟาตีเมาะ ทดสอบ" in said
    assert "0898765432" not in said and "0812345678" not in said
    assert answer["Referrer-Policy"] == "no-referrer"
    phone.post(link, {"send": "1"})
    wrong = page(phone.post(link, {"code": "1", "confirm": "1"}))
    assert "รหัสไม่ถูกต้อง ดูเลข 6 หลักใน SMS ล่าสุด" in wrong and accounts.account_of(merchant).proxy == "0812345678"
    typed = {"code": make.code_sent_to(HERS), "confirm": "1"}
    done = page(phone.post(link, typed, follow=True))
    assert "ยืนยันครบแล้ว" in done and accounts.account_of(merchant).proxy == "0898765432"
    again = phone.post(link, typed)
    assert again.status_code == 200 and "ยืนยันครบแล้ว" in page(again)
    assert Letter.objects.filter(template="desk-payout-changed").count() == 2  # one for each account


def test_she_refuses(make, link, phone, merchant, change):
    phone.post(link, {"send": "1"})
    done = page(phone.post(link, {"code": make.code_sent_to(HERS), "refuse": "1"}, follow=True))
    assert "ไม่ยืนยันบัญชีใหม่" in done and accounts.account_of(merchant) is None
    change.refresh_from_db()
    assert change.state == "refused"


def test_nothing_happens_without_a_code_from_this_browser(make, link, phone, merchant, change):
    phone.post(link, {"send": "1"})
    code = make.code_sent_to(HERS)
    for browser, typed in (
        (Client(), {"code": code, "confirm": "1"}),
        (phone, {"code": code}),
        (phone, {"confirm": "1"}),
    ):
        browser.post(link, typed)
    change.refresh_from_db()
    assert change.state == "waiting" and accounts.account_of(merchant) is None


def test_the_owner_who_has_the_link_has_not_the_phone(make, link, desk, merchant, change):
    desk.post(link, {"send": "1"})
    assert Letter.objects.filter(template="code-for-signer", to_phone=HERS).exists()
    assert not Letter.objects.filter(template="code-for-signer", to_phone=MINE).exists()
    desk.post(link, {"code": "123456", "confirm": "1"})
    change.refresh_from_db()
    assert change.state == "waiting"


def test_wrong_codes_are_counted_with_all_others_of_that_number(make, link, phone, change):
    phone.post(link, {"send": "1"})
    for _try in range(10):
        phone.post(link, {"code": "000", "confirm": "1"})
    said = page(phone.post(link, {"code": make.code_sent_to(HERS), "confirm": "1"}))
    assert "ใส่รหัสผิดหลายครั้งเกินไป เพื่อความปลอดภัยจึงต้องพักก่อน" in said
    change.refresh_from_db()
    assert change.state == "waiting"


def test_what_is_over_is_a_calm_page(make, link, phone, change, merchant):
    changes.withdraw(change=change, by=make.owner_of(merchant))
    for answer in (phone.get(link), phone.post(link, {"send": "1"})):
        assert answer.status_code == 200 and "รายการนี้จบไปแล้ว" in page(answer)
    assert not Letter.objects.filter(template__startswith="code").exists()


def test_an_owner_who_signs_is_led_from_the_desk_to_her_page(make, merchant, signed_in):
    other = make.phone_person(HERS)
    merchant.members.create(user=other, role="owner")
    change = make.payout_change(merchant)
    said = page(signed_in(other).get("/desk/payout/"))
    assert f'href="{make.sign_link(change.signatures.get(phone=HERS))}"' in said and "ฉันเป็นผู้ลงนาม ไปยืนยัน" in said
    assert "ฉันเป็นผู้ลงนาม ไปยืนยัน" not in page(signed_in(make.owner_of(merchant)).get("/desk/payout/"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("th", ["คือรหัสยืนยันให้เงินของร้าน", "เข้าบัญชีเลขลงท้าย 5432", "ห้ามบอกใคร"]),
        ("ms", ["5432"]),
        ("en", ["5432"]),
    ],
)
def test_the_code_says_what_it_confirms_and_reads_like_no_sign_in(phone, link, merchant, make, language, words):
    make.phone_person(HERS, language=language)
    phone.post(link, {"send": "1"})
    letter = Letter.objects.get(template="code-for-signer", to_phone=HERS)
    assert all(word in letter.body for word in [*words, merchant.name, letter.secret])
    assert "0898765432" not in letter.body and "รหัสของคุณคือ" not in letter.body
