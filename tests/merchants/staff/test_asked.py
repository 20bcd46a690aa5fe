"""Powers do not move by an open browser that somebody found: administrators show once more who they are."""

import pytest
from django.contrib.auth.models import Group

from common.users.models import User
from merchants.models import Officer

ADDRESSES = [
    "/admin/officers/new/",
    "/admin/officers/edit/{officer}/",
    "/admin/users/new/",
    "/admin/users/edit/{other}/",
    "/admin/users/delete/{other}/",
    "/admin/groups/new/",
    "/admin/groups/edit/{group}/",
    "/admin/groups/delete/{group}/",
]
TYPED = {
    "email": "mine@example.test",
    "first_name": "ผู้บุกรุก",
    "is_superuser": "on",
    "role": "viewer",
    "all_provinces": "on",
    "name": "ใหม่",
}


@pytest.fixture
def places(make):
    other, officer = make.editor(), make.officer(provinces=["94"])
    return {"officer": officer.officer.pk, "other": other.pk, "group": other.groups.get().pk}


def standing() -> list:
    return [
        list(User.objects.order_by("pk").values_list("pk", "is_superuser", "groups")),
        list(Officer.objects.order_by("pk").values_list("pk", "role", "all_provinces")),
        list(Group.objects.order_by("pk").values_list("pk", "name")),
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_administrators_open_browser_moves_no_powers(client, make, places, address):
    client.force_login(make.admin())
    url, before = address.format(**places), standing()
    for answer in (client.get(url), client.post(url, TYPED)):
        assert answer.status_code == 302 and answer["Location"].startswith("/accounts/reauthenticate/")
    assert standing() == before
    assert make.sure(client).get(url).status_code == 200


def test_what_was_typed_is_done_after_her_password(client, make):
    client.force_login(make.admin())
    url = "/admin/officers/new/"
    client.post(url, {"email": "asma@example.test", "first_name": "อัสมา", "role": "viewer", "provinces": ["94", "96"]})
    client.post("/accounts/reauthenticate/", {"password": make.PASSWORD, "next": url})
    officer = Officer.objects.get(user__email="asma@example.test")
    assert (officer.role, officer.province_codes) == ("viewer", ["94", "96"])
