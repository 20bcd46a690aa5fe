import concurrent.futures
import gc
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from common.versions.models import Version
from config import indexes, people
from config.progress import Progress

MARKER = "demo"
DRAWERS = 2


class Command(BaseCommand):
    help = "Load the demo: people, merchants, products, weeks of orders. Done twice it changes nothing."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError(
                "The demo is switched off here (DEMO). Its people share one known password, so a site that the public"
                " can reach never loads them."
            )
        if Version.objects.filter(name=MARKER).exists():
            return
        report = Progress()
        parts = {name: import_module(name) for name in settings.DEMO_PARTS}
        with _drawers() as pool:
            ahead = {name: part.draw_ahead(pool) for name, part in parts.items() if hasattr(part, "draw_ahead")}
            with _without_collector(), transaction.atomic(), indexes.indexed_once():
                for name, part in parts.items():
                    with report.timed(name):
                        part.run(report, ahead[name]) if name in ahead else part.run(report)
                Version.objects.create(name=MARKER)
        report.say(f"Demo data loaded. Every demo person's password is {people.DEMO_PASSWORD}.")


def _drawers() -> concurrent.futures.ProcessPoolExecutor:
    """Processes that draw from the first second on, while this one writes rows; they know no tables and load no site."""
    return concurrent.futures.ProcessPoolExecutor(DRAWERS, mp_context=multiprocessing.get_context("spawn"))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows and queries are let go as they are done with; looking for circles among them took a twentieth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
