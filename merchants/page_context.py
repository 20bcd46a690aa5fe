"""The doors to her own workspaces, for the foot of every shop page."""

from django.utils.functional import lazy
from django.utils.translation import gettext

from merchants.workspaces import DESK, EDITORS, OFFICE, doors_of


def workspaces(request) -> dict:
    """Context processor: ``workspaces``, a list of {title, url}. It asks the database only where it is shown."""
    return {"workspaces": lazy(lambda: _of(getattr(request, "user", None)), list)()}


def _of(user) -> list[dict]:
    doors = doors_of(user)
    titles = {DESK: gettext("ร้านของฉัน"), OFFICE: gettext("งานเจ้าหน้าที่"), EDITORS: gettext("งานบรรณาธิการ")}
    return [{"title": title, "url": doors[name]} for name, title in titles.items() if name in doors]
