"""Texts that are accepted: published, asked for once, accepted once, in time or too late."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from common import clock
from common.audit.models import Event
from common.consents.models import Consent
from common.letters.models import Letter
from merchants import selling
from merchants.closing import services as closing
from merchants.models import Merchant
from merchants.onboarding import services as onboarding
from merchants.terms import jobs
from merchants.terms import services as terms
from merchants.terms.errors import ChangedMeanwhile, TermsWaiting
from merchants.terms.models import TermsVersion

CHANGED = "ค่าส่งคืนสินค้าเป็นของร้าน"


def publish(version: str = "2570-01", *, days: int = 30, kind: str = "terms", **words) -> TermsVersion:
    last = clock.today() + datetime.timedelta(days=days)
    return terms.publish(kind=kind, version=version, changes=CHANGED, accept_by=last, **words)


@pytest.fixture
def merchant(make):
    return make.merchant("กลุ่มบูดู")


def later(days: int):
    return clock.at(clock.now() + datetime.timedelta(days=days))


def test_what_stands_at_first_is_written_down(db):
    assert list(TermsVersion.objects.order_by("kind").values_list("kind", "version", "accept_by")) == [
        (kind, "2569-11", None) for kind in ["privacy", "ranking", "returns", "sellers", "terms"]
    ]
    assert terms.version_in_force() == "2569-11"


def test_which_versions_were_accepted_is_known_of_every_moment(db):
    before = clock.now()
    with later(1):
        terms.publish(kind="returns", version="2570-01")
    first = dict.fromkeys(["terms", "privacy", "returns", "sellers", "ranking"], "2569-11")
    assert terms.versions_at(before) == first
    assert terms.versions_at(before + datetime.timedelta(days=2)) == first | {"returns": "2570-01"}


def test_a_text_that_had_no_version_yet_was_accepted_by_nobody(db):
    TermsVersion.objects.all().update(published_at=clock.now())
    before = clock.now() - datetime.timedelta(days=1)
    assert terms.versions_at(before) == {"terms": "2569-11", "privacy": "2569-11"}


def test_a_version_is_published_once(db):
    first = publish()
    again = terms.publish(kind="terms", version="2570-01", changes="อื่น", accept_by=clock.today())
    assert (again.pk, again.changes, again.accept_by) == (first.pk, CHANGED, first.accept_by)
    assert terms.version_in_force() == "2570-01" and terms.version_in_force("privacy") == "2569-11"


def test_a_quiet_version_may_ask_later(make, merchant):
    terms.publish(kind="terms", version="2570-01")
    assert terms.outstanding(merchant) == []
    asked = publish()
    assert terms.outstanding(merchant) == [asked] and TermsVersion.objects.filter(version="2570-01").count() == 1


def test_there_is_always_a_week(db):
    row = publish(days=1)
    assert row.accept_by == clock.today() + datetime.timedelta(days=7)


def test_the_database_refuses_to_ask_without_words(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        TermsVersion.objects.create(kind="terms", version="x", accept_by=clock.today())


def test_accepted_twice_is_once_with_who_and_which(make, merchant):
    owner, version = make.owner_of(merchant), publish()
    for _time in range(2):
        terms.accept(merchant=merchant, by=owner, seen=[version.pk], language="ms")
    row = Consent.objects.about(merchant).get()
    assert (row.purpose, row.version, row.person, row.how, row.language) == ("terms", "2570-01", owner, "self", "ms")
    event = Event.objects.about(merchant).get(verb="terms_accepted")
    assert event.by == owner and event.facts == {"kind": "terms", "version": "2570-01"}
    assert terms.outstanding(merchant) == [] and terms.accepted(merchant) == [row]


def test_what_she_has_not_seen_she_has_not_accepted(make, merchant):
    seen = publish("2570-01")
    publish("2570-02")
    with pytest.raises(ChangedMeanwhile) as refused:
        terms.accept(merchant=merchant, by=make.owner_of(merchant), seen=[seen.pk])
    assert refused.value.message.startswith("เพิ่งมีข้อความฉบับใหม่กว่าที่คุณอ่าน")
    assert not Consent.objects.about(merchant).exists()


def test_the_newest_counts_for_those_before_it(make, merchant):
    first, second, privacy = publish("2570-01"), publish("2570-02"), publish("2570-02", kind="privacy")
    assert terms.outstanding(merchant) == [first, second, privacy]
    terms.accept(merchant=merchant, by=make.owner_of(merchant), seen=[first.pk, second.pk, privacy.pk])
    rows = Consent.objects.about(merchant).order_by("purpose").values_list("purpose", "version")
    assert list(rows) == [("privacy", "2570-02"), ("terms", "2570-02")]
    assert terms.outstanding(merchant) == []
    third = publish("2570-03")
    assert terms.outstanding(merchant) == [third]


def test_in_time_everything_is_allowed_and_too_late_nothing_that_sells(merchant):
    publish(days=30)
    selling.check(merchant)
    with later(30):
        selling.check(merchant)
    with later(31), pytest.raises(TermsWaiting) as refused:
        selling.check(merchant)
    assert refused.value.message == (
        "เลยวันที่ต้องยอมรับข้อตกลงฉบับใหม่แล้ว ให้เจ้าของร้านเปิดหน้า “ข้อตกลงของร้าน” อ่านแล้วกดยอมรับก่อน จึงทำรายการนี้ได้"
    )


def test_what_was_accepted_with_the_application_counts_for_the_shop(make):
    application, _paper = make.application_waiting()
    publish("2570-01")
    officer = make.officer()
    before = onboarding.approve(application=make.judged(application, officer), by=officer).merchant
    rows = Consent.objects.about(before).order_by("purpose").values_list("purpose", "version", "person")
    kinds = ["privacy", "ranking", "returns", "sellers", "terms"]
    assert list(rows) == [(kind, "2569-11", application.applicant_id) for kind in kinds]
    assert [version.version for version in terms.outstanding(before)] == ["2570-01"]
    application, _paper = make.application_waiting()
    assert application.terms_version == "2570-01"
    after = onboarding.approve(application=make.judged(application, officer), by=officer).merchant
    assert terms.outstanding(after) == []


def test_who_waits_is_counted_as_each_shop_reads_it(make, merchant):
    ready, closed = make.merchant("ยอมรับแล้ว"), make.merchant("ปิดแล้ว")
    version = publish()
    terms.publish(kind="terms", version="2570-02")  # asks for nothing: the version before it still does
    terms.accept(merchant=ready, by=make.owner_of(ready), seen=[version.pk])
    closing.close(merchant=closed, by=make.officer(), reason="เลิกขาย")
    assert list(terms.waiting(Merchant.objects.all(), terms.asking())) == [merchant]
    assert terms.outstanding(merchant) == [version]
    assert list(terms.waiting(Merchant.objects.all(), [])) == []


def test_owners_are_written_to_once_and_only_who_has_not_accepted(make, merchant):
    ready = make.merchant("ยอมรับแล้ว")
    make.helper_of(merchant)
    version = publish(changes_ms="Kos pulangan ditanggung kedai")
    terms.accept(merchant=ready, by=make.owner_of(ready), seen=[version.pk])
    assert jobs.run() == {"told_of_changed_terms": 1}
    assert jobs.run() == {"told_of_changed_terms": 0}
    letter = Letter.objects.get(template="terms-changed")
    assert letter.to_user == make.owner_of(merchant)
    assert CHANGED in letter.body and "/desk/terms/" in letter.body and "ฉบับที่ 2570-01" in letter.body


def test_the_reader_s_language_is_used_where_it_was_written(db):
    row = publish(changes_ms="Kos pulangan ditanggung kedai")
    with translation.override("ms"):
        assert row.words == "Kos pulangan ditanggung kedai"
    with translation.override("en"):
        assert row.words == CHANGED
