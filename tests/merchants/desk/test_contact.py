"""An owner sets the number shoppers call; she shows once more who she is, and every owner is told."""

import pytest
from django.urls import reverse

from common.audit.models import Event
from common.letters.models import Letter
from merchants.models import Member, Role

URL = "/desk/contact/"


def page(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def shop(make):
    shop = make.merchant()
    Member.objects.create(merchant=shop, user=make.user(first_name="สองอัน"), role=Role.OWNER)
    return shop


@pytest.fixture
def owner(make, shop, signed_in):
    """An owner's browser that has just shown who she is."""
    client = signed_in(make.owner_of(shop))
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    return client


def test_the_menu_leads_there_and_it_asks_who_she_is(make, shop, signed_in):
    desk = signed_in(make.owner_of(shop))
    assert URL in page(desk.get(reverse("desk:more")))
    assert desk.get(URL)["Location"].startswith("/accounts/reauthenticate/?next=%2Fdesk%2Fcontact%2F")
    assert desk.post(URL, {"phone": "073-123-456"})["Location"].startswith("/accounts/reauthenticate/")
    shop.refresh_from_db()
    assert shop.phone == "+66812345678"


def test_shoppers_read_the_new_number_at_once_and_the_owners_are_told(owner, shop, client):
    assert 'value="081-234-5678"' in page(owner.get(URL))
    answer = owner.post(URL, {"merchant": shop.pk, "phone": "๐๗๓-๑๒๓-๔๕๖", "email": "shop@example.test"})
    assert answer["Location"] == URL
    assert "บันทึกแล้ว ลูกค้าเห็นเบอร์ใหม่ทันที และแจ้งเจ้าของร้านทุกคนแล้ว" in page(owner.get(URL))
    shop.refresh_from_db()
    assert (shop.phone, shop.email) == ("+6673123456", "shop@example.test")
    shown = page(client.get(f"/shops/{shop.slug}/"))
    assert "073-123-456" in shown and "shop@example.test" not in shown
    letters = Letter.objects.filter(template="merchant-contact")
    assert letters.count() == 2 and "เป็น 073-123-456" in letters[0].body
    assert Event.objects.about(shop).filter(verb="contact_set").count() == 1


def test_the_same_again_writes_neither_line_nor_letter(owner, shop):
    for _press in range(2):
        owner.post(URL, {"merchant": shop.pk, "phone": "073-123-456"})
    assert Letter.objects.filter(template="merchant-contact").count() == 2
    assert Event.objects.about(shop).filter(verb="contact_set").count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"phone": ""}, "ใส่เบอร์ที่ลูกค้าโทรหาร้านได้"),
        ({"phone": "12"}, "เบอร์โทรศัพท์ไม่ถูกต้อง ใส่เบอร์มือถือ 10 หลัก"),
        ({"phone": "073-123-456", "email": "shop"}, "อีเมลไม่ถูกต้อง ใส่ให้ครบ เช่น nurida@example.com"),
    ],
)
def test_what_is_wrong_is_said_and_kept(owner, shop, typed, sentence):
    shown = page(owner.post(URL, {"merchant": shop.pk, **typed}))
    assert sentence in shown and (not typed["phone"] or f'value="{typed["phone"]}"' in shown)
    shop.refresh_from_db()
    assert shop.phone == "+66812345678"


def test_a_helper_finds_nothing(make, shop, signed_in):
    desk = signed_in(make.helper_of(shop))
    assert desk.get(URL).status_code == desk.post(URL, {"phone": "073-123-456"}).status_code == 404
    assert URL not in page(desk.get(reverse("desk:more")))
