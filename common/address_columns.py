from django.db import models
from django.utils.translation import gettext_lazy as _


class AddressColumns(models.Model):
    """A Thai address: the subdistrict's code for machines and the printed text, since names change.

    ``province_code`` is the first two digits of the subdistrict code, kept as a column because lists filter by it.
    """

    address_line = models.CharField(_("บ้านเลขที่ หมู่ ซอย ถนน"), max_length=200, blank=True)
    subdistrict_code = models.CharField(max_length=6, blank=True)
    postal_code = models.CharField(_("รหัสไปรษณีย์"), max_length=5, blank=True)
    province_code = models.CharField(max_length=2, blank=True)
    landmark = models.CharField(_("จุดสังเกต"), max_length=200, blank=True)
    address_text = models.CharField(_("ที่อยู่"), max_length=400, blank=True)

    class Meta:
        abstract = True

    def set_address(self, address) -> None:
        """Copy a ``common.addresses.Address`` into the columns; the caller saves."""
        self.address_line = address.line
        self.subdistrict_code = address.subdistrict_code
        self.postal_code = address.postal_code
        self.province_code = address.subdistrict_code[:2]
        self.landmark = address.landmark
        self.address_text = address.text
