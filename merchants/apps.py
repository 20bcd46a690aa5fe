from django.apps import AppConfig


class MerchantsConfig(AppConfig):
    """Who sells."""

    name = "merchants"
    label = "merchants"
