"""Officers take the same number off in one moment, administrators demote each other: over real HTTP to several processes."""

import threading
from collections import Counter

import make as makers
import pytest
from django.test import Client
from django.urls import reverse
from site_running import Person, running

from common.audit.models import Event
from common.letters.models import Letter
from common.users.models import User
from merchants import phone_changes

pytestmark = pytest.mark.concurrency


@pytest.fixture
def make(own_database):
    return makers


def signed_in(base: str, user) -> Person:
    """Her browser, in which she has just shown who she is."""
    client = Client()
    client.force_login(user)
    makers.sure(client)
    somebody = Person(base)
    somebody.browser.cookies.set("sessionid", client.cookies["sessionid"].value)
    return somebody


def at_once(acts: list) -> list[int]:
    """Do all acts in the same moment; returns the statuses."""
    gate, answers = threading.Barrier(len(acts)), []

    def do(act) -> None:
        gate.wait()
        answers.append(act().status_code)

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_one_number_is_taken_off_once(make):
    shop = make.merchant()
    member = shop.members.get()
    User.objects.filter(pk=member.user_id).update(phone="+66811111111", phone_verified=True)
    page = reverse("office:member_phone", args=[shop.pk, member.pk])
    officers = [make.officer(provinces=["94"]) for _ in range(6)]
    with running() as base:
        people = [signed_in(base, officer) for officer in officers]
        fields = {"reason": "lost", "checked": "card", "phone": ""}
        tokens = [person.form(page)["csrfmiddlewaretoken"] for person in people]
        acts = [
            lambda person=person, token=token: person.send(page, csrfmiddlewaretoken=token, **fields)
            for person, token in zip(people, tokens, strict=True)
        ]
        answers = at_once(acts)
    assert Counter(answers) == {302: 6}
    member.user.refresh_from_db()
    assert member.user.phone is None
    assert Event.objects.about(shop).filter(verb=phone_changes.VERB).count() == 1
    assert Letter.objects.filter(template="phone-by-officer-old").count() == 1


def test_two_administrators_who_demote_each_other_leave_one(make):
    pair = [make.admin(), make.admin()]
    with running() as base:
        people = [signed_in(base, admin) for admin in pair]
        pages = [reverse("wagtailusers_users:edit", args=[admin.pk]) for admin in reversed(pair)]
        tokens = [person.form(page)["csrfmiddlewaretoken"] for person, page in zip(people, pages, strict=True)]
        acts = [
            lambda person=person, page=page, token=token: person.send(
                page, csrfmiddlewaretoken=token, first_name="แอดมิน", is_active="on"
            )
            for person, page, token in zip(people, pages, tokens, strict=True)
        ]
        at_once(acts)
    assert User.objects.filter(is_superuser=True, is_active=True).count() == 1
