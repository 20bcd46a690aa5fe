"""Why a statement was not taken or a line not matched, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError, IllegalMove


class BadStatement(DomainError):
    """Any refusal of the file as a whole."""

    field = "file"
    sentence = _("อ่านไฟล์นี้ไม่ได้ ดาวน์โหลดรายการเดินบัญชีเป็น CSV จากธนาคารใหม่ แล้วส่งอีกครั้ง")


class NotCsv(BadStatement):
    sentence = _(
        "ไฟล์นี้ไม่ใช่ CSV ในแอปหรือเว็บธนาคาร ให้เลือกดาวน์โหลดรายการเดินบัญชีเป็น CSV หรือเปิดใน Excel แล้วบันทึกเป็น “CSV UTF-8”"
    )


class StatementTooLarge(BadStatement):
    sentence = _("ไฟล์ใหญ่เกินไป ใช้ไฟล์ไม่เกิน %(limit)s MB เลือกช่วงวันที่ให้สั้นลง แล้วดาวน์โหลดใหม่")


class TooManyLines(BadStatement):
    sentence = _("ไฟล์นี้มีเกิน %(limit)s รายการ เลือกช่วงวันที่ให้สั้นลง แล้วดาวน์โหลดใหม่")


class NoLines(BadStatement):
    sentence = _("ไม่พบรายการเงินเข้าในไฟล์นี้ ตรวจว่าเลือกบัญชีและช่วงวันที่ถูก แล้วส่งใหม่")


class ColumnsMissing(DomainError):
    sentence = _("เลือกช่องวันที่ และช่องเงินเข้าหรือช่องจำนวนเงิน อย่างน้อยสองช่องนี้")


class ColumnsUnreadable(DomainError):
    sentence = _("อ่านวันที่หรือจำนวนเงินจากช่องที่เลือกไม่ได้ ดูตัวอย่างด้านล่าง แล้วเลือกช่องใหม่")


class LineUsed(IllegalMove):
    sentence = _("รายการนี้จับคู่กับคำสั่งซื้ออื่นแล้ว จึงใช้ยืนยันอีกคำสั่งซื้อไม่ได้")


class NoMatch(IllegalMove):
    sentence = _("ยอดหรือเวลาของรายการนี้ไม่ตรงกับคำสั่งซื้อที่เลือก หรือคำสั่งซื้อนั้นได้รับเงินแล้ว เปิดหน้านี้ใหม่เพื่อดูรายการล่าสุด")
