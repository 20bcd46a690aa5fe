"""The verbs of what is told."""

from django.db import transaction

from cms.models import ShopsPage, StorefrontPage
from merchants.models import Merchant


@transaction.atomic
def open_storefront(*, merchant: Merchant, by) -> StorefrontPage:
    """Make the public page of ``merchant`` below the shops' page. Done twice it changes nothing.

    The parent's row is locked first: page trees race.
    """
    parent = ShopsPage.objects.select_for_update(of=("self",)).get()
    standing = StorefrontPage.objects.filter(merchant=merchant).first()
    if standing:
        return standing
    page = StorefrontPage(title=merchant.name, slug=merchant.slug, merchant=merchant, locale=parent.locale)
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    return page
