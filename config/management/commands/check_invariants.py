import json
from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Ask every room whether its books agree. Exit 1 and a list where they do not. Writes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines")

    def handle(self, *args, **options):
        found = {name: import_module(name).check() for name in settings.INVARIANT_PARTS}
        lines = [line for part in found.values() for line in part]
        if options["json"]:
            self.stdout.write(json.dumps({"ok": not lines, "parts": found}, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines) or "Everything agrees.")
        if lines:
            raise CommandError(f"{len(lines)} disagreements.", returncode=1)
