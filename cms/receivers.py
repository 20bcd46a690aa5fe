from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms import page_search, parts, services
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


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def forget_found_pages(sender, instance, **kwargs):
    if isinstance(instance, page_search.SHOWN):
        page_search.changed()


def forget_found_page(sender, **kwargs):
    page_search.changed()


for kind in page_search.SHOWN:
    post_delete.connect(forget_found_page, sender=kind)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def forget_pages_behind_a_door(sender, **kwargs):
    page_search.changed()
