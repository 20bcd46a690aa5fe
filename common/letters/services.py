"""The outbox: a letter is a row in the caller's transaction, so no crash loses it; posting comes after the commit."""

import datetime
from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation

from common import clock
from common.letters import line, sms
from common.letters.models import SMS_GOOD_FOR, Channel, Letter, LetterState
from common.letters.tasks import post_letter
from common.tasks import after_commit
from common.thai import phones


@dataclass(frozen=True)
class Recipient:
    """To whom a letter goes: the way she chose, where it reaches her; else by e-mail, else by SMS to a mobile. A person
    whom nothing reaches is kept as unreachable."""

    email: str = ""
    phone: str = ""
    language: str = "th"
    user: object | None = None
    line: str = ""  # who she is to LINE
    chosen: str = ""  # a Channel, or nothing

    @classmethod
    def of(cls, user) -> "Recipient":
        proven = user.phone_verified or user.letters_by != Channel.SMS  # a number beside an address may be a claim
        return cls(
            email=user.email or "",
            phone=user.phone or "",
            language=user.language,
            user=user,
            line=line_of(user) if user.letters_by == Channel.LINE else "",
            chosen=user.letters_by if proven else "",
        )

    @property
    def channel(self) -> str:
        if self.chosen == Channel.LINE and self.line and line.is_on():
            return Channel.LINE
        if self.chosen == Channel.SMS and phones.is_mobile(self.phone) and sms.is_on():
            return Channel.SMS
        return self._as_it_comes

    @property
    def _as_it_comes(self) -> str:
        if self.email:
            return Channel.EMAIL
        return Channel.SMS if phones.is_mobile(self.phone) else Channel.NONE


def line_of(user) -> str:
    """Return who ``user`` is to LINE; empty where she has not connected it (one query)."""
    connected = SocialAccount.objects.filter(user=user, provider="line").order_by("pk")
    return connected.values_list("uid", flat=True).first() or ""


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
    subject, body, short = _words(template, to, context)
    return keep(
        key=key,
        to=to,
        template=template,
        subject=subject,
        body=short if to.channel == Channel.SMS else body,
        short=short,
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
    short: str = "",
    about: models.Model | None = None,
    secret: str = "",
    good_until: datetime.datetime | None = None,
) -> Letter:
    """Keep a letter whose words are made already and queue its posting; otherwise as ``write``. ``short``: for an SMS."""
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
                to_line=to.line,
                channel=to.channel,
                language=to.language,
                template=template,
                subject=subject[:200],
                body=body,
                short=short if to.channel == Channel.LINE else "",
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


def _words(template: str, to: Recipient, context: dict) -> tuple[str, str, str]:
    """Return subject, body and the words of an SMS in the reader's language."""
    context = {**context, "site_url": settings.SITE_URL}
    with translation.override(to.language):
        subject, _sep, body = _rendered(f"letters/{template}.txt", context).partition("\n")
        subject = subject.strip()
        if to.channel == Channel.EMAIL:
            return subject, body.strip(), ""
        try:
            short = _rendered(f"letters/{template}.sms.txt", context)
        except TemplateDoesNotExist:
            short = f"{subject} {context.get('link') or settings.SITE_URL + '/'}"
        return subject, body.strip(), short


def _rendered(name: str, context: dict) -> str:
    """Return the text of a template. It is no HTML: a shop called A&B is written so."""
    return get_template(name).template.render(Context(context, autoescape=False)).strip()
