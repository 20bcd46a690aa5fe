from django.apps import AppConfig


class VersionsConfig(AppConfig):
    name = "common.versions"
    label = "versions"
