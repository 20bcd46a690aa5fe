import os
import signal
from importlib import import_module
from pathlib import Path

from django.apps import AppConfig

# name: the verb at which a process dies, and on which side of it
POINTS = {
    "before the checkout": ("shop.checkout.services", "place", "before"),
    "orders stand, money is not expected yet": ("shop.orders.services", "place", "after"),
    "money is expected, nobody is told": ("shop.payments.letters", "placed", "before"),
    "everything stands, not committed": ("shop.payments.letters", "placed", "after"),
    "committed, tasks not queued": ("django.db.transaction", "on_commit", "hook"),
    "committed, not answered": ("shop.checkout.services", "place", "after"),
    "the event is kept, not handled": ("shop.payments.by_stripe.outcomes", "settle", "before"),
    "the money is written down, not committed": ("shop.payments.by_stripe.outcomes", "settle", "after"),
    "the letter is claimed, not posted": ("common.letters.posting", "_hand_over", "before"),
    "the letter is posted, not written down": ("common.letters.posting", "_hand_over", "after"),
}


def dies(point: str) -> None:
    """End this process at once, as ``kill -9`` does, where the file says this point. Only the first who comes by."""
    order = Path(os.environ["UNLUCKY"])
    try:
        if order.read_text() != point:
            return
        order.unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def _unlucky(point: str, verb, side: str):
    def before(*args, **kwargs):
        dies(point)
        return verb(*args, **kwargs)

    def after(*args, **kwargs):
        came = verb(*args, **kwargs)
        dies(point)
        return came

    def hook(act, *args, **kwargs):
        def then():
            dies(point)
            act()

        return verb(then, *args, **kwargs)

    return {"before": before, "after": after, "hook": hook}[side]


class UnluckyConfig(AppConfig):
    name = "unlucky"

    def ready(self):
        for point, (room, name, side) in POINTS.items():
            module = import_module(room)
            setattr(module, name, _unlucky(point, getattr(module, name), side))
