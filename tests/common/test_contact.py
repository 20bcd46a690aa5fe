import pytest
from django.template.loader import render_to_string

from common import contact
from config.checks import officers_can_be_reached


@pytest.mark.parametrize(
    ("phone", "email", "shown", "dial"),
    [
        ("073-336-090", "", "073-336-090", "+6673336090"),
        ("+66 73 336 090", "depa@example.go.th", "073-336-090", "+6673336090"),
        ("1330", "", "1330", "1330"),
        ("", "depa@example.go.th", "", ""),
    ],
)
def test_the_officers_contact_is_what_the_environment_says(settings, phone, email, shown, dial):
    settings.OFFICE_PHONE, settings.OFFICE_EMAIL, settings.DEMO = phone, email, False
    assert contact.office() == contact.Contact(shown, dial, email, sample=False)
    page = render_to_string("components/office_contact.html")
    assert (f'href="tel:{dial}"' in page) == bool(phone) and (f'href="mailto:{email}"' in page) == bool(email)
    assert "ตัวอย่าง" not in page and officers_can_be_reached(None) == []


def test_without_one_nothing_is_shown_and_the_operator_is_warned(settings):
    settings.OFFICE_PHONE = settings.OFFICE_EMAIL = ""
    assert contact.office() is None
    assert render_to_string("components/office_contact.html").strip() == ""
    assert [doubt.id for doubt in officers_can_be_reached(None)] == ["kedai.W002"]


def test_the_demo_s_own_is_marked_as_invented():
    assert "(ตัวอย่าง ใช้ติดต่อจริงไม่ได้)" in render_to_string("components/office_contact.html")
