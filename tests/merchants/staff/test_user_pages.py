"""Administrators invite editors and one another in /admin/users/; nobody sets a password for somebody else."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from common.audit.models import Event
from common.letters.models import Letter
from common.users.models import User
from merchants.staff import people
from merchants.staff.errors import LastAdministrator

NEW = "/admin/users/new/"


def page(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def root(make):
    return make.admin()


@pytest.fixture
def admin(client, root, make):
    client.force_login(root)
    return make.sure(client)


@pytest.fixture
def editors(db):
    return Group.objects.get(name="Editors")


def wanted(editors, **changes) -> dict:
    return {"email": "Preeya@example.test", "first_name": "ปรียา", "groups": [editors.pk], **changes}


def edit(person: User) -> str:
    return reverse("wagtailusers_users:edit", args=[person.pk])


class TestInviting:
    def test_an_editor_is_invited_by_letter_and_writes(self, admin, editors, root):
        form = page(admin.get(NEW))
        assert "เราส่งจดหมายเชิญไปที่อีเมลนี้" in form and 'type="password"' not in form and "Last name" not in form
        assert admin.post(NEW, wanted(editors)).status_code == 302
        person = User.objects.get(email="preeya@example.test")
        assert list(person.groups.all()) == [editors] and not person.is_superuser and not person.has_usable_password()
        letter = Letter.objects.get(to_email="preeya@example.test")
        assert letter.subject == "คุณมีบัญชีสำหรับดูแลเว็บ Kedai แล้ว"
        assert "/accounts/login/code/?next=/admin/" in letter.body
        event = Event.objects.about(person).get()
        assert (event.verb, event.by, event.facts["groups"]) == ("invited", root, ["Editors"])
        browser = Client()
        browser.force_login(person)
        assert browser.get("/admin/").status_code == 200

    def test_the_code_to_her_mailbox_is_her_key(self, admin, editors):
        admin.post(NEW, wanted(editors))
        browser = Client()
        browser.post("/accounts/login/code/", {"email": "preeya@example.test", "next": "/admin/"})
        code = Letter.objects.filter(to_email="preeya@example.test").latest("pk").secret
        answer = browser.post("/accounts/login/code/confirm/", {"code": code, "next": "/admin/"})
        assert answer["Location"] == "/admin/"
        assert EmailAddress.objects.get(email="preeya@example.test").verified

    def test_an_administrator_is_made_the_same_way(self, admin, editors):
        admin.post(NEW, wanted(editors, groups=[], is_superuser="on"))
        assert User.objects.get(email="preeya@example.test").is_superuser

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"groups": []}, "เลือกหน้าที่อย่างน้อยหนึ่งอย่าง ผู้ซื้อและผู้ขายสมัครบัญชีเองได้"),
            ({"email": ""}, "ใส่อีเมลของคนที่จะเชิญ"),
            ({"first_name": ""}, "ใส่ชื่อ"),
        ],
    )
    def test_what_is_missing_is_said(self, admin, editors, change, sentence):
        answer = admin.post(NEW, wanted(editors, **change))
        assert answer.status_code == 200 and sentence in page(answer)
        assert not User.objects.filter(email="preeya@example.test").exists()

    @pytest.mark.parametrize("email", ["preeya@example.test", "PREEYA@EXAMPLE.test"])
    def test_an_address_that_is_somebodys_is_refused(self, admin, editors, make, email):
        standing = make.user("preeya@example.test")
        answer = admin.post(NEW, wanted(editors, email=email))
        assert "มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว เปิดบัญชีนั้นในรายการผู้ใช้" in page(answer)
        assert not standing.groups.exists() and not Letter.objects.exists()

    def test_nobody_sets_a_password_for_somebody_else(self, admin, editors, make):
        person = make.editor()
        for url in (NEW, edit(person)):
            admin.post(url, wanted(editors, password1="guessed-by-me-2569", password2="guessed-by-me-2569"))
        person.refresh_from_db()
        assert person.check_password(make.PASSWORD)
        assert not User.objects.get(email="preeya@example.test").has_usable_password()


class TestStanding:
    def facts(self, person, **changes) -> dict:
        groups = [group.pk for group in person.groups.all()]
        return {"first_name": person.first_name, "is_active": "on", "groups": groups, **changes}

    def test_an_account_that_is_closed_is_out_at_its_next_request(self, admin, make):
        person = make.editor()
        browser = Client()
        browser.force_login(person)
        assert browser.get("/admin/").status_code == 200
        assert admin.post(edit(person), self.facts(person, is_active="")).status_code == 302
        assert browser.get("/admin/").status_code == 302
        letter = Letter.objects.get(template="staff-changed")
        assert letter.to_email == person.email and "บัญชีของคุณถูกปิดใช้งาน" in letter.body
        assert Event.objects.about(person).get().facts["active"] is False

    def test_a_person_with_nothing_but_a_phone_can_be_closed_too(self, admin, make):
        person = make.phone_person("+66812345678")
        answer = admin.get(edit(person))
        assert answer.status_code == 200 and "เจ้าของบัญชีเปลี่ยนอีเมลและเบอร์เอง" in page(answer)
        admin.post(edit(person), self.facts(person, is_active="", email="mine@example.test"))
        person.refresh_from_db()
        assert (person.is_active, person.email, person.phone) == (False, None, "+66812345678")

    def test_the_same_again_writes_neither_line_nor_letter(self, admin, make):
        person = make.editor()
        admin.post(edit(person), self.facts(person))
        assert not Event.objects.about(person).exists() and not Letter.objects.exists()

    def test_an_officer_does_not_become_an_editor(self, admin, make, editors):
        officer = make.officer()
        answer = admin.post(edit(officer), self.facts(officer, groups=[editors.pk]))
        assert "งานใน /admin/ ต้องใช้อีกบัญชีหนึ่ง กรุณาใช้อีเมลอื่น" in page(answer)
        assert not officer.groups.exists()

    def test_no_administrator_demotes_or_closes_herself(self, admin, root):
        admin.post(edit(root), {"first_name": "แอดมิน", "is_active": "", "is_superuser": ""})
        root.refresh_from_db()
        assert root.is_superuser and root.is_active

    @pytest.mark.parametrize("change", [{"administrator": False}, {"active": False}])
    def test_the_last_administrator_stays(self, root, make, change):
        make.user()
        facts = {"first_name": "", "last_name": "", "groups": [], "administrator": True, "active": True}
        with pytest.raises(LastAdministrator, match="ต้องมีผู้ดูแลระบบที่ใช้งานได้อย่างน้อยหนึ่งคน"):
            people.change_standing(person=root, by=root, **{**facts, **change})
        root.refresh_from_db()
        assert root.is_superuser and root.is_active
        other = make.admin()
        people.change_standing(person=root, by=other, **{**facts, **change})
        root.refresh_from_db()
        assert not (root.is_superuser and root.is_active)

    @pytest.mark.parametrize("action", ["assign_role", "set_active_state"])
    def test_nothing_is_done_to_several_at_once_without_a_diary(self, admin, make, editors, action):
        person = make.user()
        url = reverse("wagtail_bulk_action", args=["users", "user", action])
        answer = admin.post(f"{url}?id={person.pk}", {"role": editors.pk, "mark_as_active": "False"})
        assert answer["Location"] == "/admin/users/"
        person.refresh_from_db()
        assert person.is_active and not person.groups.exists()
        assert 'type="checkbox"' not in page(admin.get("/admin/users/")).split("<table")[1].split("</table")[0]
