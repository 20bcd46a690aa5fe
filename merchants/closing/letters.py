"""What is written to the owners at the end of their shop."""

from common.letters import services as letters
from common.letters.services import Recipient
from merchants import services as merchants
from merchants.closing.models import ClosureRequest
from merchants.models import Merchant


def closed(merchant: Merchant, *, why: str) -> None:
    """The shop is closed for good: what stays open to them, and why."""
    for member in merchants.owners_of(merchant):
        letters.write(
            key=f"merchant-closed-{merchant.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template="merchant-closed",
            context={"merchant": merchant, "person": member.user, "reason": why},
            about=merchant,
        )


def declined(request: ClosureRequest) -> None:
    """The officer keeps the shop open for now, and says why."""
    for member in merchants.owners_of(request.merchant):
        letters.write(
            key=f"merchant-closing-declined-{request.pk}-{member.user_id}",
            to=Recipient.of(member.user),
            template="merchant-closing-declined",
            context={"merchant": request.merchant, "person": member.user, "reason": request.answer},
            about=request.merchant,
        )
