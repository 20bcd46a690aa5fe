"""Officers are made and changed in /admin/ by administrators, with diary and letter; nobody else comes near."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from common.audit.models import Event
from common.letters.models import Letter
from common.users.models import User
from merchants.models import Officer, OfficerProvince, OfficerRole

NEW = "/admin/officers/new/"
WANTED = {
    "email": "Asma@example.test",
    "first_name": "อัสมา",
    "last_name": "จันทร์แก้ว",
    "role": "officer",
    "provinces": ["94", "95"],
}


def page(answer) -> str:
    return answer.content.decode()


def said(answer) -> list[str]:
    return [str(message).strip().split("\n")[0] for message in get_messages(answer.wsgi_request)]


@pytest.fixture
def admin(client, make):
    client.force_login(make.admin())
    return make.sure(client)


def edit(officer: Officer) -> str:
    return reverse("officers:edit", args=[officer.pk])


def duties(officer: Officer, **changes) -> dict:
    facts = {"role": officer.role, "provinces": officer.province_codes, "active": "on" if officer.active else ""}
    if officer.all_provinces:
        facts = {**facts, "all_provinces": "on", "provinces": []}
    return {**facts, **changes}


class TestAppointing:
    def test_the_menu_has_an_entry_for_administrators_only(self, admin, make):
        assert reverse("officers:index") == "/admin/officers/"
        assert '"url": "/admin/officers/"' in page(admin.get("/admin/"))
        editor = Client()
        editor.force_login(make.editor())
        home = page(editor.get("/admin/"))
        assert "/admin/officers/" not in home and "/admin/users/" not in home

    def test_an_officer_is_made_with_her_provinces_and_invited(self, admin):
        answer = admin.post(NEW, WANTED)
        assert answer["Location"] == "/admin/officers/"
        assert said(answer) == ["ส่งจดหมายเชิญถึง อัสมา จันทร์แก้ว แล้ว"]
        officer = Officer.objects.get(user__email="asma@example.test")
        assert (officer.role, officer.all_provinces, officer.active) == ("officer", False, True)
        assert sorted(officer.province_codes) == ["94", "95"]
        assert not officer.user.has_usable_password() and not officer.user.is_staff
        letter = Letter.objects.get(to_email="asma@example.test")
        assert letter.subject == "คุณเป็นเจ้าหน้าที่ของ Kedai แล้ว"
        assert "พื้นที่: ปัตตานี, ยะลา" in letter.body
        assert "/accounts/login/code/?next=/office/" in letter.body and letter.secret == ""
        event = Event.objects.about(officer).get()
        assert (event.verb, event.by.is_superuser, event.facts["provinces"]) == ("appointed", True, ["94", "95"])

    def test_she_comes_in_with_a_code_to_her_mailbox_and_sets_up_a_second_factor(self, admin, settings):
        admin.post(NEW, WANTED)
        settings.SECOND_FACTOR_REQUIRED = True
        browser = Client()
        browser.post("/accounts/login/code/?next=/office/", {"email": "asma@example.test", "next": "/office/"})
        code = Letter.objects.filter(to_email="asma@example.test").latest("pk").secret
        answer = browser.post("/accounts/login/code/confirm/", {"code": code, "next": "/office/"})
        assert answer["Location"] == "/office/"
        assert EmailAddress.objects.get(email="asma@example.test").verified
        answer = browser.get("/office/", follow=True)
        assert answer.redirect_chain == [("/accounts/2fa/", 302)]
        assert browser.get("/accounts/2fa/totp/activate/").status_code == 200

    def test_a_viewer_sees_numbers_and_no_papers(self, admin, make):
        admin.post(NEW, {**WANTED, "role": "viewer"})
        application, _document = make.application_waiting(province="94")
        browser = Client()
        browser.force_login(User.objects.get(email="asma@example.test"))
        assert browser.get("/office/").status_code == 200
        assert browser.get("/office/applications/").status_code == 404
        assert browser.get(f"/office/applications/{application.pk}/").status_code == 404
        assert (
            "คุณดูตัวเลขของโครงการได้ แต่ไม่เห็นใบสมัครและเอกสารของผู้ขาย"
            in Letter.objects.get(to_email="asma@example.test").body
        )

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"provinces": []}, "เลือกจังหวัดที่ดูแลอย่างน้อยหนึ่งจังหวัด หรือเลือกดูแลทุกจังหวัด"),
            ({"email": ""}, "ใส่อีเมลของคนที่จะเชิญ"),
            ({"email": "asma"}, "อีเมลไม่ถูกต้อง ใส่ให้ครบ เช่น asma@example.com"),
            ({"first_name": ""}, "ใส่ชื่อ"),
            ({"role": "god"}, "เลือกหน้าที่หนึ่งอย่าง"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_made(self, admin, change, sentence):
        answer = admin.post(NEW, {**WANTED, **change})
        assert answer.status_code == 200 and sentence in page(answer)
        assert 'value="จันทร์แก้ว"' in page(answer)
        assert not User.objects.filter(email="asma@example.test").exists()
        assert not Letter.objects.exists()

    def test_a_second_press_says_that_she_is_one_already(self, admin):
        admin.post(NEW, WANTED)
        answer = admin.post(NEW, {**WANTED, "email": "asma@EXAMPLE.test", "role": "viewer"})
        assert "คุณอัสมาเป็นเจ้าหน้าที่หรือผู้ดูข้อมูลอยู่แล้ว เปิดชื่อนี้ในรายการเจ้าหน้าที่" in page(answer)
        assert Officer.objects.get(user__email="asma@example.test").role == "officer"
        assert Letter.objects.filter(to_email="asma@example.test").count() == 1

    def test_a_standing_account_is_used_but_begins_afresh(self, admin, make):
        person = make.user("asma@example.test", first_name="สม")
        session = make.signed_in_elsewhere(person)
        assert session.browser.get("/accounts/sessions/").status_code == 200
        admin.post(NEW, WANTED)
        person.refresh_from_db()
        assert person.officer.role == "officer" and person.first_name == "สม"
        assert not person.has_usable_password()
        assert session.browser.get("/accounts/sessions/").status_code == 302

    def test_an_account_whose_address_is_nobodys_yet_may_be_a_strangers(self, admin, make):
        person = make.user("asma@example.test")
        EmailAddress.objects.filter(user=person).update(verified=False)
        answer = admin.post(NEW, WANTED)
        assert "มีบัญชีที่ใช้อีเมลนี้ แต่เจ้าของยังไม่ได้ยืนยันอีเมล" in page(answer)
        assert not Officer.objects.filter(user=person).exists()

    def test_whoever_writes_the_site_needs_another_account(self, admin, make):
        editor = make.editor()
        answer = admin.post(NEW, {**WANTED, "email": editor.email})
        assert "งานเจ้าหน้าที่ต้องใช้อีกบัญชีหนึ่ง กรุณาใส่อีเมลอื่น" in page(answer)
        assert not Officer.objects.filter(user=editor).exists()


class TestChanging:
    def test_other_provinces_are_hers_at_once_and_she_is_told(self, admin, make):
        officer = make.officer(provinces=["94"]).officer
        pattani, yala = make.merchant(), make.merchant("ร้านยะลา", province="95")
        browser = Client()
        browser.force_login(officer.user)
        assert [browser.get(f"/office/merchants/{row.pk}/").status_code for row in (pattani, yala)] == [200, 404]
        answer = admin.post(edit(officer), duties(officer, provinces=["95"]))
        assert answer.status_code == 302
        assert [browser.get(f"/office/merchants/{row.pk}/").status_code for row in (pattani, yala)] == [404, 200]
        letter = Letter.objects.get(template="officer-duties")
        assert letter.to_email == officer.user.email and "พื้นที่: ยะลา" in letter.body
        assert Event.objects.about(officer).get(verb="duties_given").facts["provinces"] == ["95"]

    def test_the_same_again_writes_neither_line_nor_letter(self, admin, make):
        officer = make.officer(provinces=["94"]).officer
        assert admin.post(edit(officer), duties(officer)).status_code == 302
        assert not Event.objects.about(officer).exists() and not Letter.objects.exists()

    def test_an_officer_who_rests_is_out_at_her_next_request_and_comes_back(self, admin, make):
        officer = make.officer().officer
        browser = Client()
        browser.force_login(officer.user)
        assert browser.get("/office/").status_code == 200
        admin.post(edit(officer), duties(officer, active=""))
        assert browser.get("/office/").status_code == 404
        assert Letter.objects.get().subject == "หน้าที่ของคุณใน Kedai สิ้นสุดแล้ว"
        officer.refresh_from_db()
        admin.post(edit(officer), duties(officer, active="on"))
        assert browser.get("/office/").status_code == 200
        verbs = list(Event.objects.about(officer).values_list("verb", flat=True))
        assert verbs == ["dismissed", "reinstated"]
        shown = page(admin.get(edit(officer)))
        assert "กลับมาปฏิบัติงาน" in shown and "หยุดปฏิบัติงาน" in shown

    def test_an_officer_of_nowhere_is_refused_and_keeps_what_she_had(self, admin, make):
        officer = make.officer(provinces=["94"]).officer
        answer = admin.post(edit(officer), duties(officer, provinces=[], role="viewer"))
        assert "เลือกจังหวัดที่ดูแลอย่างน้อยหนึ่งจังหวัด" in page(answer)
        officer.refresh_from_db()
        assert officer.role == OfficerRole.OFFICER and officer.province_codes == ["94"]

    def test_nobody_deletes_an_officer(self, admin, make):
        officer = make.officer().officer
        url = reverse("officers:delete", args=[officer.pk])
        assert {admin.get(url).status_code, admin.post(url).status_code} <= {302, 403, 404}
        assert Officer.objects.filter(pk=officer.pk).exists()
        assert url not in page(admin.get(edit(officer)))

    def test_the_list_is_in_thai_and_costs_the_same_for_many(self, admin, make, django_assert_max_num_queries):
        for code in ("94", "95", "96"):
            make.officer(provinces=[code])
        with django_assert_max_num_queries(14):
            shown = page(admin.get("/admin/officers/"))
        for _number in range(10):
            make.officer(provinces=["94", "95"])
        with django_assert_max_num_queries(14):
            admin.get("/admin/officers/")
        assert "เพิ่มเจ้าหน้าที่หรือผู้ดูข้อมูล" in shown and "นราธิวาส" in shown
        found = page(admin.get("/admin/officers/?q=อัสมา"))
        assert "อัสมา" in found

    def test_the_database_keeps_a_province_once(self, make):
        officer = make.officer(provinces=["94"]).officer
        with pytest.raises(IntegrityError, match="officer_province_once|UNIQUE"), transaction.atomic():
            OfficerProvince.objects.create(officer=officer, province_code="94")


ADDRESSES = [
    "/admin/officers/",
    NEW,
    "/admin/officers/edit/{officer}/",
    "/admin/officers/delete/{officer}/",
    "/admin/officers/history/{officer}/",
    "/admin/officers/usage/{officer}/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/users/edit/{herself}/",
    "/admin/users/edit/{other}/",
    "/admin/users/delete/{other}/",
    "/admin/users/history/{other}/",
    "/admin/groups/",
    "/admin/groups/new/",
    "/admin/groups/edit/1/",
    "/admin/people/{other}/second-factor/",
    "/admin/bulk/users/user/assign_role/?id={herself}",
    "/admin/bulk/users/user/set_active_state/?id={other}",
    "/admin/bulk/users/user/delete/?id={other}",
]
GREEDY = {
    **WANTED,
    "is_superuser": "on",
    "groups": ["1", "2", "3"],
    "is_active": "",
    "active": "on",
    "all_provinces": "on",
    "permissions": ["1"],
    "role": "officer",
    "mark_as_active": "False",
    "reason": "ขอสิทธิ์เพิ่ม",
}


class TestEditorsStayEditors:
    @pytest.mark.parametrize(
        "given", [[], ["change_user", "add_user", "delete_user", "change_group", "change_officer"]]
    )
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_an_editor_gains_nothing_by_any_address(self, make, client, address, given):
        """Not even one whose group was given the permissions that Wagtail itself would ask for."""
        editor, other, officer = make.editor(), make.admin(), make.officer().officer
        group = editor.groups.get()
        group.permissions.add(*Permission.objects.filter(codename__in=given))
        before = list(User.objects.order_by("pk").values("pk", "is_superuser", "is_active", "groups"))
        client.force_login(editor)
        url = address.format(officer=officer.pk, herself=editor.pk, other=other.pk)
        for ask in (client.get(url), client.post(url, GREEDY)):
            assert ask.status_code in {302, 403, 404}, ask.status_code
            if ask.status_code == 302:
                assert not re.search(r"/(officers|users|groups)/", ask["Location"])
        assert list(User.objects.order_by("pk").values("pk", "is_superuser", "is_active", "groups")) == before
        assert Officer.objects.count() == 1

    def test_an_officer_has_no_door_to_the_admin(self, make, client):
        client.force_login(make.officer())
        assert client.get("/admin/").status_code == 302
        assert client.get("/admin/", follow=True).status_code == 404


def test_whoever_works_in_a_shop_is_no_officer_with_that_account(admin, make):
    helper = make.helper_of(make.merchant())
    answer = admin.post(NEW, {**WANTED, "email": helper.email})
    assert "คนนี้เป็นคนในร้านด้วยบัญชีนี้" in page(answer)
    assert not Officer.objects.filter(user=helper).exists()
