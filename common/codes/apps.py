from django.apps import AppConfig


class CodesConfig(AppConfig):
    name = "common.codes"
    label = "codes"
