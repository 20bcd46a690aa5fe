from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "shop.catalogue.sheets"
    label = "sheets"
