"""How much is tried: `make prove` in full, `.ci/run` the same tests with smaller figures. As a pytest plugin it keeps what came of each promise.

A test says what it shows by ``@pytest.mark.proves(promise, figure)``; a negative control begins its figure with "control".
"""

import json
import os
from pathlib import Path

SHARE = float(os.environ.get("KEDAI_PROVE") or 0)  # of the full figures; 0 in CI


def figure(small: int, full: int) -> int:
    """Return how often something is done: ``full`` in `make prove`, a share of it with SHARE=, at least ``small``."""
    return max(small, round(full * SHARE))


def pytest_runtest_logreport(report):
    """Write a line per test that is over, or that did not come to run."""
    shown = dict(report.user_properties).get("proves")
    if shown and (report.when == "call" or report.failed or report.skipped):
        line = {"shown": shown, "outcome": report.outcome, "seconds": round(report.duration), "test": report.nodeid}
        with Path(os.environ["KEDAI_PROVE_RESULTS"]).open("a") as file:
            file.write(json.dumps(line) + "\n")


def pytest_collection_modifyitems(items):
    for item in items:
        if marker := item.get_closest_marker("proves"):
            item.user_properties.append(("proves", list(marker.args)))
