from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class NoProvince(DomainError):
    """An officer of nowhere would see nothing."""

    sentence = _("เลือกจังหวัดที่ดูแลอย่างน้อยหนึ่งจังหวัด หรือเลือกดูแลทุกจังหวัด")
    field = "provinces"


class OfficerAlready(DomainError):
    """The person has an office, perhaps one that rests: her own page is where it is changed."""

    sentence = _("%(who)sเป็นเจ้าหน้าที่หรือผู้ดูข้อมูลอยู่แล้ว เปิดชื่อนี้ในรายการเจ้าหน้าที่เพื่อแก้ไขหรือให้กลับมาปฏิบัติงาน")
    field = "email"


class AddressNotConfirmed(DomainError):
    """The account was made with an address that nobody has shown to be hers: it may be a stranger's."""

    sentence = _("มีบัญชีที่ใช้อีเมลนี้ แต่เจ้าของยังไม่ได้ยืนยันอีเมล ให้เจ้าของเข้าสู่ระบบด้วยรหัสทางอีเมลหนึ่งครั้ง แล้วเพิ่มอีกครั้ง")
    field = "email"


class WorksInShop(DomainError):
    """Whoever works in a shop would judge it and its neighbours."""

    sentence = _("คนนี้เป็นคนในร้านด้วยบัญชีนี้ งานเจ้าหน้าที่ต้องใช้อีเมลอื่น หรือให้ออกจากร้านก่อน")
    field = "email"


class AccountClosed(DomainError):
    """The account was switched off."""

    sentence = _("บัญชีที่ใช้อีเมลนี้ถูกปิดใช้งาน เปิดใช้งานในหน้าผู้ใช้ก่อน แล้วเพิ่มอีกครั้ง")
    field = "email"


class WritesTheSite(DomainError):
    """Whoever comes into /admin/ reads no papers, and an officer does not come into /admin/: one account, one office."""

    sentence = _("คนนี้เขียนหรือดูแลเว็บใน /admin/ ด้วยบัญชีนี้ งานเจ้าหน้าที่ต้องใช้อีกบัญชีหนึ่ง กรุณาใส่อีเมลอื่น")
    field = "email"


class IsOfficer(DomainError):
    """The same from the other side."""

    sentence = _("คนนี้เป็นเจ้าหน้าที่ด้วยบัญชีนี้ งานใน /admin/ ต้องใช้อีกบัญชีหนึ่ง กรุณาใช้อีเมลอื่น")


class AddressTaken(DomainError):
    """Somebody has an account with this address: her duties are changed there."""

    sentence = _("มีบัญชีที่ใช้อีเมลนี้อยู่แล้ว เปิดบัญชีนั้นในรายการผู้ใช้ แล้วเลือกหน้าที่ให้")
    field = "email"


class NoDuty(DomainError):
    """An account is made here for somebody who works in /admin/; others sign up themselves."""

    sentence = _("เลือกหน้าที่อย่างน้อยหนึ่งอย่าง ผู้ซื้อและผู้ขายสมัครบัญชีเองได้")
    field = "groups"


class LastAdministrator(DomainError):
    """Somebody must be left who can make officers."""

    sentence = _("ต้องมีผู้ดูแลระบบที่ใช้งานได้อย่างน้อยหนึ่งคน ตั้งอีกคนเป็นผู้ดูแลระบบก่อน")


class OwnSecondFactor(DomainError):
    """One's own second factor is not taken off by oneself: whoever sits at an open browser would."""

    sentence = _("ลบการยืนยันสองชั้นของตัวเองไม่ได้ ใช้รหัสสำรอง หรือให้ผู้ดูแลระบบอีกคนทำให้")


class NoSecondFactor(DomainError):
    """There is none to take off."""

    sentence = _("คนนี้ยังไม่ได้ตั้งการยืนยันสองชั้น จึงไม่มีอะไรต้องลบ")
