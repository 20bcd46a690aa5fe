"""The doors to her own workspaces, for the foot of every shop page."""

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext

from merchants.models import Member, Officer


def workspaces(request) -> dict:
    """Context processor: ``workspaces``, a list of {title, url}. It asks the database only where it is shown."""
    return {"workspaces": lazy(lambda: _of(getattr(request, "user", None)), list)()}


def _of(user) -> list[dict]:
    if user is None or not user.is_authenticated:
        return []
    found = []
    if Member.objects.filter(user=user).exists():
        found.append({"title": gettext("ร้านของฉัน"), "url": reverse("desk:home")})
    if Officer.objects.filter(user=user, active=True).exists():
        found.append({"title": gettext("งานเจ้าหน้าที่"), "url": reverse("office:home")})
    if user.has_perm("wagtailadmin.access_admin"):
        found.append({"title": gettext("งานบรรณาธิการ"), "url": reverse("wagtailadmin_home")})
    return found
