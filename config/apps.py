from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds the commands that need every floor; it has no tables."""

    name = "config"
    label = "config"

    def ready(self):
        from config import checks  # noqa: F401, PLC0415  registers the check once the apps are loaded
