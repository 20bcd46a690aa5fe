"""The officers' page on which a group's shop goes to another owner."""

import pytest

from common import clock
from common.letters.models import Letter
from common.users.models import User
from merchants import phone_changes
from merchants.models import LegalForm, Member, Merchant, RegisterEntry
from merchants.services import RegisterLine

pytestmark = pytest.mark.django_db
TYPED = {
    "becomes": "gone",
    "phone": "๐๘๙-๘๘๘-๗๗๗๑",
    "first_name": "ฮามีดะห์",
    "last_name": "อาแว",
    "minute": "ครั้งที่ 3/2569",
    "reason": "หัวหน้ากลุ่มเสียชีวิต",
}


@pytest.fixture
def merchant(make):
    return make.merchant(register=[RegisterLine("แมะแย", "1", "+66812345670", signs=True)])


@pytest.fixture
def office(make, signed_in):
    client = signed_in(make.officer(provinces=["94"]))
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD, "next": "/office/"})
    return client


def page(response) -> str:
    return response.content.decode().replace("\u2060", "")


def test_she_is_asked_who_she_is_and_the_file_leads_there(make, merchant, signed_in):
    client = signed_in(make.officer(provinces=["94"]))
    url = f"/office/merchants/{merchant.pk}/owner/"
    assert f'href="{url}"' in page(client.get(f"/office/merchants/{merchant.pk}/"))
    for answer in (client.get(url), client.post(url, TYPED)):
        assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert Member.objects.count() == 1


def test_the_shop_goes_to_the_new_owner_who_signs_instead(make, merchant, office):
    url, old = f"/office/merchants/{merchant.pk}/owner/", Member.objects.get()
    line = RegisterEntry.objects.get()
    assert office.get(url).context["form"].initial["outgoing"] == str(old.pk)
    assert phone_changes.held_until(merchant) is None
    answer = office.post(url, {**TYPED, "outgoing": old.pk, "signs_for": line.pk}, follow=True)
    assert phone_changes.held_until(merchant) > clock.now()  # whoever owned it before has time to notice
    assert f"คุณฮามีดะห์เป็นเจ้าของร้าน {merchant.name} แล้ว และแจ้งทุกคนที่เกี่ยวข้องแล้ว" in page(answer)
    assert "หัวหน้ากลุ่มเสียชีวิต (ครั้งที่ 3/2569)" in page(answer) and "เจ้าหน้าที่เปลี่ยนเจ้าของร้าน" in page(answer)
    assert Member.objects.get().user == User.objects.get(phone="+66898887771")
    signer = RegisterEntry.objects.get(signs=True)
    assert signer.phone == "+66898887771" and signer.to_prove  # the officer typed it: a code sent there makes it a hand
    assert Letter.objects.get(template="signer-asked").body.endswith(make.signer_link(signer))


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("becomes", "เลือกว่าเจ้าของคนเดิมจะออกหรือเป็นผู้ช่วย"),
        ("phone", "ใส่เบอร์โทรศัพท์"),
        ("minute", "ใส่ชื่อหรือเลขที่ของรายงานการประชุมที่กลุ่มลงมติ"),
        ("reason", "กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค"),
        ("signs_for", "เลือกว่าคนใหม่ลงนามแทนใคร หรือไม่เปลี่ยนผู้ลงนาม"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_stays(make, merchant, office, missing, sentence):
    typed = {**TYPED, "outgoing": Member.objects.get().pk, "signs_for": "nobody"}
    del typed[missing]
    said = page(office.post(f"/office/merchants/{merchant.pk}/owner/", typed))
    assert sentence in said and 'value="ฮามีดะห์"' in said
    assert Member.objects.get().user.first_name == "ฟาตีเมาะ" and not User.objects.filter(phone="+66898887771").exists()


def test_a_shop_that_is_no_group_is_handed_over_by_nobody_here(make, merchant, office):
    Merchant.objects.update(legal_form=LegalForm.INDIVIDUAL)
    url, old = f"/office/merchants/{merchant.pk}/owner/", Member.objects.get()
    assert "ร้านนี้ไม่ใช่กลุ่ม" in page(office.get(url))
    office.post(url, {**TYPED, "outgoing": old.pk, "signs_for": "nobody"})
    assert Member.objects.get() == old
