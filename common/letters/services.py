"""The outbox: a letter is a row in the caller's transaction, so no crash loses it; posting comes after the commit."""

from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from common.letters.models import Channel, Letter, LetterState
from common.letters.tasks import post_letter
from common.tasks import after_commit


@dataclass(frozen=True)
class Recipient:
    """To whom a letter goes. A person without an e-mail address is kept as unreachable until another channel exists."""

    email: str = ""
    phone: str = ""
    language: str = "th"
    user: object | None = None

    @classmethod
    def of(cls, user) -> "Recipient":
        return cls(email=user.email or "", phone=user.phone or "", language=user.language, user=user)


def write(*, key: str, to: Recipient, template: str, context: dict, about: models.Model | None = None) -> Letter:
    """Write the letter ``templates/letters/<template>.txt`` (first line: subject) and queue its posting.

    The same ``key`` a second time changes nothing and returns the letter that stands.
    """
    standing = Letter.objects.filter(key=key).first()
    if standing:
        return standing
    with translation.override(to.language):
        text = _words(template, {**context, "site_url": settings.SITE_URL})
    subject, _sep, body = text.partition("\n")
    reachable = bool(to.email)
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                key=key,
                to_user=to.user,
                to_email=to.email,
                to_phone=to.phone,
                channel=Channel.EMAIL if reachable else Channel.NONE,
                language=to.language,
                template=template,
                subject=subject.strip()[:200],
                body=body.strip(),
                about_type=about._meta.label_lower if about else "",
                about_id=str(about.pk) if about else "",
                state=LetterState.WAITING if reachable else LetterState.UNREACHABLE,
            )
    except IntegrityError:  # another process wrote it in the same moment
        return Letter.objects.get(key=key)
    if reachable:
        after_commit(post_letter, letter.pk)
    return letter


def _words(template: str, context: dict) -> str:
    """Return the letter's text. It is no HTML: a shop called A&B is written so."""
    return get_template(f"letters/{template}.txt").template.render(Context(context, autoescape=False)).strip()
