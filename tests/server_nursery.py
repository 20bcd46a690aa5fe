"""Begets servers: the site is loaded once, and each server is a child of it over a database of its own.

To load the site takes seconds of a core, to beget a server a moment. Nothing of one test comes to the next: this process opens
no database and answers nobody. Reads a line of JSON per wish and answers each with a line; it ends with its pipe, and its children too.
"""

import gc
import json
import os
import signal
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

PATIENCE = 60


def load() -> None:
    """Read what every server would read for itself: the site, its addresses and its own templates."""
    get_wsgi_application()
    import config.wsgi  # noqa: F401, PLC0415  as gunicorn does, once the apps are loaded

    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            reverse("home")
    for place in settings.TEMPLATES[0]["DIRS"]:
        for file in Path(place).rglob("*.html"):
            get_template(str(file.relative_to(place)))
    # one hash in place of a million: what is tried is the site, not how long a password lasts
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    connections.close_all()
    gc.collect()
    gc.freeze()


def beget(database: str, arguments: list[str], answers: int) -> int:
    child = os.fork()
    if child:
        return child
    os.close(answers)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    settings.DATABASES["default"]["NAME"] = database
    sys.argv = ["gunicorn", *arguments]
    status = 1
    try:
        from gunicorn.app.wsgiapp import WSGIApplication  # noqa: PLC0415

        WSGIApplication("%(prog)s").run()
    except SystemExit as end:
        status = end.code or 0
    finally:
        os._exit(status)


def lives(child: int) -> bool:
    try:
        return os.waitpid(child, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return False


def end(child: int) -> bool:
    """End a server at once: nobody waits for it any more."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        if not lives(child):
            break
        os.kill(child, sign)
        until = time.monotonic() + PATIENCE
        while lives(child) and time.monotonic() < until:
            time.sleep(0.01)
    return True


def main() -> None:
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever the site prints is no answer
    children: set[int] = set()

    def answer(what: object) -> None:
        os.write(answers, f"{json.dumps(what)}\n".encode())

    load()
    answer("ready")
    for line in sys.stdin:
        verb, *told = json.loads(line)
        if verb == "beget":
            children.add(child := beget(*told, answers))
            answer(child)
        else:
            answer({"lives": lives, "end": end}[verb](*told))
    for child in children:
        end(child)


if __name__ == "__main__":
    main()
