from django.apps import AppConfig


class TermsConfig(AppConfig):
    """The texts a merchant accepts, version by version."""

    name = "merchants.terms"
    label = "terms"
