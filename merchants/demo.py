"""The demo's people: shopper, owners, officers, viewer, editor, administrator."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from common import clock
from common.demo_lists import PASSWORD, days_ago, rows
from common.users.models import User
from merchants.models import Officer, OfficerProvince, OfficerRole

STAFF = [
    ("officer@kedai.test", "อัสมา", "จันทร์แก้ว", "+66800000301"),
    ("yala@kedai.test", "ธีรยุทธ", "ศรียะลา", "+66800000302"),
    ("viewer@kedai.test", "พิมพ์ชนก", "ปัตตานี", "+66800000303"),
    ("editor@kedai.test", "ปรียา", "เล่าเรื่อง", "+66800000304"),
    ("shopper@kedai.test", "กมลา", "ใจดี", "+66800000300"),
]
ADMIN_PHONE = "+66800000305"


def run(report) -> None:
    """Make the people. Owners come from people.csv; everybody's password is the demo's."""
    secret = make_password(PASSWORD)
    with clock.at(days_ago(200)):
        people = [_person(secret, *row) for row in STAFF]
        owners = rows("people")
        for row in report.over(owners, "people"):
            _person(secret, row["email"], row["first_name"], row["last_name"], row["phone"])
        _person(secret, "admin@kedai.test", "แอดมิน", "", ADMIN_PHONE, is_staff=True, is_superuser=True)
    officer, yala, viewer, editor, _shopper = people
    Officer.objects.create(user=officer, all_provinces=True)
    _for(Officer.objects.create(user=yala), "95")
    _for(Officer.objects.create(user=viewer, role=OfficerRole.VIEWER), "94")
    editor.groups.add(Group.objects.get(name="Editors"))


def _person(secret: str, email: str, first_name: str, last_name: str, phone: str, **flags: bool) -> User:
    person = User(email=email, first_name=first_name, last_name=last_name, password=secret, **flags)
    person.phone, person.phone_verified = phone, True
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def _for(officer: Officer, *provinces: str) -> None:
    OfficerProvince.objects.bulk_create(OfficerProvince(officer=officer, province_code=code) for code in provinces)
