"""Begets workers: Django is loaded once and each worker is a child, so that a hundred can be killed in a few minutes.

Reads a line per child: ``worker`` runs `manage.py worker` until it dies; ``letters <from> <to>`` writes so many and ends.
Answers with the child's number, and with a line once it is dead.
"""

import os
import sys

import django
from django.core.management import call_command
from django.db import connections, transaction


def letters(first: int, last: int) -> None:
    """Write letters with whatever owes them, in one transaction, as the verbs do."""
    from common.letters.services import Recipient, keep  # noqa: PLC0415

    with transaction.atomic():
        for number in range(first, last):
            to = Recipient(email=f"reader{number}@example.test")
            keep(key=f"letter-{number}", to=to, template="", subject=f"letter {number}.", body="x")


def main() -> None:
    django.setup()
    call_command("migrate", "django_tasks_database", verbosity=0)
    connections.close_all()
    print("ready", flush=True)
    for line in sys.stdin:
        verb, *numbers = line.split()
        child = os.fork()
        if child == 0:
            letters(*map(int, numbers)) if verb == "letters" else call_command("worker")
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)


if __name__ == "__main__":
    main()
