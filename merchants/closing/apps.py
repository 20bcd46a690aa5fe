from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """The end of a shop: asked for by its owner, done by an officer."""

    name = "merchants.closing"
    label = "closing"
