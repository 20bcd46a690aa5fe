"""Which workspaces are a person's own. Sign-in and the foot of the shop's pages both ask here."""

from django.urls import reverse

from merchants.models import Member, Officer

OFFICE, DESK, EDITORS = "office", "desk", "editors"


def doors_of(user) -> dict[str, str]:
    """Return the addresses of the workspaces that open for ``user``, by name, in the order in which one lands there.

    A stranger has none and costs no query.
    """
    if user is None or not user.is_authenticated:
        return {}
    doors = {}
    if Officer.objects.filter(user=user, active=True).exists():
        doors[OFFICE] = reverse("office:home")
    if Member.objects.filter(user=user).exists():
        doors[DESK] = reverse("desk:home")
    if user.has_perm("wagtailadmin.access_admin"):
        doors[EDITORS] = reverse("wagtailadmin_home")
    return doors
