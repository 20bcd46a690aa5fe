import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.crypto import get_random_string

from config import jobs


class Command(BaseCommand):
    help = "Production: run queued tasks and, once a minute, the periodic jobs. Start as many as needed; TERM ends one calmly."

    def handle(self, *args, **options):
        aliases = [alias for alias, task in settings.TASKS.items() if task["BACKEND"].startswith("django_tasks_db.")]
        if not aliases:
            raise CommandError("Tasks run at once here; there is nothing for a worker to do.")
        # the package's models exist only where the production settings install it
        from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415

        workers = [_worker(Worker, alias) for alias in aliases]
        stop = threading.Event()

        def leave(signum, frame):
            stop.set()
            for worker in workers:
                worker.running = False

        signal.signal(signal.SIGTERM, leave)
        signal.signal(signal.SIGINT, leave)
        threads = [threading.Thread(target=worker.run, name=worker.backend_name) for worker in workers]
        for thread in threads:
            thread.start()
        jobs.beat_for_ever(stop)
        for thread in threads:
            thread.join()


def _worker(kind, alias: str):
    return kind(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=1,
        batch=False,
        backend_name=alias,
        startup_delay=True,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
