from django.apps import AppConfig


class CommonConfig(AppConfig):
    """The ground every floor stands on; its tables live in the rooms below it."""

    name = "common"
    label = "common"
