from django.core.management.base import BaseCommand

from config import texts


class Command(BaseCommand):
    help = "Compile the catalogues in locale/ that are newer than their compiled form. Needs no gettext."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options):
        for path in texts.compile_all():
            self.stdout.write(f"compiled {path.relative_to(texts.ROOT)}")
