from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    """Applications and depa's review of them."""

    name = "merchants.onboarding"
    label = "onboarding"
