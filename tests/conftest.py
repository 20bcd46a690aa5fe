"""What every test stands on: the database from the seed, files in a temporary place, people and goods to make."""

import gc
import os
import re
import shutil

import make as makers
import postgres_template
import pytest
from _pytest.mark.expression import Expression
from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction
from django.db.models.signals import post_delete, post_save
from django.test.utils import override_settings, setup_databases, teardown_databases
from django.utils import translation
from modelsearch import index
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from own_databases import OwnDatabases
from stripe_at_work import AtWork
from wagtail.signal_handlers import reference_index_auto_update_disabled

from config import seed
from config.stripe_standin.app import Standin, serving

DATABASE = {"db", "transactional_db", "own_database", "module_rows"}
APART = ("django_db", "browser", "concurrency", "postgres")


def pytest_ignore_collect(collection_path, config):
    """Do not open a file of which ``-m`` can choose nothing: to open all of them takes as long as a hundred tests.

    That is so where a test without marks is not chosen, and the file writes none of the marks that are asked for.
    """
    asked = config.getoption("markexpr")
    if collection_path.suffix != ".py" or not asked or Expression.compile(asked).evaluate(lambda _name, **_with: False):
        return None
    words = collection_path.read_text()
    return None if any(f"mark.{name}" in words for name in re.findall(r"\w+", asked)) else True


def pytest_collection():
    """Nothing of what is read while files are opened is let go: to look for circles in it took a third of the time."""
    gc.disable()


def pytest_collection_finish():
    """What stands now stands to the end: circles are looked for in what comes after it, and less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what asks a database, a browser or several processes: the rest is the same on both."""
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        return
    asking = [item for item in items if DATABASE & set(item.fixturenames) or any(map(item.get_closest_marker, APART))]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


@pytest.fixture(scope="session", autouse=True)
def files_apart(tmp_path_factory, django_test_environment):
    """Keep public and private files of the tests away from the site's own."""
    place = tmp_path_factory.mktemp("files")
    (place / "media").mkdir()
    with override_settings(
        MEDIA_ROOT=place / "media",
        PRIVATE_ROOT=place / "private",
        SMS_ROOT=place / "sms",
        SEARCH_LOG=place / "searches.jsonl",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        PRODUCT_SAMPLE_ONE_IN=0,  # nothing by chance: tests about samples ask for all
        WHITENOISE_AUTOREFRESH=True,  # static files are found when asked for, not listed anew for every test's client
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def cache_apart(django_test_environment):
    """A Redis database for each worker: one clears its cache without taking it from another's test."""
    one = settings.CACHES["default"]
    if "Redis" not in one["BACKEND"]:
        yield
        return
    server, _slash, number = one["LOCATION"].rpartition("/")
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    mine = int(number) + worker
    os.environ["REDIS_URL"] = (
        f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{mine}"  # servers of this worker's tests too
    )
    with override_settings(CACHES={"default": {**one, "LOCATION": f"{server}/{mine}"}}):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """SQLite: a real file, unpacked from the seed, so that only new migrations run. PostgreSQL: a copy of the migrated one."""
    config = connections["default"].settings_dict
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if config["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        seed.unpack(file)
        config["TEST"]["NAME"] = str(file)
    else:
        config["TEST"]["NAME"] = f"test_{config['NAME']}_{worker}"
        config["TEST"]["TEMPLATE"] = postgres_template.template_of(config)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """Always the whole test database: pytest-django leaves it out where no collected test is marked for it."""
    unpacked = connections["default"].vendor == "sqlite"
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=unpacked, serialized_aliases=[])
        if unpacked:  # what is newer than the seed stands in it now: tests that write for real begin from this
            connections.close_all()
            shutil.copyfile(connections["default"].settings_dict["NAME"], _migrated())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0, keepdb=unpacked)


@pytest.fixture(scope="session", autouse=True)
def page_indexes_rest(django_test_environment):
    """Wagtail's own indexes, of words and of links in pages, are kept only where a test asks for ``page_indexes``.

    Every merchant of every test has a storefront page: to index it twice took a tenth of the whole suite.
    """
    reference_index_auto_update_disabled.value = True
    _connect_page_search(False)


@pytest.fixture
def page_indexes(page_indexes_rest):
    """Keep Wagtail's indexes in this test, as the site does."""
    reference_index_auto_update_disabled.value = False
    _connect_page_search(True)
    yield
    reference_index_auto_update_disabled.value = True
    _connect_page_search(False)


def _connect_page_search(connected: bool) -> None:
    for model in index.get_indexed_models():
        for signal, handler in ((post_save, post_save_signal_handler), (post_delete, post_delete_signal_handler)):
            (signal.connect if connected else signal.disconnect)(handler, sender=model)


@pytest.fixture(autouse=True)
def as_at_the_start():
    """Forget what another test left in this process: the cache, and the language of its last page."""
    cache.clear()
    translation.activate("th")


@pytest.fixture(scope="module")
def module_rows(django_db_setup, django_db_blocker):
    """Rows that many tests of a file read: what a fixture that asks for this writes stands until the file's end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def own_files(settings, tmp_path):
    """A private storage of this test's own, empty: for tests that count what lies in it."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.STORAGES = {**settings.STORAGES}  # the storages are made anew, over the new folder
    return tmp_path / "private"


@pytest.fixture(scope="session")
def own_databases(django_db_setup):
    """Where tests that write for real take a database from; on SQLite it is a copy of a file."""
    config = connections["default"].settings_dict
    if config["ENGINE"].endswith("sqlite3"):
        yield None
        return
    made = OwnDatabases({**config}, config["TEST"]["TEMPLATE"], f"{config['NAME']}_own")
    yield made
    made.close()


@pytest.fixture
def own_database(own_databases, django_db_blocker, tmp_path):
    """A database of this test's own, migrated and without rows of other tests, that other processes may write to; gone afterwards."""
    config = connections["default"].settings_dict
    shared = config["NAME"]
    connections.close_all()
    with django_db_blocker.unblock():
        if own_databases:
            config["NAME"] = own_databases.take()
        else:
            config["NAME"] = shutil.copyfile(_migrated(), str(tmp_path / "own.sqlite3"))
        yield
        connections.close_all()
        own, config["NAME"] = config["NAME"], shared
        if own_databases:
            own_databases.give_back(own)


def _migrated() -> str:
    return f"{connections['default'].settings_dict['TEST']['NAME']}.migrated"


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


@pytest.fixture
def stripe_at_work(settings, tmp_path):
    """A stand-in for Stripe on the loopback that this process asks; its events wait until the test sends them."""
    standin = Standin(key=settings.STRIPE_SECRET_KEY, public="", store=tmp_path / "stripe.sqlite3", takes_orders=True)
    with serving(standin) as address:
        standin.world.public = address
        settings.STRIPE_API_BASE = address
        yield AtWork(standin, address)
    standin.store.close()
