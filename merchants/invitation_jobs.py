"""What time does to invitations."""

from merchants import invitations


def run() -> dict[str, int]:
    """Close the invitations whose week is over."""
    return {"invitations_expired": invitations.expire_due()}
