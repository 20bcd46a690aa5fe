"""Somebody lost the telephone with her app: an administrator takes the second factor off, says why, and is asked again."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from common.audit.models import Event
from common.letters.models import Letter


def page(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def root(make):
    return make.admin()


@pytest.fixture
def admin(client, root, make):
    """An administrator who has just shown who she is."""
    client.force_login(root)
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD})
    return client


@pytest.fixture
def officer(make):
    person = make.officer()
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x"})
    return person


def url_of(person) -> str:
    return reverse("staff_second_factor", args=[person.pk])


def test_she_is_asked_again_who_she_is(client, root, officer):
    client.force_login(root)
    answer = client.post(url_of(officer), {"reason": "โทรศัพท์หาย"})
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/reauthenticate/")
    assert Authenticator.objects.filter(user=officer).count() == 2


def test_it_is_taken_off_with_reason_diary_and_letter(admin, root, officer, make, settings):
    session = make.signed_in_elsewhere(officer)
    assert "ทำโทรศัพท์หาย? ลบแล้วให้ตั้งใหม่" in page(admin.get(reverse("officers:edit", args=[officer.officer.pk])))
    assert "แอป พาสคีย์ และรหัสสำรองของบัญชีนี้จะใช้ไม่ได้ทันที" in page(admin.get(url_of(officer)))
    answer = admin.post(url_of(officer), {"reason": "โทรศัพท์หาย ยืนยันกับหัวหน้าแล้ว"})
    assert answer["Location"] == reverse("officers:edit", args=[officer.officer.pk])
    assert not Authenticator.objects.filter(user=officer).exists()
    assert session.browser.get("/accounts/sessions/").status_code == 302
    event = Event.objects.about(officer).get()
    assert (event.verb, event.by, event.why) == ("second_factor_taken", root, "โทรศัพท์หาย ยืนยันกับหัวหน้าแล้ว")
    letter = Letter.objects.get(to_email=officer.email)
    assert letter.subject == "การยืนยันสองชั้นของคุณถูกลบแล้ว" and "โทรศัพท์หาย ยืนยันกับหัวหน้าแล้ว" in letter.body
    settings.SECOND_FACTOR_REQUIRED = True
    browser = Client()
    browser.force_login(officer)
    assert browser.get("/office/")["Location"] == "/accounts/2fa/"


def test_a_second_press_finds_nothing_and_writes_nothing(admin, officer):
    admin.post(url_of(officer), {"reason": "โทรศัพท์หาย"})
    answer = admin.post(url_of(officer), {"reason": "โทรศัพท์หาย"})
    assert "ยังไม่ได้ตั้งการยืนยันสองชั้น จึงไม่มีอะไรต้องลบ" in page(answer)
    assert Event.objects.about(officer).count() == Letter.objects.count() == 1


def test_without_a_reason_it_stays(admin, officer):
    answer = admin.post(url_of(officer), {"reason": " "})
    assert "เขียนเหตุผลอย่างน้อยหนึ่งประโยค" in page(answer)
    assert Authenticator.objects.filter(user=officer).count() == 2


def test_nobody_takes_off_her_own(admin, root):
    Authenticator.objects.create(user=root, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x"})
    answer = admin.post(url_of(root), {"reason": "โทรศัพท์หาย"})
    assert Authenticator.objects.filter(user=root).exists()
    assert "ลบการยืนยันสองชั้นของตัวเองไม่ได้ ใช้รหัสสำรอง หรือให้ผู้ดูแลระบบอีกคนทำให้" in page(answer)


@pytest.mark.parametrize("path", ["/admin/", "/admin/officers/", "/admin/users/"])
def test_the_admin_itself_asks_for_a_second_factor(client, root, settings, path):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(root)
    assert client.get(path)["Location"] == "/accounts/2fa/"
    assert client.post(path)["Location"] == "/accounts/2fa/"
