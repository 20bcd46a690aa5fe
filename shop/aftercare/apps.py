from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "shop.aftercare"
    label = "aftercare"
