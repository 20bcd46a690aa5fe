import secrets

from django.db import models

from common import clock


def _key() -> str:
    return secrets.token_urlsafe(24)


class Code(models.Model):
    """A code sent to a phone. Whoever types it in the browser that asked for it holds the phone.

    The digits themselves are not here, only their hash; ``key`` stays in the session (or form) that asked.
    """

    key = models.CharField(max_length=40, unique=True, default=_key)
    purpose = models.CharField(max_length=24)
    phone = models.CharField(max_length=16)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    digits_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=clock.now)
    good_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(used_at__lte=models.F("good_until")),
                name="code_used_in_time",
            ),
            models.CheckConstraint(condition=models.Q(good_until__gt=models.F("sent_at")), name="code_lives_a_while"),
        ]
        indexes = [models.Index(fields=["sent_at"], name="code_sent_at")]


class Tally(models.Model):
    """How often somebody did something lately: the moments stand in one row, and its lock is the guard.

    ``who`` is a hash: the table holds no telephone number and no address.
    """

    kind = models.CharField(max_length=24)
    who = models.CharField(max_length=64)
    moments = models.JSONField(default=list)  # seconds since 1970, oldest first
    last_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "who"], name="tally_once")]
        indexes = [models.Index(fields=["last_at"], name="tally_last_at")]
