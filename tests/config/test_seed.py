import contextlib
import sqlite3
import types

import pytest
from django.conf import settings

from config import seed
from config.management.commands import start_site
from config.progress import Progress


def test_the_seed_unpacks_whole_over_what_stood_there(tmp_path):
    file = tmp_path / "var" / "kedai.sqlite3"
    for _twice in range(2):
        seed.unpack(file)
        connection = sqlite3.connect(file)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM users_user").fetchone() == (0,)
        connection.close()
    assert [path.name for path in file.parent.iterdir()] == ["kedai.sqlite3"]


def no_file(file):
    pass


def empty_file(file):
    file.touch()


def touched_by_a_command(file):
    """What any command leaves that has only opened the database as the settings do."""
    connection = sqlite3.connect(file)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA user_version=1;")
    connection.close()


@pytest.fixture
def database(monkeypatch, tmp_path):
    """Where the database of `make demo` would stand; nothing is migrated."""
    graph = types.SimpleNamespace(leaf_nodes=list)
    executor = types.SimpleNamespace(migration_plan=lambda _nodes: [], loader=types.SimpleNamespace(graph=graph))
    monkeypatch.setattr(start_site, "MigrationExecutor", lambda _connection: executor)
    monkeypatch.setattr(start_site, "connection", types.SimpleNamespace(vendor="sqlite", close=lambda: None))
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", tmp_path / "kedai.sqlite3")
    return tmp_path / "kedai.sqlite3"


def tables_of(file) -> set[str]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.mark.parametrize("before", [no_file, empty_file, touched_by_a_command])
def test_the_demo_starts_from_the_seed_where_nothing_stands_yet(database, before):
    before(database)
    start_site._database()
    assert "users_user" in tables_of(database)


def test_a_database_with_anything_in_it_is_left_alone(database):
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    start_site._database()
    assert tables_of(database) == {"mine"}


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_shows_on_a_terminal_and_is_silent_elsewhere(terminal, capsys):
    class Stream:
        written = ""

        def isatty(self):
            return terminal

        def write(self, words):
            self.written += words

        def flush(self):
            pass

    stream = Stream()
    report = Progress(stream)
    assert list(report.over(iter("ab"), "shops", total=2)) == ["a", "b"]
    report.say("done")
    assert ("2/2" in stream.written and "done" in stream.written) is terminal
    assert bool(stream.written) is terminal
