from django.utils.translation import gettext_lazy as _

from common.errors import DomainError
from merchants.errors import NotSelling


class TermsWaiting(NotSelling):
    """The last day is over, and no owner has accepted the changed texts."""

    sentence = _("เลยวันที่ต้องยอมรับข้อตกลงฉบับใหม่แล้ว ให้เจ้าของร้านเปิดหน้า “ข้อตกลงของร้าน” อ่านแล้วกดยอมรับก่อน จึงทำรายการนี้ได้")


class ChangedMeanwhile(DomainError):
    """Another version came between the reading and the pressing."""

    sentence = _("เพิ่งมีข้อความฉบับใหม่กว่าที่คุณอ่าน อ่านส่วนที่เพิ่มด้านล่าง แล้วกดยอมรับอีกครั้ง")
