"""Applications in the states that the tests of this room begin with."""

import pytest

from common.uploads import clean_document
from merchants.models import LegalForm, MerchantType
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application

BUSINESS = {"legal_form": LegalForm.GROUP, "type": MerchantType.COMMUNITY, "name": "กลุ่มแม่บ้านกรือโป๊ะสายบุรี"}
CONTACT = {"contact_name": "แมะแย กะมิยอ", "phone": "+66812345670", "member_count": 12}
INCOME = {"baseline_income_satang": 1_200_000, "baseline_channels": ["market", "line"], "baseline_fees_satang": 0}


@pytest.fixture
def paper(make):
    """Return a function that makes a cleaned paper of a colour."""
    return lambda colour="#f5f0e0": clean_document(make.picture_bytes((700, 900), colour))


@pytest.fixture
def address_facts(make):
    def facts(province: str = "94") -> dict:
        row = Application()
        row.set_address(make.address(province))
        names = ("address_line", "subdistrict_code", "postal_code", "province_code", "landmark", "address_text")
        return {name: getattr(row, name) for name in names}

    return facts


@pytest.fixture
def draft(make, address_facts, paper):
    """Return a function that makes a complete draft."""

    def make_draft(*, applicant=None, province: str = "94", name: str = BUSINESS["name"], papers=("tvc2", "chair_id")):
        applicant = applicant or make.user(first_name="แมะแย")
        row = onboarding.start(by=applicant)
        answers = {
            "business": {**BUSINESS, "name": name},
            "address": address_facts(province),
            "contact": CONTACT,
            "income": INCOME,
        }
        for step, facts in answers.items():
            row = onboarding.save_step(application=row, by=applicant, step=step, facts=facts)
        for key in papers:
            onboarding.add_document(application=row, by=applicant, paper=key, document=paper())
        return row

    return make_draft


@pytest.fixture
def submitted(draft):
    """Return a function that makes an application the officers have."""

    def make_submitted(**kwargs):
        row = draft(**kwargs)
        return onboarding.submit(application=row, by=row.applicant, terms_version="2569-11")

    return make_submitted
