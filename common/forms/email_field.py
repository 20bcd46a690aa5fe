"""An e-mail address that letters can really be sent to."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 254  # RFC 5321: what fits between the angle brackets
UNREACHABLE = _("อีเมลนี้ส่งถึงไม่ได้ ตรวจตัวสะกด ใช้ตัวอักษรอังกฤษ เช่น fatimah@example.com")


def reachable(email: str) -> str:
    """Return ``email`` where mail can be addressed to it. Raises ValidationError: too long, or a domain nobody can write."""
    name, _at, domain = email.rpartition("@")
    try:
        name.encode("ascii")
        domain.encode("idna")
    except UnicodeError as error:
        raise ValidationError(UNREACHABLE, code="unreachable") from error
    if len(email) > LONGEST:
        raise ValidationError(UNREACHABLE, code="unreachable")
    return email


class EmailField(forms.EmailField):
    """As Django's, and only what letters can be sent to."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"max_length": LONGEST, **kwargs})

    def clean(self, value):
        found = super().clean(value)
        return reachable(found) if found else found
