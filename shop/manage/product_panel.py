"""What products ask of the merchant on her home: what an officer returned or took down, and what waits."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from merchants.models import Merchant
from merchants.panels import Panel, Task
from shop.catalogue.models import Product, ProductState, Review, ReviewState


def products(merchant: Merchant) -> Panel:
    """To-do cards, each only where there is something (one query)."""
    returned = Review.objects.filter(product=OuterRef("pk"), state=ReviewState.RETURNED, kind="first")
    mend = Q(state=ProductState.TAKEN_DOWN) | Q(Exists(returned), state=ProductState.DRAFT)
    facts = Product.objects.for_merchant(merchant).aggregate(
        mend=Count("pk", filter=mend), waiting=Count("pk", filter=Q(state=ProductState.IN_REVIEW))
    )
    url = reverse("manage:products")
    tasks = [
        Task(facts["mend"], _("แก้สินค้าที่ไม่ผ่าน"), url, "edit"),
        Task(facts["waiting"], _("สินค้ารอเจ้าหน้าที่ตรวจ"), url, "clock"),
    ]
    return Panel(_("สินค้ากับเจ้าหน้าที่"), tasks=[task for task in tasks if task.number])
