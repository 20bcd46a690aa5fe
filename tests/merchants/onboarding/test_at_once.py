"""Two officers decide in the same moment, over real HTTP to several processes: one effect, one letter, one storefront."""

import threading
from collections import Counter

import make as makers
import pytest
from django.test import Client
from site_running import Person, running

from cms.models import StorefrontPage
from common.letters.models import Letter
from merchants.models import Merchant
from merchants.onboarding import invariants

pytestmark = pytest.mark.concurrency


@pytest.fixture
def make(own_database):
    return makers


def signed_in(base: str, person) -> Person:
    """A browser that carries the session of ``person``; the form of the sign-in page is not what is tried here."""
    client = Client()
    client.force_login(person)
    somebody = Person(base)
    somebody.browser.cookies.set("sessionid", client.cookies["sessionid"].value)
    return somebody


def test_officers_decide_at_once(make):
    row, _document = make.application_waiting()
    officers = [make.officer(provinces=["94"]) for _ in range(8)]
    make.judged(row, officers[0])
    answers: list[int] = []
    with running() as base:
        people = [signed_in(base, officer) for officer in officers]
        page = f"/office/applications/{row.pk}/"
        tokens = [person.form(page)["csrfmiddlewaretoken"] for person in people]
        gate = threading.Barrier(len(people))

        def decide(person: Person, token: str, verb: str) -> None:
            gate.wait()
            fields = {"csrfmiddlewaretoken": token, "reason": "เอกสารยังไม่ครบ"}
            answers.append(person.send(f"{page}{verb}/", **fields).status_code)

        threads = [
            threading.Thread(target=decide, args=(person, token, "reject" if number % 2 else "approve"))
            for number, (person, token) in enumerate(zip(people, tokens, strict=True))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    row.refresh_from_db()
    assert Counter(answers) == {302: 1, 409: 7}
    opened = int(row.state == "approved")
    assert row.state in ("approved", "rejected")
    assert Merchant.objects.count() == StorefrontPage.objects.count() == opened
    assert Letter.objects.filter(template__in=["application-approved", "application-rejected"]).count() == 1
    assert invariants.check() == []
