"""A shop registered for VAT, and its owner."""

import pytest


@pytest.fixture
def merchant(make):
    return make.vat_seller(make.ready(make.merchant()))


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)
