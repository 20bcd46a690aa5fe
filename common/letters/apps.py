from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "common.letters"
    label = "letters"
