"""Starting what is measured, and reading what it has used: gunicorn's worker, and the processes of PostgreSQL that served it."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import requests

ROOT = Path(__file__).resolve().parent.parent
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


class Site:
    """A running server: ``base`` is its address. ``url`` is that of its database."""

    def __init__(self, process: subprocess.Popen, base: str, url: str):
        self.process, self.base, self.url = process, base, url
        self._seen: dict[str, float] = {}  # PostgreSQL's processes, also those that have ended since

    def used_ms(self) -> tuple[float, float]:
        """Return what the server's worker and PostgreSQL's processes for it have used so far (SQLite works in the worker)."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for backend in self._backends():
            with suppress(FileNotFoundError):  # it ended since it was named: what it had used last counts
                self._seen[backend] = _used_ms([backend])
        return _used_ms(children), sum(self._seen.values())

    def _backends(self) -> list[str]:
        if not self.url.startswith("postgres"):
            return []
        with psycopg.connect(self.url) as asked:
            rows = asked.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            return [str(pid) for (pid,) in rows]


def _used_ms(processes: list[str]) -> float:
    stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in processes]
    return sum(int(fields[11]) + int(fields[12]) for fields in stats) * TICK_MS


@contextmanager
def served(module: str, environment: dict, first: str):
    """Run ``module`` in one process; yield the Site once it answers at ``first``."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{door.getsockname()[1]}"
    flags = ["--workers=1", "--threads=4", "--keep-alive=30", "--log-level=error", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", module, "--bind", host, *flags]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _answers(f"http://{host}{first}")
        yield Site(server, f"http://{host}", environment["DATABASE_URL"])
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> None:
    for _try in range(150):
        try:
            return requests.get(address, timeout=300).raise_for_status()
        except requests.ConnectionError:
            time.sleep(0.2)
    raise SystemExit("The server does not answer.")


def django_side(environment: dict, task: str, given: object) -> dict:
    """Return what ``bench.goods.<task>`` says of ``given``, in a process of its own."""
    code = f"import json; from bench import goods; print(json.dumps(goods.{task}({given!r})))"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return json.loads(subprocess.check_output(command, cwd=ROOT, env=environment))


def environment_of(url: str, folder: str) -> dict:
    """Return the environment of a site over the database at ``url`` that writes its files into ``folder``."""
    return {**os.environ, "DATABASE_URL": url, "DEMO": "0", "EMAIL_URL": "dummymail://", "KEDAI_ENV": "",
            "SEARCH_LOG": f"{folder}/searches.jsonl", "SMS_ROOT": f"{folder}/sms", "MEDIA_ROOT": f"{folder}/media", "PRIVATE_ROOT": f"{folder}/private"}  # fmt: skip
