from django.conf import settings
from django.db import models
from django.db.models import Q

from common import clock
from shop.catalogue.models import Variant


class Cart(models.Model):
    """What a shopper means to buy. A guest's is found by a cookie's secret, of which only the hash is kept."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="cart")
    secret_hash = models.CharField(max_length=64, null=True, unique=True)
    touched_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(secret_hash__isnull=False), name="cart_belongs_to_somebody"
            )
        ]


class CartLine(models.Model):
    """So many pieces of one variant."""

    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    variant = models.ForeignKey(Variant, on_delete=models.CASCADE, related_name="+")
    quantity = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant"], name="cart_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1, quantity__lte=999), name="cart_line_quantity"),
        ]
