from django.dispatch import receiver

from cms import services
from merchants.signals import merchant_approved


@receiver(merchant_approved)
def open_storefront(sender, merchant, by, **kwargs):
    services.open_storefront(merchant=merchant, by=by)
