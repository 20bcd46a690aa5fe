import json

from django.core.management.base import BaseCommand, CommandError

from config import jobs


class Command(BaseCommand):
    help = "Run every periodic job once and print what was done as one JSON line. Exit 1 where a part failed."

    def handle(self, *args, **options):
        done, failed = jobs.run_all()
        self.stdout.write(json.dumps({"done": done, "failed": failed}, ensure_ascii=False))
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log holds the traceback.", returncode=1)
