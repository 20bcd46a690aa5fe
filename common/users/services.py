"""The verbs of people that other rooms need."""

from django.db import IntegrityError, transaction

from common.users.models import User


def person_of_phone(*, phone: str, first_name: str = "", language: str = "th") -> User:
    """Return the person with this number (E.164), made without password where there is none.

    The number is not hers until she has shown a code that was sent to it. The second time nothing changes.
    """
    standing = User.objects.filter(phone=phone).first()
    if standing:
        return standing
    try:
        with transaction.atomic():
            return User.objects.create_user(phone=phone, first_name=first_name, language=language)
    except IntegrityError:  # another officer wrote it in the same moment
        return User.objects.get(phone=phone)
