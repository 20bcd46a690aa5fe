import sqlite3

import pytest

from config import seed
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
