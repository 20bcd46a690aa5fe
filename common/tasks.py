"""The only way to queue a task: after the caller's transaction has committed, by id."""

from functools import partial

from django.db import transaction


def after_commit(task, *ids: object) -> None:
    """Queue ``task`` with ``ids`` once the surrounding transaction has committed (at once where there is none)."""
    transaction.on_commit(partial(task.enqueue, *ids))
