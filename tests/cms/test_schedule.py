"""What an editor schedules comes and goes in its time, by the job that runs each minute."""

import datetime

import pages_made as pages
import pytest
from django.utils import timezone

from cms import jobs

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
real_now = timezone.now


@pytest.fixture
def two_hours_on(monkeypatch):
    return lambda: monkeypatch.setattr(timezone, "now", lambda: real_now() + 2 * HOUR)


def test_a_page_comes_when_its_hour_has_come_and_not_before(client, two_hours_on):
    page = pages.story(live=False)
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()
    assert jobs.run()["pages_in_their_time"] == 0
    assert client.get("/stories/budu/").status_code == 404
    two_hours_on()
    assert jobs.run()["pages_in_their_time"] == 1
    assert client.get("/stories/budu/").status_code == 200
    assert jobs.run()["pages_in_their_time"] == 0


def test_a_page_goes_when_its_time_is_over(client, two_hours_on):
    page = pages.story()
    page.expire_at = timezone.now() + HOUR
    page.save_revision().publish()
    assert jobs.run()["pages_in_their_time"] == 0 and client.get("/stories/budu/").status_code == 200
    two_hours_on()
    assert jobs.run()["pages_in_their_time"] == 1
    assert client.get("/stories/budu/").status_code == 404
