from django.apps import AppConfig


class LineConfig(AppConfig):
    name = "common.line"
    label = "line"
