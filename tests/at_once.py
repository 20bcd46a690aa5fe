"""Several acts in one moment, each in a thread and a transaction of its own."""

import threading

from django.db import connections

from common.errors import DomainError


def at_once(*acts) -> list:
    """Do everything in the same moment, each in a transaction of its own; return what each got, a refusal included."""
    gate, got = threading.Barrier(len(acts)), []

    def act(one) -> None:
        gate.wait()
        try:
            got.append(one())
        except DomainError as refusal:
            got.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[one]) for one in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    crashed = [each for each in got if isinstance(each, Exception) and not isinstance(each, DomainError)]
    assert crashed == [] and len(got) == len(acts)
    return got


def refusals(got: list) -> list[type]:
    return [type(each) for each in got if isinstance(each, DomainError)]
