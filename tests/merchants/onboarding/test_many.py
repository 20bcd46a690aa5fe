"""Officers' pages cost the same with a handful of applications and with 5,000."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.users.models import User
from merchants.onboarding import queue, requirements
from merchants.onboarding.models import Application
from merchants.onboarding.states import ApplicationState as S

# page → queries on a warm process
COSTS = {
    "/office/": 17,
    "/office/applications/": 7,
    "/office/applications/?state=all&province=94&type=sme&q=กลุ่ม": 7,
    "/office/applications/?q=0800000005": 7,
}


def fill(count: int) -> None:
    """Write ``count`` submitted applications, each a minute older than the one before."""
    first = User.objects.count()
    people = User.objects.bulk_create(
        User(email=f"many{number}@example.test", first_name="แมะ") for number in range(first, first + count)
    )
    listed, now = requirements.current_list(), clock.now()
    Application.objects.bulk_create(
        Application(
            applicant=person,
            requirement_list=listed,
            state=S.SUBMITTED,
            name=f"กลุ่ม {number}",
            legal_form="group",
            type="sme" if number % 3 else "community_enterprise",
            phone=f"+668{number:08d}",
            contact_name="แมะ",
            province_code=["94", "95", "96", "90", "91"][number % 5],
            submitted_at=now - datetime.timedelta(minutes=number),
        )
        for number, person in enumerate(people, start=first)
    )


def cost(client, url: str) -> int:
    assert client.get(url).status_code == 200  # warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.fixture
def officer(make, signed_in):
    return signed_in(make.officer())


def test_officers_pages_cost_the_same_with_5000(officer):
    fill(10)
    few = {url: cost(officer, url) for url in COSTS}
    fill(4990)
    assert Application.objects.count() == 5000
    assert {url: cost(officer, url) for url in COSTS} == few == COSTS


def test_the_median_is_the_middle_one(officer, make):
    assert queue.median_days(Application.objects.all()) is None
    row, _document = make.application_waiting()
    for days, state in ((1, S.SUBMITTED), (5, S.SUBMITTED), (40, S.RETURNED)):
        row.pk, row.applicant, row.state = None, make.user(), state
        row.submitted_at = clock.now() - datetime.timedelta(days=days, hours=1)
        row.save(force_insert=True)
    assert queue.median_days(Application.objects.all()) == 1
    assert "รอโดยทั่วไป" in officer.get("/office/").content.decode()
