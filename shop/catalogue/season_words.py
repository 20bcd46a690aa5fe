"""Months and seasons in words."""

from django.utils.translation import gettext as _

from common.thai import dates
from shop.catalogue import seasons


def again(month: int) -> str:
    """Return ``"นอกฤดู มีอีกเดือนธันวาคม"``."""
    return _("นอกฤดู มีอีกเดือน%(month)s") % {"month": dates.month_name(month)}


def months(mask: int) -> str:
    """Return the months in words, runs joined: ``"พฤษภาคม–สิงหาคม, ธันวาคม"``; "" for the whole year."""
    name, found = dates.month_name, seasons.months_of(mask)
    runs: list[list[int]] = []
    for month in found:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    if len(runs) > 1 and runs[0][0] == 1 and runs[-1][-1] == 12:  # over the new year
        runs = [*runs[1:-1], runs[-1] + runs[0]] if len(runs) > 2 else [runs[-1] + runs[0]]
    return ", ".join(name(run[0]) if len(run) == 1 else f"{name(run[0])}–{name(run[-1])}" for run in runs)
