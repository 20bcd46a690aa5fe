"""The officers' page on which a signing line of a group is corrected."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from common import clock
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


class TestSheProvesHerNumber:
    """The link in the SMS: who she is to the group, a code to the new number, and only then is she a hand."""

    NEW = "+66898887771"

    @pytest.fixture
    def link(self, office, make, merchant, url):
        office.post(url, TYPED)
        [letter] = Letter.objects.filter(template="signer-asked")
        link = make.signer_link(merchant.register.get(phone=self.NEW))
        assert letter.to_phone == self.NEW and letter.body.endswith(link) and letter.secret in link
        return link

    def test_by_the_code_and_nothing_else(self, link, make, merchant, office, url):
        assert "รอยืนยันเบอร์" in page(office.get(f"/office/merchants/{merchant.pk}/"))
        phone = Client()
        shown = page(phone.get(link))
        assert merchant.name in shown and "ซารีนา มะ" in shown and "7771" in shown and "089-888-7771" not in shown
        assert phone.get(link)["Referrer-Policy"] == "no-referrer"
        phone.post(link, {"code": "123456"})  # no code was asked for
        phone.post(link, {"send": "1"})
        assert "รหัสไม่ถูกต้อง" in page(phone.post(link, {"code": "0" * 6}))
        assert merchant.register.get(phone=self.NEW).to_prove
        code = make.code_sent_to(self.NEW)
        stranger = Client()  # the code is good in the browser that asked for it
        stranger.post(link, {"code": code})
        assert merchant.register.get(phone=self.NEW).to_prove
        said = page(phone.post(link, {"code": code}, follow=True))
        assert "ยืนยันเบอร์แล้ว" in said and not merchant.register.get(phone=self.NEW).to_prove
        assert "ยืนยันเบอร์แล้ว" in page(phone.get(link))
        shown = page(office.get(f"/office/merchants/{merchant.pk}/"))
        assert "รอยืนยันเบอร์" not in shown and "ผู้ลงนามยืนยันเบอร์ของตนเอง" in shown

    def test_a_link_of_before_opens_nothing(self, link, office, merchant, url):
        office.post(url, {**TYPED, "phone": "089-888-7772"})
        phone = Client()
        shown = page(phone.get(link))
        assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in shown and "ซารีนา" not in shown and "7772" not in shown
        phone.post(link, {"send": "1"})
        assert not Letter.objects.filter(template="code-for-new-signer").exists()
        with clock.at(clock.now() + datetime.timedelta(days=8)):
            assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in page(phone.get(link))
        assert phone.get(link[:-4] + "xxx/").status_code == 404

    def test_the_officer_sends_it_again(self, link, office, merchant, url, make):
        assert "ส่งลิงก์อีกครั้ง" in page(office.get(url))
        assert "ส่งลิงก์ไปแล้ว" in page(office.post(f"{url}again/", follow=True))
        with clock.at(clock.now() + datetime.timedelta(minutes=11)):
            assert "ส่งลิงก์ไปที่เบอร์ของ ซารีนา มะ อีกครั้งแล้ว" in page(office.post(f"{url}again/", follow=True))
            assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in page(Client().get(link))
            assert merchant.name in page(Client().get(make.signer_link(merchant.register.get(phone=self.NEW))))

    def test_the_owner_reads_whom_the_account_waits_for(self, link, make, merchant, signed_in):
        desk = make.sure(signed_in(make.owner_of(merchant)))
        with clock.at(clock.now() + datetime.timedelta(hours=73)):
            make.sure(desk)
            shown = page(desk.get("/desk/payout/"))
            assert "ซารีนา มะ ยังไม่ได้ยืนยันเบอร์ใหม่" in shown and "/desk/payout/account/" not in shown
            typed = {"merchant": merchant.pk, "proxy_type": "mobile", "proxy": "0898765432", "holder_name": "กลุ่ม"}
            assert "ซารีนา มะ ยังไม่ได้ยืนยันเบอร์ใหม่" in page(desk.post("/desk/payout/account/", typed, follow=True))
