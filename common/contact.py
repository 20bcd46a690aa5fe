"""How the programme's officers are reached: a telephone number and an e-mail address from the environment."""

from dataclasses import dataclass

from django.conf import settings

from common.thai import phones


@dataclass(frozen=True)
class Contact:
    """``phone`` is ready to read, ``dial`` is for a link; either may be empty, never all. ``sample``: invented for the demo."""

    phone: str
    dial: str
    email: str
    sample: bool


def office() -> Contact | None:
    """Return the officers' contact, or None where the environment names none. A short hotline number stays as written."""
    phone, email = settings.OFFICE_PHONE.strip(), settings.OFFICE_EMAIL.strip()
    if not phone and not email:
        return None
    try:
        dial = phones.normalise(phone) if phone else ""
    except phones.BadPhone:
        dial = "".join(sign for sign in phone if sign.isdigit())
    shown = phones.display(dial) if dial.startswith("+66") else phone
    return Contact(shown, dial, email, sample=settings.DEMO)
