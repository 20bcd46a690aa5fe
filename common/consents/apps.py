from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "common.consents"
    label = "consents"
