import getpass
import os

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from config.people import DEMO_DOMAIN, DEMO_PASSWORD


class Command(BaseCommand):
    help = "Make the first administrator. The password is asked for, or read from KEDAI_ADMIN_PASSWORD."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email: str, **options):
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            raise CommandError("There is an administrator already. Further ones are made in /admin/.")
        password = os.environ.get("KEDAI_ADMIN_PASSWORD") or getpass.getpass("Password: ")
        try:
            validate_email(email)
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if not settings.DEMO and (password == DEMO_PASSWORD or email.lower().endswith(DEMO_DOMAIN)):
            raise CommandError("The demo's people and their password are known to everybody. Choose your own.")
        if users.filter(email__iexact=email).exists():
            raise CommandError(
                "Somebody has this e-mail address already. Choose another, or remove that account first."
            )
        with transaction.atomic():
            person = users.create_superuser(email, password)
            # confirmed by whoever has the server's shell: a second factor asks for a confirmed address
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        self.stdout.write(f"{email} is administrator and signs in at {settings.SITE_URL}/admin/.")
