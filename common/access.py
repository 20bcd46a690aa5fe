"""Who may open a page. Every URL declares its policy; a test walks the whole URLconf and refuses an undeclared one."""

from django.contrib.auth.mixins import LoginRequiredMixin

PUBLIC = "public"  # anybody
TOKEN = "token"  # noqa: S105  a policy: whoever holds the unguessable link
SIGNED_IN = "signed in"  # any person with an account
MERCHANT = "merchant"  # a member of the merchant
OWNER = "owner"  # an owner of the merchant
OFFICER = "officer"  # an officer of the province
OVERSEER = "overseer"  # an officer or a programme viewer of the province
POLICIES = {PUBLIC, TOKEN, SIGNED_IN, MERCHANT, OWNER, OFFICER, OVERSEER}


def declare(policy: str):
    """Mark a function view with its access ``policy``. It only declares: the view itself keeps the door."""
    if policy not in POLICIES:
        raise ValueError(policy)

    def mark(view):
        view.access = policy
        return view

    return mark


class Public:
    """A class-based view that anybody may open."""

    access = PUBLIC


class ByToken:
    """A class-based view opened by an unguessable link; an unknown one is 404."""

    access = TOKEN


class SignedIn(LoginRequiredMixin):
    """A class-based view for any signed-in person; others are sent to the sign-in page."""

    access = SIGNED_IN
