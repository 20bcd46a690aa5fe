"""What is written to people about their account."""

from common.audit.models import Event
from common.letters import services as letters
from common.letters.services import Recipient
from common.users.models import User


def phone_changed(person: User, *, before: str) -> None:
    """Tell the number that was hers until now."""
    turn = Event.objects.about(person).count()
    letters.write(
        key=f"phone-changed-{person.pk}-{turn}",
        to=Recipient(phone=before, language=person.language, user=person),
        template="phone-changed",
        context={"person": person},
    )
