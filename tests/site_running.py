"""The site as it really runs: server processes on a port, and people who speak HTTP to it."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
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
) -> Iterator[tuple[str, subprocess.Popen]]:
    """Run the server of production as ``running`` does; yield the site's address and the process that begets the others."""
    port = free_port()
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
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
            "5",
            "--max-requests",
            "0",
            "--backlog",
            "256",
            "--log-level",
            "error",
        ],
        cwd=ROOT,
        env=environment(settings_module, **more),
    )
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(server, base)
        yield base, server
    finally:
        server.terminate()
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:  # a machine so busy that it cannot even end
            server.kill()
            server.wait(60)


def wait_for(server: subprocess.Popen, base: str) -> None:
    for _try in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        with contextlib.suppress(requests.ConnectionError, requests.Timeout):
            if requests.get(f"{base}/healthz", timeout=5).ok:
                return
        time.sleep(0.1)
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
