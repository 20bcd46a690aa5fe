"""The officers' page on which a signing line of a group is corrected."""

import pytest
from django.urls import reverse

from common.letters.models import Letter
from merchants.models import Member, Role

pytestmark = pytest.mark.django_db
TYPED = {"name": "ซารีนา มะ", "phone": "๐๘๙-๘๘๘-๗๗๗๑", "reason": "เปลี่ยนเบอร์ เห็นบัตรตัวจริงแล้ว"}


@pytest.fixture
def merchant(make):
    return make.merchant(register=make.SIGNERS)


@pytest.fixture
def url(merchant):
    return reverse("office:signer", args=[merchant.pk, merchant.register.get(phone="+66812345671").pk])


@pytest.fixture
def office(make, signed_in):
    return make.sure(signed_in(make.officer(provinces=["94"])))


def page(answer) -> str:
    return answer.content.decode().replace("\u2060", "")


def test_the_file_leads_there_and_the_number_is_changed(office, merchant, url):
    assert f'href="{url}"' in page(office.get(f"/office/merchants/{merchant.pk}/"))
    shown = page(office.get(url))
    assert 'value="ซารีนา มะ"' in shown and "ร้านจะเปลี่ยนบัญชีรับเงินไม่ได้ 72 ชั่วโมง" in shown
    said = page(office.post(url, TYPED, follow=True))
    assert "บันทึกผู้ลงนาม ซารีนา มะ แล้ว และแจ้งเจ้าของร้านทุกคนแล้ว" in said
    assert "เจ้าหน้าที่แก้ผู้ลงนามของกลุ่ม" in said and "เห็นบัตรตัวจริงแล้ว" in said
    assert merchant.register.filter(phone="+66898887771", signs=True).exists()


def test_she_is_asked_who_she_is_behind_the_fence(make, merchant, url, client):
    client.force_login(make.officer(provinces=["94"]))
    for answer in (client.get(url), client.post(url, TYPED)):
        assert answer["Location"].startswith("/accounts/reauthenticate/")
    for stranger in (make.officer(provinces=["95"]), make.viewer(provinces=["94"]), make.owner_of(merchant)):
        client.force_login(stranger)
        assert client.get(url).status_code == client.post(url, TYPED).status_code == 404
    assert not Letter.objects.exists()


def test_a_line_of_another_group_or_one_that_does_not_sign_is_no_page(office, make, merchant):
    other = make.merchant("ร้านอื่น", register=make.SIGNERS)
    member = merchant.register.create(name="สมาชิก", phone="")
    for line in (other.register.first().pk, member.pk, 10**20):
        assert office.get(f"/office/merchants/{merchant.pk}/signers/{line}/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": ""}, "กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ"),
        ({"name": ""}, "ใส่ชื่อและนามสกุลของผู้ลงนาม"),
        ({"phone": "073-123-456"}, "เบอร์นี้รับ SMS ไม่ได้"),
        ({"phone": "081-234-5670"}, "เบอร์นี้เป็นของผู้ลงนามอีกคนอยู่แล้ว"),
    ],
)
def test_what_is_wrong_is_said_and_stays(office, merchant, url, typed, sentence):
    assert sentence in page(office.post(url, {**TYPED, **typed}))
    assert merchant.register.filter(phone="+66812345671").exists() and not Letter.objects.exists()


def test_an_officer_of_the_group_is_told_before_she_types(office, merchant, url):
    Member.objects.create(merchant=merchant, user_id=int(office.session["_auth_user_id"]), role=Role.HELPER)
    shown = page(office.get(url))
    assert "จึงทำรายการนี้ในหน้าที่เจ้าหน้าที่ไม่ได้ กรุณาให้เจ้าหน้าที่คนอื่นทำ" in shown and 'name="phone"' not in shown
    assert "กรุณาให้เจ้าหน้าที่คนอื่นทำ" in page(office.post(url, TYPED))
    assert merchant.register.filter(phone="+66812345671").exists()
