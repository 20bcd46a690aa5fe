"""The desk's frame: home with its panels, more, people, and changing between shops."""

import re

import pytest

from common.users import services as people
from merchants import services as merchants
from merchants.desk import views
from merchants.models import Member
from merchants.panels import Figure, Panel, Task


def text_of(response) -> str:
    return response.content.decode()


def to_do(merchant) -> Panel:
    return Panel(title="ต้องทำ", tasks=[Task(2, "ตรวจสลิป", "/desk/payments/", "banknote")])


def money(merchant) -> Panel:
    return Panel(title="เงิน", figures=[Figure("เงินเข้าเดือนนี้", "฿1,250", "3 คำสั่งซื้อ")])


def silent(merchant) -> Panel:
    return Panel(title="ไม่มีอะไร")


def worded(merchant) -> Panel:
    return Panel(title="เริ่มต้น", empty="ยังไม่มีคำสั่งซื้อ")


@pytest.fixture(autouse=True)
def own_panels(settings, monkeypatch):
    """Panels of this file instead of the rooms' above."""
    panels = {"to_do": to_do, "money": money, "silent": silent, "worded": worded}
    monkeypatch.setattr(views, "import_string", panels.__getitem__)
    settings.DESK_PANELS = list(panels)
    settings.DESK_MENU = [
        {key: value for key, value in entry.items() if key != "count"} for entry in settings.DESK_MENU
    ]


def test_home_greets_and_shows_what_the_rooms_hang_there(signed_in, make):
    page = text_of(signed_in(make.owner_of(make.merchant())).get("/desk/"))
    assert "สวัสดี คุณฟาตีเมาะ" in page
    assert "ตรวจสลิป" in page and "฿1,250" in page and "ยังไม่มีคำสั่งซื้อ" in page
    assert "ไม่มีอะไร" not in page


def test_who_skipped_her_name_is_greeted_without_one(signed_in, make):
    nameless = make.owner_of(make.merchant())
    people.call_her(person=nameless, first_name="")
    page = text_of(signed_in(nameless).get("/desk/"))
    assert re.search(r"<h1>\s*สวัสดี\s*</h1>", page) and f"สวัสดี {nameless.email}" not in page


def test_a_suspended_shop_is_told_on_its_home(signed_in, make):
    merchant = make.merchant()
    officer, desk = make.officer(), signed_in(make.owner_of(merchant))
    merchants.suspend(merchant=merchant, by=officer, reason="เหตุผลเก่า")
    merchants.reopen(merchant=merchant, by=officer, reason="แก้แล้ว")
    assert "ร้านหยุดขายชั่วคราว" not in text_of(desk.get("/desk/"))
    merchants.suspend(merchant=merchant, by=officer, reason="ใบอนุญาตหมดอายุ <b>")
    page = text_of(desk.get("/desk/"))
    assert "ร้านหยุดขายชั่วคราว" in page and "<b>เหตุผลจากเจ้าหน้าที่:</b> ใบอนุญาตหมดอายุ &lt;b&gt;" in page
    assert "เหตุผลเก่า" not in page and "แก้แล้ว" not in page
    assert 'href="tel:+6673000000"' in page and "office@kedai.test" in page


def test_without_a_shop_there_is_no_desk(signed_in, client, make):
    assert client.get("/desk/")["Location"].startswith("/accounts/login/")
    for path in ("/desk/", "/desk/more/", "/desk/team/"):
        assert signed_in(make.user()).get(path).status_code == 404
    assert signed_in(make.user()).post("/desk/switch/", {"merchant": "1"}).status_code == 404


def test_more_leads_to_what_has_no_place_in_the_bar(signed_in, make):
    page = text_of(signed_in(make.owner_of(make.merchant())).get("/desk/more/"))
    main = page[page.index("<main") : page.index("</main>")]
    assert 'href="/desk/team/"' in main and 'href="/apply/papers-log/"' in main
    assert 'href="/desk/products/"' not in main and "ออกจากระบบ" in main


def test_the_owner_removes_a_helper(signed_in, make):
    merchant = make.merchant()
    client = signed_in(make.owner_of(merchant))
    member = Member.objects.get(user=make.helper_of(merchant))
    page = text_of(client.post(f"/desk/team/{member.pk}/remove/", {"merchant": merchant.pk}, follow=True))
    assert "นำ คุณนูรีดา ออกจากร้านแล้ว" in page
    assert Member.objects.filter(merchant=merchant).count() == 1


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("", "ใส่เบอร์มือถือของคนที่จะให้ช่วยดูแลร้าน"),
        ("not an address", "อีเมลไม่ถูกต้อง"),
        ("ฟาตีเมาะ@example.test", "อีเมลไม่ถูกต้อง"),
    ],
)
def test_a_wrong_email_is_said_beside_its_field(signed_in, make, email, sentence):
    merchant = make.merchant()
    client = signed_in(make.owner_of(merchant))
    page = text_of(client.post("/desk/team/", {"merchant": merchant.pk, "email": email}))
    assert sentence in page and email in page
    assert Member.objects.filter(merchant=merchant).count() == 1


def test_the_last_owner_cannot_leave(signed_in, make):
    merchant = make.merchant()
    owner = Member.objects.get(merchant=merchant)
    client = signed_in(owner.user)
    url, sent = f"/desk/team/{owner.pk}/remove/", {"merchant": merchant.pk}
    assert client.post(url, sent)["Location"].startswith("/accounts/reauthenticate/")  # an owner: who does this?
    page = text_of(client.post("/accounts/reauthenticate/", {"password": make.PASSWORD, "next": url}, follow=True))
    assert "จึงนำเจ้าของคนสุดท้ายออกไม่ได้" in page
    assert Member.objects.filter(pk=owner.pk).exists()


def test_a_removed_helper_is_out_at_her_next_request(signed_in, make):
    merchant = make.merchant()
    helper = make.helper_of(merchant)
    client = signed_in(helper)
    assert client.get("/desk/").status_code == 200
    Member.objects.get(user=helper).delete()
    assert client.get("/desk/").status_code == 404


def test_people_are_the_owners_business_and_of_this_shop_only(signed_in, make):
    merchant, other = make.merchant(), make.merchant("ร้านอื่น")
    stranger = Member.objects.get(merchant=other)
    assert signed_in(make.helper_of(merchant)).get("/desk/team/").status_code == 404
    client = signed_in(make.owner_of(merchant))
    assert client.post(f"/desk/team/{stranger.pk}/remove/", {"merchant": merchant.pk}).status_code == 404
    assert Member.objects.filter(pk=stranger.pk).exists()


def test_a_form_of_another_shop_is_refused(signed_in, make):
    owner = make.user()
    first, second = make.merchant("ร้านหนึ่ง", owner=owner), make.merchant("ร้านสอง", owner=owner)
    make.user("nurida@example.test")
    response = signed_in(owner).post("/desk/team/", {"merchant": second.pk, "email": "nurida@example.test"})
    assert response.status_code == 409 and "หน้านี้เปิดไว้สำหรับอีกร้านหนึ่ง" in text_of(response)
    assert Member.objects.filter(merchant__in=[first, second]).count() == 2


def test_she_changes_between_her_shops_only(signed_in, make):
    owner = make.user()
    make.merchant("ร้านหนึ่ง", owner=owner)
    second, strange = make.merchant("ร้านสอง", owner=owner), make.merchant("ร้านคนอื่น")
    client = signed_in(owner)
    assert client.get("/desk/").context["merchant"].name == "ร้านหนึ่ง"
    assert client.post("/desk/switch/", {"merchant": second.pk})["Location"] == "/desk/"
    assert client.get("/desk/").context["merchant"].name == "ร้านสอง"
    for wrong in (strange.pk, "abc", ""):
        assert client.post("/desk/switch/", {"merchant": wrong}).status_code == 404
    assert client.get("/desk/").context["merchant"].name == "ร้านสอง"


def test_a_helper_is_not_shown_the_way_to_what_only_owners_may_open(signed_in, make):
    merchant = make.merchant()
    owners = ["/desk/payout/", "/desk/team/", "/apply/papers-log/"]
    seen_by_owner = text_of(signed_in(make.owner_of(merchant)).get("/desk/more/"))
    assert all(address in seen_by_owner for address in owners)
    seen_by_helper = text_of(signed_in(make.helper_of(merchant)).get("/desk/more/"))
    assert not any(address in seen_by_helper for address in owners)


def door(client) -> str:
    """The page at the desk's door for somebody without a shop: still a 404."""
    response = client.get("/desk/")
    assert response.status_code == 404
    return text_of(response)


def test_at_the_door_a_person_without_a_shop_reads_what_is_right_for_her(signed_in, make):
    page = door(signed_in(make.user()))
    assert "บัญชีนี้ยังไม่มีร้าน" in page and 'href="/apply/"' in page and "สมัครเปิดร้าน" in page
    page = door(signed_in(make.officer()))
    assert "บัญชีนี้เป็นบัญชีเจ้าหน้าที่" in page and 'href="/office/"' in page and "สมัครเปิดร้านได้เลย" not in page


def test_an_applicant_is_led_to_her_application(signed_in, make):
    draft = make.application_draft()
    client = signed_in(draft.applicant)
    page = door(client)
    assert "ร้านของคุณยังไม่เปิด" in page and "ใบสมัครยังกรอกไม่เสร็จ" in page and "ดูใบสมัครของฉัน" in page
    make.sent(draft)
    page = door(client)
    assert "เจ้าหน้าที่กำลังตรวจใบสมัครของคุณ เมื่ออนุมัติแล้ว หน้าจัดการร้านจะเปิดที่นี่" in page
    assert "สมัครเปิดร้านได้เลย" not in page


def test_not_found_inside_a_workspace_leads_back_there_and_only_who_works_there(signed_in, make):
    owner, officer, shopper = make.owner_of(make.merchant()), make.officer(), make.user()
    page = text_of(signed_in(owner).get("/desk/orders/987654/"))
    assert 'href="/desk/"' in page and "กลับไปหน้าจัดการร้าน" in page and "สินค้าและร้านนี้ปิดไปแล้ว" not in page
    page = text_of(signed_in(officer).get("/office/merchants/987654/"))
    assert 'href="/office/"' in page and "กลับไปหน้าเจ้าหน้าที่" in page
    for person, path in ((shopper, "/desk/orders/987654/"), (owner, "/office/merchants/1/"), (officer, "/desk/more/")):
        page = text_of(signed_in(person).get(path))
        assert "กลับไปหน้าจัดการร้าน" not in page and "กลับไปหน้าเจ้าหน้าที่" not in page
        assert "สินค้าและร้านนี้ปิดไปแล้ว" in page


def test_from_every_page_of_the_desk_one_gets_out(signed_in, make):
    client = signed_in(make.owner_of(make.merchant()))
    page = text_of(client.get("/desk/team/"))
    side = page[page.index('class="desk-side"') : page.index("<main")]
    for way in ('href="/"', 'href="/accounts/email/"', 'href="/accounts/logout/"'):
        assert way in side


def test_from_ones_account_one_gets_back_to_the_workspace(signed_in, make):
    for person, way in ((make.owner_of(make.merchant()), "/desk/"), (make.officer(), "/office/"), (make.user(), "/")):
        page = text_of(signed_in(person).get("/accounts/email/"))
        assert f'<a class="back" href="{way}">' in page
