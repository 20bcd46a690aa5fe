import os
import socket
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from config import jobs, people, seed, stripe_demo, texts
from config.wsgi import application


class Command(BaseCommand):
    help = "Prepare and serve this copy on the loopback: texts, database, demo data, server. `make demo` calls it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args, port: int, **options):
        if not settings.DEMO:
            raise CommandError("start_site serves the demo on the loopback. Production runs gunicorn: see deploy/.")
        _port_is_free(port)
        with self._timed("texts"):
            if texts.compile_all():  # this process has looked for them already: begin anew
                os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
        with self._timed("database"):
            _database()
        with self._timed("demo data"):
            call_command("demo")
        if settings.STRIPE_STANDIN:
            with self._timed("accounts at Stripe's stand-in"):
                stripe_demo.open_accounts()
        connections.close_all()
        Site(port, self._greet).run()

    @contextmanager
    def _timed(self, label: str):
        start = time.monotonic()
        yield
        taken = time.monotonic() - start
        if taken >= 0.5:
            self.stdout.write(f"  {label}: {taken:.1f} s")

    def _greet(self, port: int) -> None:
        self.stdout.write(f"\nKedai stands at http://127.0.0.1:{port}/   (Ctrl+C ends it, the data stays)")
        self.stdout.write(f"Demo people, password {people.DEMO_PASSWORD}:")
        for email, phone, purpose in people.DEMO_PEOPLE:
            self.stdout.write(f"  {email:<22} {phone}  {purpose}")
        self.stdout.write("Or sign in by phone: the code that an SMS would carry is printed here and lies in var/sms/.")
        self.stdout.flush()


class Site(BaseApplication):
    """One process with threads: the embedded cache and SQLite's patience both like one process best."""

    def __init__(self, port: int, greet) -> None:
        self.port, self.greet = port, greet
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"127.0.0.1:{self.port}",
            "workers": 1,
            "threads": 8,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 120,
            "loglevel": "warning",
            "control_socket_disable": True,
            "limit_request_line": 0,  # a search of ten thousand letters is answered by a page, not by a bare 414
            "when_ready": lambda server: self.greet(self.port),
            "post_worker_init": _start_beat,
        }.items():
            self.cfg.set(name, value)

    def load(self):
        return application if not settings.STRIPE_STANDIN else _late(application)


def _late(site):
    """The stand-in for Stripe has threads of its own: it begins in the process that serves, with the first request."""
    made, lock = [], threading.Lock()

    def both(environ, start_response):
        with lock:
            if not made:
                made.append(stripe_demo.with_standin(site))
        return made[0](environ, start_response)

    return both


def _start_beat(worker) -> None:
    """Due jobs run in a thread of the server: a newcomer starts nothing beside it."""
    threading.Thread(target=jobs.beat_for_ever, args=[threading.Event()], daemon=True, name="beat").start()


def _port_is_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(f"Port {port} is taken. Choose another: PORT={port + 1} make demo") from error


def _database() -> None:
    """Bring the database up to date: the seed where nothing stands yet, then what is newer than the seed."""
    if connection.vendor == "sqlite":
        path = Path(settings.DATABASES["default"]["NAME"])
        if seed.SEED.exists() and seed.is_wanted_at(path):
            connection.close()
            seed.unpack(path)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)
