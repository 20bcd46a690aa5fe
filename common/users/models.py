from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.letters.models import Channel
from common.thai import phones

WAYS = [(way, way.label) for way in (Channel.EMAIL, Channel.SMS, Channel.LINE)]


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email: str):
        return self.get(email__iexact=email)

    def create_user(self, email: str | None = None, password: str | None = None, **fields):
        """Make a person. Either ``email`` or ``phone`` (E.164) must be given; the database refuses neither."""
        user = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. She may have a phone number, an e-mail address or both; a surname is optional."""

    email = models.EmailField(_("อีเมล"), null=True, blank=True, unique=True)
    phone = models.CharField(_("โทรศัพท์"), max_length=16, null=True, blank=True, unique=True)
    phone_verified = models.BooleanField(_("ยืนยันเบอร์แล้ว"), default=False)  # she typed a code that was sent there
    first_name = models.CharField(_("ชื่อ"), max_length=150, blank=True)
    last_name = models.CharField(_("นามสกุล"), max_length=150, blank=True)
    language = models.CharField(_("ภาษา"), max_length=8, default="th")
    letters_by = models.CharField(
        _("ส่งข่าวทาง"), max_length=12, choices=WAYS, blank=True
    )  # what she chose; empty: as it comes
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(_("ใช้งานได้"), default=True)
    date_joined = models.DateTimeField(default=clock.now)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email__isnull=False) | models.Q(phone__isnull=False),
                name="user_email_or_phone",
                violation_error_message=_("กรุณาใส่อีเมลหรือเบอร์โทรศัพท์อย่างน้อยหนึ่งอย่าง"),
            ),
            models.UniqueConstraint(Lower("email"), name="user_email_any_case"),
            models.CheckConstraint(
                condition=models.Q(phone_verified=False) | models.Q(phone__isnull=False),
                name="user_verified_phone_stands",
            ),
            models.CheckConstraint(
                condition=models.Q(letters_by__in=["", *dict(WAYS)]), name="user_letters_by_a_way_there_is"
            ),
        ]

    @property
    def made_for_her(self) -> bool:
        """Whether somebody else made this account with nothing but her number: it waits for her first sign-in."""
        return bool(self.phone) and not self.phone_verified and not self.email

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name

    @property
    def greeting(self) -> str:
        """Return how to address her in the language that is active: คุณ and first name; never the surname alone."""
        if self.first_name:
            return gettext("คุณ%(first_name)s") % {"first_name": self.first_name}
        return self.email or self._shown_phone

    def __str__(self) -> str:
        return self.get_full_name() or self.email or self._shown_phone

    @property
    def _shown_phone(self) -> str:
        return phones.display(self.phone) if self.phone else ""
