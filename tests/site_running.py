"""The site as it really runs: server processes on a port, and people who speak HTTP to it."""

import atexit
import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import requests
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def database_url() -> str:
    """Return the address of the database this test writes to, for another process."""
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    password = f":{config['PASSWORD']}" if config["PASSWORD"] else ""
    return f"postgres://{config['USER']}{password}@{config['HOST']}:{config['PORT'] or 5432}/{config['NAME']}"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def environment(settings_module: str = "config.settings", **more: str) -> dict[str, str]:
    """Return the environment of a process of ours that works on the test's own database."""
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": settings_module,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests" / "concurrency")]),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
        "SMS_ROOT": str(settings.SMS_ROOT),
        "EMAIL_URL": "dummymail://",
        **more,
    }


class Nursery:
    """A process that has loaded the site and begets its servers (`server_nursery.py`)."""

    def __init__(self, given: dict[str, str]) -> None:
        command = [sys.executable, str(ROOT / "tests" / "server_nursery.py")]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.heard() == "ready"

    def heard(self):
        line = self.process.stdout.readline()
        assert line, "the nursery of servers is gone"
        return json.loads(line)

    def asked(self, *wish):
        self.process.stdin.write(f"{json.dumps(wish)}\n")
        self.process.stdin.flush()
        return self.heard()

    def close(self) -> None:
        self.process.communicate()


class Nurseries:
    """The nurseries of this process: one for each way in which servers are told to run, the last few that were needed."""

    MOST = 2  # each holds the whole site in memory

    def __init__(self) -> None:
        self.open: dict[tuple, Nursery] = {}
        atexit.register(self.close)

    def of(self, given: dict[str, str]) -> Nursery:
        told = {name: value for name, value in given.items() if name not in {"DATABASE_URL", "PYTEST_CURRENT_TEST"}}
        key = tuple(sorted(told.items()))
        found = self.open.pop(key, None) or Nursery(given)
        self.open[key] = found  # the newest is the last
        if len(self.open) > self.MOST:
            self.open.pop(next(iter(self.open))).close()
        return found

    def close(self) -> None:
        while self.open:
            self.open.popitem()[1].close()


NURSERIES = Nurseries()


@dataclass(frozen=True)
class Server:
    """The process that begets those that serve."""

    nursery: Nursery
    pid: int

    def lives(self) -> bool:
        return self.nursery.asked("lives", self.pid)

    def end(self) -> None:
        self.nursery.asked("end", self.pid)


@contextlib.contextmanager
def running(
    *, settings_module: str = "config.settings", processes: int = 2, threads: int = 8, **more: str
) -> Iterator[str]:
    """Run the site in ``processes`` processes over the test's own database; yield its address."""
    with serving(settings_module=settings_module, processes=processes, threads=threads, **more) as (base, _server):
        yield base


@contextlib.contextmanager
def serving(
    *, settings_module: str = "config.settings", processes: int = 2, threads: int = 8, **more: str
) -> Iterator[tuple[str, Server]]:
    """Run the server of production as ``running`` does; yield the site's address and the process that begets the others."""
    port = free_port()
    arguments = [
        "--config",
        str(ROOT / "deploy" / "gunicorn.conf.py"),
        "config.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        str(processes),
        "--threads",
        str(threads),
        "--timeout",
        "120",
        "--graceful-timeout",
        "1",
        "--max-requests",
        "0",
        "--backlog",
        "256",
        "--log-level",
        "error",
    ]
    nursery = NURSERIES.of(environment(settings_module, **more))
    server = Server(nursery, nursery.asked("beget", connection.settings_dict["NAME"], arguments))
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(server, base)
        yield base, server
    finally:
        server.end()


def wait_for(server: Server, base: str) -> None:
    for _try in range(1200):
        if not server.lives():
            raise RuntimeError("the server ended")
        with contextlib.suppress(requests.ConnectionError, requests.Timeout):
            if requests.get(f"{base}/healthz", timeout=5).ok:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not answer within a minute")


class Person:
    """Somebody at a browser, with cookies of her own."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.browser = requests.Session()
        self.browser.headers["Connection"] = "close"  # an idle connection may be closed while one reaches for it again

    def form(self, path: str) -> dict[str, str]:
        """Open a page and return the hidden fields of its forms, the CSRF token among them."""
        page = self.browser.get(self.base + path, timeout=60)
        assert page.status_code == 200, (path, page.status_code)
        return dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page.text))

    def send(self, path: str, **fields: object) -> requests.Response:
        """Post a form and do not follow where it leads."""
        headers = {"Referer": self.base + path}
        return self.browser.post(self.base + path, data=fields, headers=headers, allow_redirects=False, timeout=120)


def new_key() -> str:
    return str(uuid.uuid4())


def chosen(merchant, address, total_satang: int, **changes) -> dict:
    """Return the fields of a checkout that sends one merchant's goods and pays by QR."""
    return {
        "name": "อามีนะห์",
        "phone": "0898765432",
        "line": "12/3 ม.4",
        "place": f"{address.subdistrict_code}:{address.postal_code}",
        f"delivery_{merchant.pk}": "flat",
        f"way_{merchant.pk}": "promptpay",
        "terms": "on",
        "seen_total": str(total_satang),
        **changes,
    }


def fill_cart(base: str, variant_id: int) -> Person:
    """Return a guest with one piece of a variant in her cart."""
    person = Person(base)
    token = person.form("/cart/").get("csrfmiddlewaretoken") or person.form("/accounts/login/")["csrfmiddlewaretoken"]
    added = person.send("/cart/add/", variant=variant_id, quantity=1, csrfmiddlewaretoken=token)
    assert added.status_code == 302, added.status_code
    return person
