import pytest

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
