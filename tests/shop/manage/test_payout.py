"""The account money goes to: password asked, type before number, every owner told, the old one kept; ways to pay."""

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.letters.models import Letter
from merchants.models import Member, Role
from shop.payments import accounts
from shop.payments.models import PaymentMethod, PayoutAccount

pytestmark = pytest.mark.django_db
HOLDER = "นางฟาตีเมาะ มะแซ"
MOBILE = {"proxy_type": "mobile", "proxy": "081-234-5678", "holder_name": HOLDER}


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


@pytest.fixture
def sure(desk, make):
    """The owner who has typed her password again just now."""
    confirm_password(desk, make)
    return desk


def confirm_password(desk, make, follow=False):
    return desk.post(
        reverse("account_reauthenticate"),
        {"password": make.PASSWORD, "next": reverse("manage:payout_account")},
        follow=follow,
    )


def here(name: str = "payout_account") -> str:
    return reverse(f"manage:{name}")


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_the_password_is_asked_before_the_page_opens(desk, make, merchant):
    asked = desk.get(here(), follow=True)
    assert asked.redirect_chain[0][0].startswith("/accounts/reauthenticate/?next=")
    assert "ใส่รหัสผ่านอีกครั้ง" in asked.content.decode()
    wrong = desk.post(reverse("account_reauthenticate"), {"password": "wrong", "next": here()})
    assert wrong.status_code == 200 and desk.get(here()).status_code == 302
    opened = confirm_password(desk, make, follow=True)
    assert [kind["key"] for kind in opened.context["kinds"]] == [
        "mobile",
        "tax_id",
        "ewallet",
        "national_id",
        "bank",
    ]


def test_what_was_typed_survives_the_question_for_the_password(desk, make, merchant):
    asked = desk.post(here(), MOBILE)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert accounts.account_of(merchant) is None
    done = confirm_password(desk, make, follow=True)
    assert done.redirect_chain[-1][0] == here("payout")
    assert accounts.account_of(merchant).proxy == "0812345678"


def test_what_somebody_else_sent_before_is_not_done_when_she_only_looks(desk, make, merchant):
    desk.post(here(), MOBILE)
    desk.get(here())
    confirm_password(desk, make)
    assert accounts.account_of(merchant) is None


def test_whoever_has_only_an_email_address_signs_in_by_it_once_more(desk, make, merchant):
    owner = make.owner_of(merchant)
    owner.set_unusable_password()
    owner.save()
    desk.force_login(owner)
    asked = desk.get(here(), follow=True)
    assert asked.redirect_chain[0][0].startswith("/accounts/login/?next=")
    assert said(asked) == ["เพื่อความปลอดภัย กรุณาเข้าสู่ระบบอีกครั้ง แล้วทำต่อ"]
    assert desk.get(here("payout")).status_code == 302  # she is out


def test_an_account_is_set_and_shown_masked(sure, merchant, make):
    form = sure.get(here(), {"type": "mobile"}).context["form"]
    assert str(form.fields["proxy"].label) == "เบอร์มือถือ" and "consent" not in form.fields
    response = sure.post(here(), {**MOBILE, "proxy": "๐๘๑ ๒๓๔ ๕๖๗๘"}, follow=True)
    assert said(response) == [f"เงินจากลูกค้าจะเข้าบัญชีชื่อ {HOLDER} เลขลงท้าย 5678 และแจ้งเจ้าของร้านทุกคนแล้ว"]
    html = response.content.decode()
    assert "••••••5678" in html and "0812345678" not in html
    account = accounts.account_of(merchant)
    assert (account.proxy_type, account.proxy, account.holder_name) == ("mobile", "0812345678", HOLDER)
    assert account.set_by == make.owner_of(merchant)
    assert PaymentMethod.objects.get(merchant=merchant, provider="promptpay").active


def test_every_owner_gets_a_letter_and_the_old_account_stays_on_record(sure, merchant, make):
    second = make.user("partner@example.test")
    Member.objects.create(merchant=merchant, user=second, role=Role.OWNER)
    make.helper_of(merchant)
    sure.post(here(), MOBILE)
    sure.post(here(), {**MOBILE, "proxy": "0898765432"})
    sure.post(here(), {**MOBILE, "proxy": "0898765432"})
    old, new = PayoutAccount.objects.for_merchant(merchant).order_by("pk")
    assert (old.proxy, old.replaced_at is not None) == ("0812345678", True)
    assert (new.proxy, new.replaced_at) == ("0898765432", None)
    letters = Letter.objects.filter(template="desk-payout-changed").order_by("pk")
    told = [(letter.to_user, letter.body.count("5432")) for letter in letters]
    owner = make.owner_of(merchant)
    assert sorted(told, key=str) == sorted([(owner, 0), (second, 0), (owner, 1), (second, 1)], key=str)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"proxy": "0212345678"}, {"proxy": ["เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง"]}),
        ({"proxy": "081234567"}, {"proxy": ["เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง"]}),
        ({"proxy": "<b>"}, {"proxy": ["เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง"]}),
        ({"proxy": ""}, {"proxy": ["ใส่เลขพร้อมเพย์ของร้าน"]}),
        ({"holder_name": " "}, {"holder_name": ["ใส่ชื่อบัญชีให้ตรงกับที่แอปธนาคารแสดง"]}),
        (
            {"proxy_type": "tax_id", "proxy": "0994000165503"},
            {"proxy": ["เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง"]},
        ),
        (
            {"proxy_type": "ewallet", "proxy": "12345"},
            {"proxy": ["เลขพร้อมเพย์ไม่ถูกต้องสำหรับประเภทที่เลือก กรุณาตรวจตัวเลขอีกครั้ง"]},
        ),
        (
            {"proxy_type": "national_id", "proxy": "1-1017-00230-70-8"},
            {"consent": ["เลขบัตรประชาชนจะปรากฏใน QR ที่ลูกค้าสแกน กรุณาทำเครื่องหมายยินยอมก่อน หรือเลือกใช้เบอร์มือถือแทน"]},
        ),
    ],
)
def test_a_wrong_account_is_refused_beside_the_field(sure, merchant, typed, errors):
    response = sure.post(here(), {**MOBILE, **typed})
    assert response.context["form"].errors == errors
    assert accounts.account_of(merchant) is None and not Letter.objects.exists()


def test_a_national_id_with_consent_keeps_the_day_of_consent(sure, merchant):
    sure.post(here(), {**MOBILE, "proxy_type": "national_id", "proxy": "1101700230708", "consent": "on"})
    assert accounts.account_of(merchant).national_id_consent_at is not None


@pytest.mark.parametrize("typed", ["1101700230708", "1-1017-00230-70-8", "๑๑๐๑๗๐๐๒๓๐๗๐๘"])
def test_a_persons_own_number_as_a_tax_id_needs_the_same_consent(sure, merchant, typed):
    own = {**MOBILE, "proxy_type": "tax_id", "proxy": typed}
    assert "consent" not in sure.get(here(), {"type": "tax_id"}).context["form"].fields
    refused = sure.post(here(), own)
    sentence = (
        "เลขนี้ไม่ขึ้นต้นด้วย 0 จึงเป็นเลขบัตรประชาชน และจะปรากฏใน QR ที่ลูกค้าสแกน กรุณาทำเครื่องหมายยินยอมก่อน หรือเลือกใช้เบอร์มือถือแทน"
    )
    assert refused.context["form"].errors == {"consent": [sentence]}
    html = refused.content.decode()
    assert 'name="consent"' in html and f'value="{typed}"' in html
    assert accounts.account_of(merchant) is None and not Letter.objects.exists()
    sure.post(here(), {**own, "consent": "on"})
    account = accounts.account_of(merchant)
    assert (account.proxy, account.national_id_consent_at is not None) == ("1101700230708", True)


def test_a_juristic_persons_tax_id_asks_no_consent_and_keeps_none(sure, merchant):
    sure.post(here(), {**MOBILE, "proxy_type": "tax_id", "proxy": "0994000000014", "consent": "on"})
    assert accounts.account_of(merchant).national_id_consent_at is None


def test_the_database_keeps_a_persons_tax_id_without_consent_out(merchant):
    facts = {"merchant": merchant, "proxy_type": "tax_id", "holder_name": HOLDER}
    with pytest.raises(IntegrityError, match="payout_persons_tax_id_needs_consent"), transaction.atomic():
        PayoutAccount.objects.create(proxy="1101700230708", **facts)
    PayoutAccount.objects.create(proxy="0994000000014", **facts)


def test_an_unknown_type_asks_for_the_type_again(sure, merchant):
    assert sure.post(here(), {**MOBILE, "proxy_type": "bitcoin"}).context["kinds"]
    assert accounts.account_of(merchant) is None


def test_ways_to_pay_are_switched_with_their_fee(sure, merchant):
    sure.post(here(), MOBILE, follow=True)
    response = sure.post(here("payout"), {"cod": "on", "cod_fee": "๒๐"}, follow=True)
    assert said(response) == ["บันทึกวิธีรับเงินแล้ว"]
    assert [(way.key, way.fee_satang) for way in accounts.ways_of([merchant])[merchant.pk]] == [("cod", 2000)]
    none = sure.post(here("payout"), {}, follow=True)
    assert said(none) == ["ปิดรับเงินทุกวิธีแล้ว ลูกค้าจะสั่งซื้อไม่ได้จนกว่าจะเปิดอย่างน้อยหนึ่งวิธี"]
    assert accounts.ways_of([merchant])[merchant.pk] == []


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"promptpay": "on"}, {"__all__": ["กรุณาตั้งบัญชีพร้อมเพย์ของร้านก่อน แล้วจึงเปิดรับชำระด้วย QR"]}),
        ({"cod": "on", "cod_fee": "501"}, {"cod_fee": ["จำนวนเงินสูงเกินไป ใส่ได้ไม่เกิน ฿500 โปรดตรวจว่าพิมพ์เลขเกินหรือไม่"]}),
        ({"cod": "on", "cod_fee": "x"}, {"cod_fee": ["อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"]}),
    ],
)
def test_a_way_that_cannot_be_is_refused(desk, merchant, typed, errors):
    response = desk.post(here("payout"), typed)
    assert response.context["form"].errors == errors
    assert not PaymentMethod.objects.for_merchant(merchant).exists()


def test_only_owners_know_these_pages(make, merchant, signed_in, client):
    for person in (make.helper_of(merchant), make.user()):
        signed_in(person)
        for name in ("payout", "payout_account"):
            assert client.get(here(name)).status_code == 404
            assert client.post(here(name), MOBILE).status_code == 404
    client.logout()
    assert client.get(here("payout"))["Location"].startswith(str(settings.LOGIN_URL))
