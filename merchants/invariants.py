"""What must hold of merchants: somebody owns each of them, and its address can be typed."""

from django.db.models import Exists, OuterRef

from merchants.models import Member, Merchant, Role


def check() -> list[str]:
    """Return a line per merchant without an owner, outside the five provinces, or with a slug that is not ASCII."""
    owner = Member.objects.filter(merchant=OuterRef("pk"), role=Role.OWNER)
    lines = [
        f"merchant {pk}: nobody owns it"
        for pk in Merchant.objects.filter(~Exists(owner)).order_by("pk").values_list("pk", flat=True)
    ]
    for pk, slug in Merchant.objects.order_by("pk").values_list("pk", "slug"):
        if not slug.isascii():
            lines.append(f"merchant {pk}: its slug is not ASCII")
    return lines
