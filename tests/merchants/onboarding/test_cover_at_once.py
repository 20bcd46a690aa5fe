"""Officers cover the same paper in the same moment: one cover counts, the others are told, and no bytes are lost or left."""

import datetime
import threading
import time
from collections import Counter

import make as makers
import papers_made as papers
import pytest
from django.core.files.storage import storages
from django.db import connection, transaction
from django.test import Client
from site_running import Person, running

from common import clock
from common.areas import Area
from common.audit.models import Event
from common.files import covering, deleting, invariants, jobs, stored
from common.files import services as files
from common.files.errors import CoveredMeanwhile, FileGone
from common.files.models import Leftover, PrivateFile
from common.uploads import clean_document
from merchants.onboarding import services as onboarding

pytestmark = pytest.mark.concurrency
HOURS = datetime.timedelta(hours=2)
PLACES = [Area(1, 100 + 900 * number, 8000, 500, 500) for number in range(8)]


@pytest.fixture
def make(own_database, own_files):
    return makers


@pytest.fixture
def document(make):
    application, _document = make.application_waiting()
    onboarding.send_back(application=application, by=make.officer(), reason="ถ่ายใหม่ให้ชัด")
    marked = clean_document(papers.marked_picture())
    return onboarding.add_document(application=application, by=application.applicant, paper="chair_id", document=marked)


def bytes_of(document) -> list[str]:
    """The names of the identity papers that lie in the storage, without the replaced one of the application."""
    others = PrivateFile.objects.exclude(pk=document.file_id).values_list("storage_key", flat=True)
    return [key for key in stored.keys() if key.startswith("identity/") and key not in set(others)]


def together(*acts) -> list:
    """Run all acts at once, each on a connection of its own. Returns what each returned or raised."""
    gate, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act) -> None:
        gate.wait()
        try:
            answers[number] = act()
        except Exception as error:
            answers[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_copies_that_are_ready_at_once_take_one_place(make, document):
    """All have drawn the same original; the row's lock lets one through, and the others read who it was."""
    officers = [make.officer() for _place in PLACES]
    copies = [covering.draw(file=document.file, areas=[place], seen=document.file.version) for place in PLACES]

    def put(copy, officer):
        with transaction.atomic():
            return covering.put_in_place(copy, by=officer, why="religion")

    answers = together(*(lambda c=copy, o=officer: put(c, o) for copy, officer in zip(copies, officers, strict=True)))
    assert Counter(type(answer) for answer in answers) == {PrivateFile: 1, CoveredMeanwhile: 7}
    document.file.refresh_from_db()
    (winner,) = [copy for copy, answer in zip(copies, answers, strict=True) if isinstance(answer, PrivateFile)]
    assert document.file.storage_key == winner.key and len(document.file.covered_areas) == 1
    with clock.at(clock.now() + HOURS):
        jobs.run()
        assert bytes_of(document) == [winner.key] and invariants.check() == []


def test_a_cover_and_the_last_day_meet(make, document):
    """The jobs wait for the cover that is not committed yet, and then delete the copy, not only the original."""
    file = files.keep(content=papers.marked_picture(), content_type="image/jpeg", kind="identity")
    copy = covering.draw(file=file, areas=[PLACES[0]], seen=file.version)
    PrivateFile.objects.filter(pk=file.pk).update(retain_until=clock.today() - datetime.timedelta(days=1))
    half = threading.Event()

    def put():
        with transaction.atomic():
            row = covering.put_in_place(copy, by=None, why="religion")
            half.set()
            time.sleep(0.7)
            return row

    def sweep():
        half.wait()
        return jobs.run()

    covered, done = together(put, sweep)
    assert isinstance(covered, PrivateFile), covered
    assert done["private_files_deleted"] == 1, done
    jobs.run()
    file.refresh_from_db()
    assert file.deleted_at and not Leftover.objects.exists()
    assert not storages["private"].exists(file.storage_key) and not storages["private"].exists(copy.key)
    assert invariants.check() == []


def test_a_cover_that_comes_after_the_last_day_is_refused(make, document):
    """The other way round: the cover waits for the jobs and finds the file gone."""
    file = files.keep(content=papers.marked_picture(), content_type="image/jpeg", kind="identity")
    copy = covering.draw(file=file, areas=[PLACES[0]], seen=file.version)
    PrivateFile.objects.filter(pk=file.pk).update(retain_until=clock.today() - datetime.timedelta(days=1))
    half = threading.Event()

    def let_go():
        with transaction.atomic():
            gone = deleting.delete_due()
            half.set()
            time.sleep(0.7)
            return gone

    def put():
        half.wait()
        with transaction.atomic():
            return covering.put_in_place(copy, by=None, why="religion")

    gone, refused = together(let_go, put)
    assert gone == 1 and isinstance(refused, FileGone), (gone, refused)
    with clock.at(clock.now() + HOURS):
        jobs.run()
        assert not storages["private"].exists(file.storage_key) and not storages["private"].exists(copy.key)
        assert invariants.check() == []


def test_officers_cover_at_once_over_http(make, document):
    officers = [make.officer(provinces=["94"]) for _number in range(4)]
    case = f"/office/applications/{document.application_id}/"
    answers: list[int] = []
    with running() as base:
        people = [_signed_in(base, officer) for officer in officers]
        tokens = [person.form(case)["csrfmiddlewaretoken"] for person in people]
        gate = threading.Barrier(len(people))

        def cover(person: Person, token: str, place: Area) -> None:
            area = f"{place.left},{place.top},{place.width},{place.height}"
            fields = {"area": area, "why": "religion", "page": "1", "seen": document.file.version}
            gate.wait()
            url = f"{case}documents/{document.pk}/covered/"
            answers.append(person.send(url, csrfmiddlewaretoken=token, **fields).status_code)

        threads = [
            threading.Thread(target=cover, args=each)
            for each in zip(people, tokens, PLACES[: len(people)], strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    document.file.refresh_from_db()
    assert Counter(answers) == {302: 1, 409: 3}
    assert len(document.file.covered_areas) == 1
    assert Event.objects.about(document).filter(verb="covered").count() == 1
    with clock.at(clock.now() + HOURS):
        jobs.run()
        assert bytes_of(document) == [document.file.storage_key] and invariants.check() == []


def _signed_in(base: str, person) -> Person:
    client = Client()
    client.force_login(person)
    somebody = Person(base)
    somebody.browser.cookies.set("sessionid", client.cookies["sessionid"].value)
    return somebody
