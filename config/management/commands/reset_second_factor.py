from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from common.errors import DomainError
from merchants.staff import people


class Command(BaseCommand):
    help = (
        "Take off the second factor of an administrator who lost app and recovery codes: she sets up another at her next"
        " visit. Asks for the address once more. Others are helped by an administrator in /admin/."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--reason", required=True, help="why; she reads it, and it stands in the diary")

    def handle(self, *args, email: str, reason: str, **options):
        person = get_user_model().objects.filter(email__iexact=email, is_superuser=True, is_active=True).first()
        if person is None:
            raise CommandError("No administrator has this address. Others are helped in /admin/people/.")
        self.stdout.write(
            f"{person.email} loses app, passkeys and recovery codes and is signed out everywhere; she is told by letter."
        )
        try:
            typed = input("Type the address again to go on: ")
        except EOFError:
            typed = ""
        if typed.strip().lower() != person.email.lower():
            raise CommandError("That is another address. Nothing was changed.")
        try:
            people.take_administrators_second_factor(person=person, reason=reason)
        except DomainError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"Done. {person.email} signs in with her password or a code by e-mail and sets up another.")
