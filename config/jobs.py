"""Periodic work: every room's part, each on its own feet, once a minute however many processes beat."""

import logging
import time
from importlib import import_module

from django.conf import settings
from django.db import close_old_connections

from common import clock
from common.versions import services as versions

log = logging.getLogger("kedai.jobs")
BEAT = "beat"


def run_all() -> tuple[dict[str, dict], list[str]]:
    """Run every job part. Returns what each did and the names of those that failed; one failing does not stop the next."""
    done, failed = {}, []
    for name in settings.JOB_PARTS:
        try:
            done[name] = import_module(name).run()
        except Exception:  # a part is a defect of one room; the others still have their deadlines
            log.exception("job part %s failed", name)
            failed.append(name)
    return done, failed


def beat() -> bool:
    """Run the jobs if nobody did in this minute. One conditional UPDATE decides, so two processes never both do."""
    if not versions.claim(BEAT, int(clock.now().timestamp()) // 60):
        return False
    run_all()
    return True


def beat_for_ever(stop) -> None:
    """Beat until ``stop`` (a threading.Event) is set. A database that is away is asked again later."""
    while not stop.wait(timeout=60 - time.time() % 60 + 1):
        close_old_connections()
        try:
            beat()
        except Exception:  # the thread must outlive a database restart
            log.exception("the beat could not run")
        close_old_connections()
