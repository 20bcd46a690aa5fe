from django.apps import AppConfig


class CmsConfig(AppConfig):
    """What is told: pages and storefronts."""

    name = "cms"
    label = "cms"

    def ready(self):
        from cms import receivers  # noqa: F401, PLC0415  signals are connected once the apps are loaded
