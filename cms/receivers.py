from django.dispatch import receiver
from wagtail.signals import page_published

from cms import parts, services
from cms.models import PlainPage
from merchants.signals import merchant_approved


@receiver(merchant_approved)
def open_storefront(sender, merchant, by, **kwargs):
    services.open_storefront(merchant=merchant, by=by)


@receiver(page_published, sender=PlainPage)
def write_version_down(sender, instance, **kwargs):
    services.write_version_down(page=instance)


@receiver(page_published)
def make_sizes(sender, instance, **kwargs):
    parts.make_sizes(instance)
