"""The doors to her own workspaces, for the foot of every shop page and for the page that says "not found"."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from merchants.workspaces import DESK, EDITORS, OFFICE, doors_of


def workspaces(request) -> dict:
    """Context processor: ``workspaces``, a list of {title, url}, and ``workspace_here``: the one of them that this address
    lies in, with ``back`` for a button, or None. It asks the database only where one is shown.
    """
    user = getattr(request, "user", None)
    doors = SimpleLazyObject(lambda: _of(user))
    return {"workspaces": doors, "workspace_here": SimpleLazyObject(lambda: _around(request.path, doors))}


def _of(user) -> list[dict]:
    doors = doors_of(user)
    titles = {DESK: gettext("ร้านของฉัน"), OFFICE: gettext("งานเจ้าหน้าที่"), EDITORS: gettext("งานบรรณาธิการ")}
    return [{"title": title, "url": doors[name]} for name, title in titles.items() if name in doors]


def _around(path: str, doors: list[dict]) -> dict | None:
    back = {reverse("desk:home"): gettext("กลับไปหน้าจัดการร้าน"), reverse("office:home"): gettext("กลับไปหน้าเจ้าหน้าที่")}
    here = next((door for door in doors if door["url"] in back and path.startswith(door["url"])), None)
    return {**here, "back": back[here["url"]]} if here else None
