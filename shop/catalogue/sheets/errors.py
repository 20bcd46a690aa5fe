"""Why a sheet or the pictures sent with it were not taken, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class BadSheet(DomainError):
    """Any refusal of the file as a whole; the subclasses say which."""

    field = "sheet"


class EmptySheet(BadSheet):
    sentence = _("ไฟล์นี้ว่างเปล่า เลือกไฟล์ที่มีรายการสินค้า")


class SheetTooLarge(BadSheet):
    sentence = _("ไฟล์ใหญ่เกินไป ใช้ไฟล์ขนาดไม่เกิน %(limit)s MB ถ้ามีรูปอยู่ในตารางให้ลบออก แล้วส่งรูปเป็นไฟล์ zip แทน")


class NotASheet(BadSheet):
    sentence = _("ไฟล์นี้ไม่ใช่ตารางสินค้า ใช้ไฟล์ Excel (.xlsx) หรือ CSV ถ้ายังไม่มีให้ดาวน์โหลดไฟล์เปล่าจากหน้านี้")


class WebPageSheet(BadSheet):
    """HTML that calls itself .xls or .xlsx, as many old programs save it."""

    sentence = _("ไฟล์นี้เป็นหน้าเว็บที่ตั้งชื่อเหมือน Excel เปิดใน Excel แล้วเลือกบันทึกเป็น “เวิร์กบุ๊ก Excel (.xlsx)” แล้วส่งใหม่")


class OldSheet(BadSheet):
    sentence = _("ไฟล์นี้เป็น Excel รุ่นเก่า (.xls) เปิดใน Excel แล้วเลือกบันทึกเป็น “เวิร์กบุ๊ก Excel (.xlsx)” แล้วส่งใหม่")


class OtherSheet(BadSheet):
    """OpenDocument, Apple's Numbers, binary workbooks."""

    sentence = _("ไฟล์นี้มาจากโปรแกรมอื่น เปิดในโปรแกรมนั้นแล้วบันทึกหรือส่งออกเป็น Excel (.xlsx) หรือ CSV แล้วส่งใหม่")


class LockedSheet(BadSheet):
    sentence = _("ไฟล์นี้ล็อกด้วยรหัสผ่าน เปิดใน Excel เอารหัสผ่านออก บันทึก แล้วส่งใหม่")


class MacroSheet(BadSheet):
    sentence = _("ไฟล์นี้มีมาโคร (โปรแกรมในตาราง) จึงรับไม่ได้ บันทึกเป็น “เวิร์กบุ๊ก Excel (.xlsx)” ที่ไม่มีมาโคร แล้วส่งใหม่")


class HeavySheet(BadSheet):
    """Small to send, huge once it is unpacked; or more text than a catalogue holds."""

    sentence = _("ไฟล์นี้แตกออกมาใหญ่ผิดปกติ จึงรับไม่ได้ คัดลอกเฉพาะตารางสินค้าไปไว้ในไฟล์ใหม่ แล้วส่งไฟล์ใหม่นั้น")


class StrangeSheet(BadSheet):
    """Entities, endless nesting: what no spreadsheet writes."""

    sentence = _("ในไฟล์นี้มีสิ่งที่ไม่ใช่ตารางซ่อนอยู่ จึงรับไม่ได้ คัดลอกตารางไปไว้ในไฟล์ใหม่ แล้วส่งไฟล์ใหม่นั้น")


class BrokenSheet(BadSheet):
    sentence = _("เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ เปิดดูในเครื่องแล้วบันทึกใหม่ หรือดาวน์โหลดไฟล์เปล่าแล้วกรอกใหม่")


class UnreadableLetters(BadSheet):
    sentence = _("อ่านตัวอักษรในไฟล์ CSV นี้ไม่ได้ ใน Excel ให้บันทึกเป็น “CSV UTF-8” หรือ “เวิร์กบุ๊ก Excel (.xlsx)” แล้วส่งใหม่")


class TooManyRows(BadSheet):
    sentence = _("ไฟล์นี้มีเกิน %(limit)s แถว แบ่งเป็นหลายไฟล์ ไฟล์ละไม่เกิน %(limit)s แถว แล้วส่งทีละไฟล์")


class TooManyColumns(BadSheet):
    sentence = _("ไฟล์นี้มีหัวตารางเกิน %(limit)s ช่อง ลบช่องที่ไม่เกี่ยวกับสินค้าออก แล้วส่งใหม่")


class NoHeadings(BadSheet):
    sentence = _("ไม่พบหัวตาราง แถวบนต้องมีคำว่า “%(name)s” หรือ “%(code)s” ดาวน์โหลดไฟล์เปล่าจากหน้านี้แล้ววางข้อมูลลงไป จะง่ายที่สุด")


class HeadingTwice(BadSheet):
    sentence = _("หัวตาราง “%(heading)s” มีสองช่อง ลบช่องที่ไม่ใช้ออก แล้วส่งใหม่")


class NoRows(BadSheet):
    sentence = _("ในไฟล์มีแต่หัวตาราง ยังไม่มีสินค้า กรอกสินค้าแถวละหนึ่งรายการใต้หัวตาราง แล้วส่งใหม่")


class BadPictures(DomainError):
    """Any refusal of the zip with pictures."""

    field = "pictures"


class NotAZip(BadPictures):
    sentence = _("ไฟล์รูปต้องเป็น zip รวมรูปทั้งหมดไว้ในโฟลเดอร์เดียว กดค้างหรือคลิกขวาที่โฟลเดอร์ แล้วเลือกบีบอัดเป็น zip")


class ZipTooLarge(BadPictures):
    sentence = _("ไฟล์ zip ใหญ่เกินไป ใช้ไม่เกิน %(limit)s MB แบ่งรูปเป็นหลายไฟล์ แล้วส่งทีละครั้ง")


class LockedZip(BadPictures):
    sentence = _("ไฟล์ zip นี้ล็อกด้วยรหัสผ่าน บีบอัดใหม่โดยไม่ใส่รหัสผ่าน แล้วส่งใหม่")


class HeavyZip(BadPictures):
    sentence = _("ไฟล์ zip นี้แตกออกมาใหญ่ผิดปกติ จึงรับไม่ได้ ใส่เฉพาะรูปสินค้า แล้วบีบอัดใหม่")


class TooManyInZip(BadPictures):
    sentence = _("ไฟล์ zip มีรูปเกิน %(limit)s รูป แบ่งเป็นหลายไฟล์ แล้วส่งทีละครั้ง")


class StrangeNames(BadPictures):
    """A name that climbs out of its folder."""

    sentence = _("ใน zip มีชื่อไฟล์ที่ไม่ปลอดภัย (%(name)s) จึงรับไม่ได้ ใส่รูปไว้ในโฟลเดอร์ธรรมดา แล้วบีบอัดใหม่")


class PictureNameTwice(BadPictures):
    sentence = _("ใน zip มีรูปชื่อ “%(name)s” สองรูป ตั้งชื่อไม่ให้ซ้ำกัน แล้วบีบอัดใหม่")


class BrokenZip(BadPictures):
    sentence = _("เปิดไฟล์ zip ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ บีบอัดใหม่แล้วส่งอีกครั้ง")


class AlreadyOnItsWay(DomainError):
    """One sheet at a time: two would be compared with the same products."""

    sentence = _("ไฟล์ก่อนหน้ายังไม่เสร็จ เปิดไฟล์นั้นแล้วบันทึกหรือทิ้งก่อน จึงส่งไฟล์ใหม่ได้")


class SomeRowsWrong(DomainError):
    """Rows are wrong and she did not say that the good ones shall be written alone."""

    sentence = _("ยังมีแถวที่ต้องแก้ %(count)s แถว จึงยังไม่ได้บันทึก แก้ก่อน หรือเลือกบันทึกเฉพาะแถวที่ถูกต้อง")


class NothingToWrite(DomainError):
    sentence = _("ไม่มีอะไรต้องบันทึก ข้อมูลในไฟล์เหมือนกับที่ร้านมีอยู่แล้ว")


class TimeIsOver(DomainError):
    """The rows were deleted when their time had come."""

    sentence = _("ไฟล์นี้เก็บไว้เกินกำหนดและถูกลบแล้ว ส่งไฟล์ใหม่อีกครั้งได้ทันที")


REFUSALS = {kind.__name__: kind for kind in [*BadSheet.__subclasses__(), *BadPictures.__subclasses__()]}
