"""Warned in time, once each: 90, 30 and 7 days before, and on the day; owners and the province's officers."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.letters.models import Letter
from merchants.certificates import invariants, jobs
from merchants.certificates.models import Certificate
from shop.catalogue import cover_invariants
from shop.catalogue import services as catalogue
from shop.catalogue.errors import NotOfThisShop
from shop.catalogue.models import CertificateCover

DAY = datetime.timedelta(days=1)


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def people(make, merchant):
    """The owner, the province's own officer, one of all provinces, one of another."""
    return make.owner_of(merchant), make.officer(provinces=["94"]), make.officer(), make.officer(provinces=["95"])


def told() -> list[tuple]:
    rows = Letter.objects.filter(template__endswith="certificate-ending").order_by("pk")
    return [(row.template, row.to_user_id) for row in rows]


def test_four_times_and_each_once(make, merchant, people):
    owner, own, _all, _other = people
    make.certificate(make.product(merchant), days=100)
    both = [("certificate-ending", owner.pk), ("office-certificate-ending", own.pk)]
    start, counted = clock.now(), {}
    for day in range(0, 120):
        with clock.at(start + day * DAY):
            for _run in range(2):
                jobs.run()
            counted[100 - day] = len(told())
    steps = [left for left in sorted(counted, reverse=True) if counted[left] != counted.get(left + 1, 0)]
    assert steps == [90, 30, 7, 0] and told() == both * 4


def test_the_words_say_how_long_there_is(make, merchant, people):
    row, start = make.certificate(make.product(merchant), days=7), clock.now()
    jobs.run()
    with clock.at(start + 7 * DAY):
        jobs.run()
    last, first = Letter.objects.filter(template="certificate-ending").order_by("-pk")
    assert "เหลืออีก 7 วัน" in first.body and f"/desk/certificates/{row.pk}/" in first.body
    assert "ใช้ได้ถึงวันนี้เป็นวันสุดท้าย พรุ่งนี้ป้ายรับรองจะหายไปจากสินค้า" in last.body


def test_one_that_is_new_and_short_is_warned_of_at_its_own_step_alone(make, merchant, people):
    make.certificate(make.product(merchant), days=20)
    jobs.run()
    assert len(told()) == 2
    with clock.at(clock.now() + 12 * DAY):  # eight days left: nothing new
        jobs.run()
        assert len(told()) == 2


def test_a_job_that_slept_tells_of_the_end_and_forgets_what_is_long_over(make, merchant, people):
    make.certificate(make.product(merchant), days=5)
    start = clock.now()
    with clock.at(start + 8 * DAY):
        jobs.run()
    assert "หมดอายุแล้วเมื่อ" in Letter.objects.get(template="certificate-ending").body
    make.certificate(make.product(merchant), days=5, number="CICOT.HL 44 B555 010 04 63")
    with clock.at(start + 40 * DAY):
        jobs.run()
    assert len(told()) == 2


def test_what_waits_is_suspended_or_was_renewed_is_not_warned_of(make, merchant, people):
    product, officer = make.product(merchant), make.officer()
    make.certificate_sent(product, days=5)
    old = make.certificate(product, days=5, number="CICOT.HL 44 B555 010 04 63", by=officer)
    make.certificate(product, days=300, number=old.number, by=officer)
    old.refresh_from_db()
    assert old.state == "replaced"
    jobs.run()
    assert told() == []


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "nonsense"},
        {"expires_on": datetime.date(2020, 1, 1)},
        {"number": ""},
        {"file": None},
        {"verified_by": None},
        {"looked_up": ""},
        {"state": "suspended", "reason": ""},
        {"submitted_at": None},
    ],
    ids=str,
)
def test_the_database_keeps_the_rules(make, merchant, facts):
    row = make.certificate(make.product(merchant))
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=row.pk).update(**facts)


def test_the_database_knows_that_nobody_verifies_her_own(make, merchant):
    row = make.certificate(make.product(merchant))
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=row.pk).update(verified_by=row.submitted_by)


def test_the_database_lets_a_number_stand_once(make, merchant):
    make.certificate(make.product(merchant))
    other = make.certificate(make.product(make.merchant("อื่น")), number="CICOT.HL 44 B555 010 04 63")
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=other.pk).update(number="CICOT.HL 43 B555 010 04 63")


def test_the_books_notice_what_does_not_agree(make, merchant):
    row, stranger = make.certificate(make.product(merchant)), make.product(make.merchant("อื่น"))
    assert invariants.check() == [] and cover_invariants.check() == []
    cover = CertificateCover.objects.create(certificate=row, product=stranger, product_name=stranger.name)
    Certificate.objects.filter(pk=row.pk).update(expires_on=None, verified_by=make.officer())
    assert invariants.check() == [
        f"certificate {row.pk}: verified without an expiry date",
        f"certificate {row.pk}: verified by somebody who never opened its paper",
    ]
    assert cover_invariants.check() == [f"cover {cover.pk}: product and certificate are of different shops"]
    CertificateCover.objects.all().delete()
    assert cover_invariants.check() == [f"certificate {row.pk}: sent without a product"]


def test_a_strangers_product_is_never_covered(make, merchant):
    draft = catalogue.begin_certificate(
        merchant=merchant,
        kind=make.certificate_kind(),
        by=make.owner_of(merchant),
        products=[make.product(merchant)],
        number="1",
        issued_on=clock.today(),
        expires_on=clock.today() + DAY,
    )
    with pytest.raises(NotOfThisShop):
        catalogue.choose_covered(certificate=draft, by=None, products=[make.product(make.merchant("อื่น"))])
