"""Concurrency tests write for real, from several processes, into a database of their own."""

import make as makers
import pytest


@pytest.fixture
def make(own_database):
    return makers
