"""Applications in the states that the tests of this room begin with."""

import pytest

from common.uploads import clean_document
from merchants.onboarding import services as onboarding

NAME = "กลุ่มแม่บ้านกรือโป๊ะสายบุรี"


@pytest.fixture
def paper(make):
    """Return a function that makes a cleaned paper of a colour."""
    return lambda colour="#f5f0e0": clean_document(make.picture_bytes((700, 900), colour))


@pytest.fixture
def draft(make):
    """Return a function that makes a complete draft; ``without`` names requirements that are left out."""

    def make_draft(*, applicant=None, name: str = NAME, without=(), **kind):
        applicant = applicant or make.user(first_name="แมะแย")
        row = onboarding.start(by=applicant)
        values = {**make.answers_of(**kind), "name": name}
        for part in ({"kind": values.pop("kind")}, {k: v for k, v in values.items() if k not in without}):
            row = onboarding.answer(application=row, by=applicant, values=part)
        for key in make.papers_of(row):
            if key not in without:
                make.add_paper(row, key)
        return row

    return make_draft


@pytest.fixture
def submitted(draft, make):
    """Return a function that makes an application the officers have."""
    return lambda **kwargs: make.sent(draft(**kwargs))


@pytest.fixture
def asma(make):
    return make.officer(provinces=["94"])


@pytest.fixture
def other(make):
    person = make.officer(provinces=["94"])
    person.first_name = "ซารีนา"
    person.save()
    return person
