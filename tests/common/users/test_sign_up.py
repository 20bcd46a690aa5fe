import pytest
from django.db import IntegrityError

from common.letters import posting
from common.letters.models import Letter
from common.users.models import User

TYPED = {"email": "nurida@example.test", "password1": "lom-plae-tuk", "first_name": "ฟาตีเมาะ"}


def test_a_name_is_one_plain_line(client, db):
    client.post("/accounts/signup/", TYPED | {"first_name": "ฟาตี\u202eเมาะ\r\nBcc: a@example.test"})
    assert User.objects.get(email=TYPED["email"]).first_name == "ฟาตีเมาะ Bcc: a@example.test"


@pytest.mark.parametrize("name", ["", " ", "\u200b", "ก" * 151])
def test_a_name_must_be_there_and_short_enough(client, db, name):
    answer = client.post("/accounts/signup/", TYPED | {"first_name": name})
    assert answer.status_code == 200
    assert not User.objects.filter(email=TYPED["email"]).exists()


def test_what_is_wrong_with_a_password_is_said_in_thai(client, db):
    said = client.post("/accounts/signup/", TYPED | {"password1": "a1b"}).content.decode()
    assert "รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย 8 ตัวอักษร" in said
    assert "This password" not in said


FAR = "a@" + "ก" * 60 + ".com"


@pytest.mark.parametrize("email", [FAR, "ฟาตีเมาะ@example.test", "c" * 250 + "@x.test"])
@pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/password/reset/"])
def test_an_address_no_letter_can_be_sent_to_is_refused(client, db, path, email):
    answer = client.post(path, TYPED | {"email": email})
    assert answer.status_code == 200
    assert answer.context["form"].errors["email"]
    assert not User.objects.exists() and not Letter.objects.exists()


def test_no_code_is_written_to_an_address_no_letter_reaches(client, db):
    assert client.post("/accounts/login/code/", {"email": FAR}).status_code == 302
    assert not Letter.objects.exists()


def test_a_mail_server_that_is_away_breaks_no_page(client, db, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        *("django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"),
        1,
    )
    answer = client.post("/accounts/signup/", TYPED)
    assert answer.status_code == 302 and client.get("/accounts/email/").status_code == 200
    letter = Letter.objects.get()
    assert posting.post(letter.pk) is False
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == ("waiting", "ConnectionRefusedError")
    assert client.post("/accounts/password/reset/", {"email": TYPED["email"]}).status_code == 302


def test_the_second_of_two_presses_is_told_that_the_account_stands(client, db, monkeypatch):
    def too_late(self, *args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(User, "save", too_late)
    answer = client.post("/accounts/signup/", TYPED)
    assert answer.status_code == 409
    assert "มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว ถ้าเป็นของคุณ ให้เข้าสู่ระบบ" in answer.content.decode()
