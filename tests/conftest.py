"""What every test stands on: the database from the seed, files in a temporary place, people and goods to make."""

import os

import make as makers
import pytest
from django.core.cache import cache
from django.db import connections

from config import seed


@pytest.fixture(scope="session", autouse=True)
def files_apart(tmp_path_factory, django_test_environment):
    """Keep public and private files of the tests away from the site's own."""
    from django.test.utils import override_settings

    place = tmp_path_factory.mktemp("files")
    with override_settings(
        MEDIA_ROOT=place / "media",
        PRIVATE_ROOT=place / "private",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """SQLite: a real file, unpacked from the seed, so that only new migrations run. PostgreSQL: a database per worker."""
    config = connections["default"].settings_dict
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if config["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        seed.unpack(file)
        config["TEST"]["NAME"] = str(file)
    else:
        config["TEST"]["NAME"] = f"test_{config['NAME']}_{worker}"


@pytest.fixture(scope="session")
def django_db_keepdb():
    return connections["default"].vendor == "sqlite"


@pytest.fixture(autouse=True)
def clean_cache():
    cache.clear()


@pytest.fixture
def make(db):
    """Make people, merchants, goods and orders: ``make.merchant()``, ``make.product(merchant)``, …"""
    return makers


@pytest.fixture
def signed_in(client):
    """Return a function that signs a person in and returns the client."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
