from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from common.versions.models import Version
from config import people
from config.progress import Progress

MARKER = "demo"


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
        with transaction.atomic():
            for name in settings.DEMO_PARTS:
                with report.timed(name):
                    import_module(name).run(report)
            Version.objects.create(name=MARKER)
        report.say(f"Demo data loaded. Every demo person's password is {people.DEMO_PASSWORD}.")
