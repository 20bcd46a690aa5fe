"""People and their telephone numbers. A number is hers once she typed a code that was sent to it, never before."""

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from common.audit import services as audit
from common.users import letters
from common.users.errors import PhoneTaken, PhoneWaits
from common.users.models import User


def holder_of(phone: str) -> User | None:
    """Return whom a code sent to ``phone`` (E.164) lets in: who has proven it, or for whom an account waits under it.

    An unproven number beside an e-mail address is only a claim and lets nobody in.
    """
    person = User.objects.filter(phone=phone).first()
    return person if person and (person.phone_verified or person.made_for_her) else None


def person_of_phone(*, phone: str, first_name: str = "", language: str = "th") -> User:
    """Return the person who holds ``phone`` (E.164), or make an account that waits for her first sign-in with it.

    Done twice, also by two at once, it makes one person; a standing person keeps her own name and language.
    """
    for _try in range(3):
        person = holder_of(phone)
        if person:
            return person
        try:
            with transaction.atomic():
                _let_go(phone)
                return User.objects.create_user(None, None, phone=phone, first_name=first_name, language=language)
        except IntegrityError:  # made by somebody else in the same moment
            continue
    raise IntegrityError("the number is neither held nor free")


def holder_of_email(email: str) -> User | None:
    """Return whose mailbox ``email`` is shown to be, or None: an unconfirmed address is only a claim."""
    row = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True)
    return next((each.user for each in row.select_related("user")), None)


@transaction.atomic
def person_of_email(*, email: str, first_name: str = "", language: str = "th") -> User:
    """Return the person who holds the mailbox ``email``, or an account that waits for her first sign-in by code to it.

    Call it only for somebody who read a letter sent there. An account that merely claimed the address gives way: it loses
    the address, or, having nothing else, is hers, and no password, LINE or session of before opens it.
    """
    if person := holder_of_email(email):
        return person
    said = EmailAddress.objects.filter(email__iexact=email).values("user_id")
    for claim in User.objects.select_for_update().filter(Q(email__iexact=email) | Q(pk__in=said)).order_by("pk"):
        if not _gives_way(claim, email):
            return claim
    try:
        with transaction.atomic():
            person = User.objects.create_user(email, None, first_name=first_name, language=language)
            EmailAddress.objects.create(user=person, email=person.email, primary=True)
    except IntegrityError:  # pressed twice: the other press has made the account
        return User.objects.get(email__iexact=email)
    return person


def _gives_way(claim: User, email: str) -> bool:
    """Take the unconfirmed ``email`` from an account that has other ways in; else close the ways in and return False."""
    addresses = EmailAddress.objects.filter(user=claim)
    other = addresses.filter(verified=True).exclude(email__iexact=email).order_by("-primary", "pk").first()
    if not (other or claim.phone_verified):
        SocialAccount.objects.filter(user=claim).delete()
        close_ways_in(claim)
        audit.record(subject=claim, verb="email_proven")
        return False
    addresses.filter(email__iexact=email).delete()
    if (claim.email or "").lower() == email.lower():
        claim.email = other.email if other else None
        claim.save(update_fields=["email"])
        EmailAddress.objects.filter(pk=other.pk if other else None).update(primary=True)
    audit.record(subject=claim, verb="email_let_go")
    return True


@transaction.atomic
def come_in(*, phone: str, language: str) -> tuple[User, bool]:
    """She typed the code that was sent to ``phone``: return her, the number proven, and whether the account is new.

    Call it only after ``codes.check``. A second time it finds the same person.
    """
    known = holder_of(phone)
    person = _locked(known or person_of_phone(phone=phone, language=language))
    if not person.phone_verified:
        person.phone_verified = True
        person.set_unusable_password()  # whoever set one before had not shown that the number is hers
        person.save(update_fields=["phone_verified", "password"])
        audit.record(subject=person, verb="phone_proven", by=person)
    return person, known is None


@transaction.atomic
def take_phone(*, person: User, phone: str) -> User:
    """Make ``phone`` (E.164) the proven number of a standing ``person``; she is told at the old one, and what knows her by
    it follows.

    Call it only after ``codes.check``. Hers already: nothing changes. Raises PhoneTaken, PhoneWaits.
    """
    person = _locked(person)
    if person.phone == phone and person.phone_verified:
        return person
    other = holder_of(phone)
    if other and other.pk != person.pk:
        raise PhoneTaken() if other.phone_verified else PhoneWaits()
    _let_go(phone, but=person)
    before = person.phone if person.phone_verified and person.phone != phone else ""
    person.phone, person.phone_verified = phone, True
    try:
        with transaction.atomic():
            person.save(update_fields=["phone", "phone_verified"])
    except IntegrityError as error:  # somebody else proved it in the same moment
        raise PhoneTaken() from error
    audit.record(subject=person, verb="phone_changed", by=person)
    if before:
        letters.phone_changed(person, before=before)
        number_changed(person, before=before, by=person)
    return person


def number_changed(person: User, *, before: str, by: User) -> None:
    """Let the rooms above follow from ``before``, which was proven as hers, to her number of now (NUMBER_CHANGED)."""
    for name in settings.NUMBER_CHANGED:
        import_string(name)(person=person, before=before, by=by)


@transaction.atomic
def exchange_phone(*, person: User, phone: str | None) -> User:
    """Give a person whose number was lost ``phone`` (E.164), or none: what opened the account until now opens it no more.

    Call it only after ``codes.check``; the caller writes diary and letters. Raises PhoneTaken.
    """
    person = _locked(person)
    if phone:
        _let_go(phone, but=person)
    person.phone, person.phone_verified = phone, bool(phone)
    try:
        with transaction.atomic():
            person.save(update_fields=["phone", "phone_verified"])
    except IntegrityError as error:  # somebody else proved it in the same moment
        raise PhoneTaken() from error
    SocialAccount.objects.filter(user=person).delete()  # LINE is on the telephone that was lost
    close_ways_in(person)
    return person


@transaction.atomic
def call_her(*, person: User, first_name: str) -> User:
    """She says how she wants to be called."""
    person = _locked(person)
    person.first_name = first_name
    person.save(update_fields=["first_name"])
    return person


def end_sessions(person: User) -> None:
    """Sign her out of every browser we know of."""
    for session in UserSession.objects.filter(user=person):
        session.end()


def close_ways_in(person: User) -> None:
    """Sign her out everywhere and let no password open the account: what is left is a code to a phone or address of hers.

    The password's change ends sessions that stand in no list as well.
    """
    person.set_unusable_password()
    person.save(update_fields=["password"])
    end_sessions(person)


def _locked(person: User) -> User:
    """Return her row under its lock; a request's lazy ``user`` is fine."""
    return User.objects.select_for_update().get(pk=person.pk)


def _let_go(phone: str, *, but: User | None = None) -> None:
    """Take an unproven number from an account that has other ways in: a claim gives way to whoever holds the phone."""
    claims = User.objects.filter(phone=phone, phone_verified=False).exclude(pk=but.pk if but else None)
    for claim in claims.select_for_update():
        claim.phone = None
        claim.save(update_fields=["phone"])
        audit.record(subject=claim, verb="phone_let_go")
