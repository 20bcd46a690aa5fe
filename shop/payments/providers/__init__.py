"""The ways to pay. Each is one file here, one line in settings.PAYMENT_PROVIDERS and one template."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from shop.payments.providers.base import Provider


@cache
def provider(key: str) -> Provider:
    """Return the provider ``key``. Raises KeyError for one that is not in settings.PAYMENT_PROVIDERS."""
    return import_string(settings.PAYMENT_PROVIDERS[key])()


def all_providers() -> list[Provider]:
    """Return every provider in the order of the settings."""
    return [provider(key) for key in settings.PAYMENT_PROVIDERS]
