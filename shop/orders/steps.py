"""The line of steps of an order, told by either side: what is done, what is under way, what is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Step:
    """One step, worded for each of its three times; ``at`` is when it was done."""

    todo: str
    now: str
    done: str
    at: datetime | None


def told(steps: Sequence[Step], *, end: Step | None = None) -> list[dict]:
    """Return what components/steps.html takes. With ``end`` the order was given up: what was done, then that."""
    if end is not None:
        return [*(_row(step, "done") for step in steps if step.at), _row(end, "over")]
    first_open = next((number for number, step in enumerate(steps) if step.at is None), None)
    return [
        _row(step, "done" if step.at else "now" if number == first_open else "todo")
        for number, step in enumerate(steps)
    ]


def _row(step: Step, state: str) -> dict:
    label = {"done": step.done, "over": step.done, "now": step.now, "todo": step.todo}[state]
    return {"label": label, "at": step.at, "state": state, "note": ""}
