"""An officer takes a part of a storefront off; the rest stays, and its owners read why."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from cms import front_services as fronts
from cms import services as cms
from cms.models import StorefrontPage
from common.audit.models import Event
from common.letters.models import Letter

pytestmark = pytest.mark.django_db
WHY = "ข้อความบอกว่าได้ฮาลาล แต่ยังไม่มีใบรับรอง ลบคำนี้แล้วเขียนใหม่ได้"


@pytest.fixture
def shop(make):
    shop = make.merchant("ร้านบูดูยายแมะ", slug="budu")
    owner = make.owner_of(shop)
    cms.tell(merchant=shop, by=owner, intro="บูดูฮาลาลแท้", about="ทำมาสามรุ่น", opening_hours="")
    fronts.describe(merchant=shop, by=owner, making="หมักสิบสองเดือน")
    fronts.show_people(merchant=shop, by=owner, picture=make.picture(), language="th")
    return shop


@pytest.fixture
def office(signed_in, make):
    return signed_in(make.officer())


def address(shop) -> str:
    return reverse("office_storefront:take_off", args=[shop.pk])


def page_of(shop) -> StorefrontPage:
    return StorefrontPage.objects.get(merchant=shop)


def test_the_part_is_gone_at_once_and_the_rest_stays(client, office, shop):
    file = office.get(reverse("office:merchant", args=[shop.pk])).content.decode()
    assert address(shop) in file
    answer = office.post(address(shop), {"part": "words", "reason": WHY}, follow=True)
    assert "และเขียนบอกเจ้าของร้านแล้ว" in answer.content.decode()
    shown = client.get("/shops/budu/").content.decode()
    assert "บูดูฮาลาลแท้" not in shown and "ทำมาสามรุ่น" not in shown and "หมักสิบสองเดือน" in shown
    [letter] = Letter.objects.filter(template="storefront-taken-off")
    assert letter.subject == "เจ้าหน้าที่นำบางส่วนของหน้าร้าน บูดูยายแมะ ออก"
    assert WHY in letter.body and "คำแนะนำร้านและเรื่องของเรา" in letter.body and "/desk/storefront/" in letter.body
    event = Event.objects.get(verb="storefront_part_taken_off")
    assert event.by is not None and WHY in str(event.__dict__)
    file = office.get(reverse("office:merchant", args=[shop.pk])).content.decode()
    assert "เจ้าหน้าที่นำบางส่วนของหน้าร้านออก" in file


def test_faces_do_not_stay_behind(office, shop):
    picture = page_of(shop).people_picture
    assert default_storage.exists(picture["original"])
    office.post(address(shop), {"part": "people", "reason": "คนในรูปไม่ยินยอม ขอให้ถามก่อน"})
    assert page_of(shop).people_picture == {} and not default_storage.exists(picture["original"])


def test_the_owner_writes_it_anew(client, office, shop, make):
    office.post(address(shop), {"part": "words", "reason": WHY})
    cms.tell(merchant=shop, by=make.owner_of(shop), intro="บูดูหมักไหดิน", about="", opening_hours="")
    assert "บูดูหมักไหดิน" in client.get("/shops/budu/").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"part": "words", "reason": "  "}, "กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ"),
        ({"part": "", "reason": WHY}, "เลือกส่วนที่จะนำออก"),
        ({"part": "logo", "reason": WHY}, "ส่วนนี้ไม่มีในหน้าร้านแล้ว"),
        ({"part": "prices", "reason": WHY}, "ส่วนนี้ไม่มีในหน้าร้านแล้ว"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_changes_nothing(office, shop, typed, said):
    html = office.post(address(shop), typed).content.decode()
    assert said in html and typed["reason"].strip() in html
    assert page_of(shop).intro == "บูดูฮาลาลแท้" and not Letter.objects.filter(template="storefront-taken-off").exists()


def test_nobody_else_does_it(signed_in, make, shop):
    typed = {"part": "words", "reason": WHY}
    for stranger in (make.officer(provinces=["95"]), make.owner_of(shop), make.user(), make.editor()):
        assert signed_in(stranger).post(address(shop), typed).status_code == 404
    assert page_of(shop).intro == "บูดูฮาลาลแท้"


def test_not_in_her_own_shop(signed_in, make, shop):
    officer = make.officer()
    officer.phone, officer.phone_verified = shop.phone or "+66812345678", True
    officer.save()
    shop.phone = officer.phone
    shop.save()
    html = signed_in(officer).post(address(shop), {"part": "words", "reason": WHY}).content.decode()
    assert "คุณเป็นคนในร้านหรือกลุ่ม" in html and page_of(shop).intro == "บูดูฮาลาลแท้"


def test_an_empty_storefront_has_nothing_to_take_off(office, make):
    html = office.get(address(make.merchant("ร้านใหม่", slug="new"))).content.decode()
    assert "ร้านยังไม่ได้เขียนหรือใส่รูปอะไรในหน้าร้าน" in html and 'name="reason"' not in html
