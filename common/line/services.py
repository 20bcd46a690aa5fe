"""A LINE account becomes a way in for a person."""

from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.db import IntegrityError, transaction

from common.letters import services as letters
from common.letters.services import Recipient


def connect(request, *, person, line: dict) -> bool:
    """Let the LINE account, as allauth kept it in the session, be a way in for ``person``.

    She is told, in case it was not she. Returns False and changes nothing where it is somebody's already, hers included.
    """
    login = SocialLogin.deserialize(line)
    if SocialAccount.objects.filter(provider=login.account.provider, uid=login.account.uid).exists():
        return False
    try:
        with transaction.atomic():
            login.connect(request, person)
            letters.write(
                key=f"line-connected-{login.account.pk}",
                to=Recipient.of(person),
                template="line-connected",
                context={"person": person},
            )
    except IntegrityError:  # two browsers in the same moment
        return False
    return True
