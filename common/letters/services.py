"""The outbox: a letter is a row in the caller's transaction, so no crash loses it; posting comes after the commit."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation

from common import clock
from common.letters.models import Channel, Letter, LetterState
from common.letters.tasks import post_letter
from common.tasks import after_commit
from common.thai import phones

SMS_GOOD_FOR = datetime.timedelta(days=3)  # news that comes later by SMS is no news


@dataclass(frozen=True)
class Recipient:
    """To whom a letter goes: by e-mail, else by SMS to a mobile; a person with neither is kept as unreachable."""

    email: str = ""
    phone: str = ""
    language: str = "th"
    user: object | None = None

    @classmethod
    def of(cls, user) -> "Recipient":
        return cls(email=user.email or "", phone=user.phone or "", language=user.language, user=user)

    @property
    def channel(self) -> str:
        if self.email:
            return Channel.EMAIL
        return Channel.SMS if phones.is_mobile(self.phone) else Channel.NONE


def write(
    *,
    key: str,
    to: Recipient,
    template: str,
    context: dict,
    about: models.Model | None = None,
    secret: str = "",
    good_until: datetime.datetime | None = None,
) -> Letter:
    """Write the letter ``templates/letters/<template>.txt`` (first line: subject) and queue its posting.

    An SMS takes its words from ``<template>.sms.txt`` where there is one, else it is the subject and ``link``, or the
    site's address.
    ``secret`` is blotted out of the stored letter once it is posted; after ``good_until`` it is posted no more.
    The same ``key`` a second time changes nothing and returns the letter that stands.
    """
    standing = Letter.objects.filter(key=key).first()
    if standing:
        return standing
    subject, body = _words(template, to, context)
    return keep(
        key=key,
        to=to,
        template=template,
        subject=subject,
        body=body,
        about=about,
        secret=secret,
        good_until=good_until,
    )


def keep(
    *,
    key: str,
    to: Recipient,
    template: str,
    subject: str,
    body: str,
    about: models.Model | None = None,
    secret: str = "",
    good_until: datetime.datetime | None = None,
) -> Letter:
    """Keep a letter whose words are made already and queue its posting; otherwise as ``write``."""
    reachable = to.channel != Channel.NONE
    if to.channel == Channel.SMS and good_until is None:
        good_until = clock.now() + SMS_GOOD_FOR
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                key=key,
                to_user=to.user,
                to_email=to.email,
                to_phone=to.phone,
                channel=to.channel,
                language=to.language,
                template=template,
                subject=subject[:200],
                body=body,
                secret=secret if reachable else "",
                good_until=good_until,
                about_type=about._meta.label_lower if about else "",
                about_id=str(about.pk) if about else "",
                state=LetterState.WAITING if reachable else LetterState.UNREACHABLE,
            )
    except IntegrityError:  # another process wrote it in the same moment
        return Letter.objects.get(key=key)
    if reachable:
        after_commit(post_letter, letter.pk)
    return letter


def _words(template: str, to: Recipient, context: dict) -> tuple[str, str]:
    """Return subject and body in the reader's language."""
    context = {**context, "site_url": settings.SITE_URL}
    with translation.override(to.language):
        subject, _sep, body = _rendered(f"letters/{template}.txt", context).partition("\n")
        subject = subject.strip()
        if to.channel != Channel.SMS:
            return subject, body.strip()
        try:
            return subject, _rendered(f"letters/{template}.sms.txt", context)
        except TemplateDoesNotExist:
            return subject, f"{subject} {context.get('link') or settings.SITE_URL + '/'}"


def _rendered(name: str, context: dict) -> str:
    """Return the text of a template. It is no HTML: a shop called A&B is written so."""
    return get_template(name).template.render(Context(context, autoescape=False)).strip()
