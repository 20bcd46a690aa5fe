"""What production must not have."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.core.checks import Warning as Doubt
from django.db import DatabaseError

from common.letters import posting, sms
from config.people import DEMO_DOMAIN


@register(Tags.security, deploy=True)
def no_demo_people(app_configs, **kwargs) -> list[Error]:
    """Refuse demo people where the demo is off: they share a password that everybody knows."""
    if settings.DEMO:
        return []
    try:
        found = get_user_model().objects.filter(email__iendswith=DEMO_DOMAIN).count()
    except DatabaseError:  # not migrated yet: nobody is there
        return []
    if not found:
        return []
    hint = "Start production from an empty database; the demo's database is no place for real merchants."
    return [Error(f"{found} demo people ({DEMO_DOMAIN}) stand in this database.", hint=hint, id="kedai.E001")]


@register(Tags.security, deploy=True)
def sms_gateway(app_configs, **kwargs) -> list[Doubt]:
    """Say that nobody can come in by phone where no gateway is set, and how many SMS wait for one."""
    if sms.is_on():
        return []
    try:
        waiting = posting.without_gateway()
    except DatabaseError:  # not migrated yet: nothing waits
        waiting = 0
    hint = "Set SMS_URL (deploy/env.example). Until then people sign in by e-mail, and letters to a phone wait."
    return [Doubt(f"SMS_URL is not set: {waiting} SMS wait, nobody signs in by phone.", hint=hint, id="kedai.W001")]


@register(deploy=True)
def officers_can_be_reached(app_configs, **kwargs) -> list[Doubt]:
    """Warn where pages and letters that send people to an officer could not say how."""
    if settings.OFFICE_PHONE or settings.OFFICE_EMAIL:
        return []
    hint = "Set OFFICE_PHONE or OFFICE_EMAIL: help, privacy, suspended shops and letters show them."
    return [Doubt("Nobody is told how to reach an officer.", hint=hint, id="kedai.W002")]
