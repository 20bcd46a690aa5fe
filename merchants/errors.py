from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class WrongMerchant(DomainError):
    """A form that was opened for one merchant came back while the desk stands at another."""

    sentence = _("หน้านี้เปิดไว้สำหรับอีกร้านหนึ่ง กรุณาเลือกร้านให้ถูกต้องแล้วทำรายการอีกครั้ง")
