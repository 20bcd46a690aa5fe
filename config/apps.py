from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds the commands that need every floor; it has no tables."""

    name = "config"
    label = "config"
