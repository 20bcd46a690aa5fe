from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Who finished which lesson."""

    name = "merchants.training"
    label = "training"
