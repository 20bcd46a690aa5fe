"""What must hold of merchants: somebody owns each of them, no officer works there, and its address can be typed."""

import datetime

from django.db.models import Exists, OuterRef

from common import clock
from merchants.models import Invitation, Member, Merchant, Role


def check() -> list[str]:
    """Return a line per merchant without an owner or with a slug that is not ASCII, officer in a shop, overdue invitation."""
    owner = Member.objects.filter(merchant=OuterRef("pk"), role=Role.OWNER)
    lines = [
        f"merchant {pk}: nobody owns it"
        for pk in Merchant.objects.filter(~Exists(owner)).order_by("pk").values_list("pk", flat=True)
    ]
    for pk, slug in Merchant.objects.order_by("pk").values_list("pk", "slug"):
        if not slug.isascii():
            lines.append(f"merchant {pk}: its slug is not ASCII")
    overdue = Invitation.objects.filter(state="open", expires_at__lt=clock.now() - datetime.timedelta(days=1))
    lines += [f"invitation {pk}: its week is over and it stands open" for pk in overdue.values_list("pk", flat=True)]
    officers = Member.objects.filter(user__officer__active=True).order_by("pk")
    return lines + [f"member {pk}: an officer works in a shop" for pk in officers.values_list("pk", flat=True)]
