"""Tenancy: a row names its merchant once, and there is one door to a merchant's rows."""

from django.db import models


class OwnedQuerySet(models.QuerySet):
    def for_merchant(self, merchant):
        """Return the rows that belong to ``merchant``."""
        return self.filter(**{self.model.merchant_path: merchant})

    def for_officer(self, officer):
        """Return the rows of merchants in the provinces of ``officer``."""
        path = "province_code" if self.model.merchant_path == "pk" else f"{self.model.merchant_path}__province_code"
        return self if officer.all_provinces else self.filter(**{f"{path}__in": officer.province_codes})


class Owned(models.Model):
    """A root row of a merchant. Children do not inherit; they declare ``merchant_path`` and use OwnedQuerySet."""

    merchant_path = "merchant"

    merchant = models.ForeignKey("merchants.Merchant", on_delete=models.PROTECT, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True
