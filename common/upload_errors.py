"""Why a file was not taken, and what the person can do about it."""

from django.utils.translation import gettext_lazy as _

from common.errors import DomainError


class BadUpload(DomainError):
    """Any refusal of a file; the subclasses say which."""

    sentence = _("รับไฟล์นี้ไม่ได้ ลองเลือกไฟล์อื่น")


class EmptyFile(BadUpload):
    sentence = _("ไฟล์นี้ว่างเปล่า ลองถ่ายหรือเลือกไฟล์ใหม่อีกครั้ง")


class FileTooLarge(BadUpload):
    sentence = _("ไฟล์ใหญ่เกินไป ใช้ไฟล์ขนาดไม่เกิน %(limit)s MB")


class NotAPicture(BadUpload):
    sentence = _("ไฟล์นี้ไม่ใช่รูปถ่าย ใช้รูป JPG, PNG, WebP หรือ HEIC จากกล้องหรือคลังภาพ")


class NotADocument(BadUpload):
    sentence = _("ไฟล์นี้ไม่ใช่รูปถ่ายหรือ PDF ถ่ายรูปเอกสาร หรือเลือกไฟล์ PDF")


class TooManyPixels(BadUpload):
    sentence = _("รูปนี้มีความละเอียดสูงเกินไป ตั้งกล้องให้ความละเอียดไม่เกิน %(limit)s ล้านพิกเซล หรือส่งภาพหน้าจอของรูปแทน")


class PictureTooSmall(BadUpload):
    sentence = _("รูปนี้เล็กเกินไปจนมองไม่เห็น ใช้รูปที่กว้างและสูงอย่างน้อย %(limit)s พิกเซล")


class PictureTooNarrow(BadUpload):
    """So much longer than wide that nothing would be left of it once it is made smaller."""

    sentence = _("รูปนี้ยาวหรือแคบเกินไป ด้านยาวต้องไม่เกิน %(limit)s เท่าของด้านสั้น ตัดรูปให้เหลือเฉพาะส่วนที่ต้องการแล้วส่งใหม่")


class BrokenPicture(BadUpload):
    sentence = _("เปิดรูปนี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ ลองถ่ายหรือส่งใหม่อีกครั้ง")


class NotAVideo(BadUpload):
    sentence = _("ไฟล์นี้ไม่ใช่วิดีโอ MP4 หรือ WebM เลือกไฟล์วิดีโอ หรือส่งออกเป็น MP4 แล้วลองใหม่")


class UnplayableVideo(BadUpload):
    """Of a kind that many telephones do not play."""

    sentence = _(
        "โทรศัพท์หลายเครื่องเปิดวิดีโอแบบนี้ไม่ได้ ส่งออกเป็น MP4 แบบ H.264 แล้วลองใหม่ ถ้าถ่ายด้วย iPhone ให้ตั้งกล้องเป็น “ใช้ร่วมกันได้มากที่สุด”"
    )


class VideoTooLarge(BadUpload):
    sentence = _("วิดีโอนี้ใหญ่เกินไปสำหรับเน็ตโทรศัพท์ ใช้ไฟล์ไม่เกิน %(limit)s MB ตัดให้สั้นลง หรือส่งออกใหม่ที่ความละเอียด 720p")


class BrokenVideo(BadUpload):
    sentence = _("เปิดวิดีโอนี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ ลองส่งใหม่ หรือส่งออกเป็น MP4 อีกครั้ง")


class BrokenDocument(BadUpload):
    sentence = _("เปิดไฟล์ PDF นี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ ลองส่งใหม่ หรือถ่ายรูปเอกสารแทน")


class LockedDocument(BadUpload):
    sentence = _("ไฟล์ PDF นี้ล็อกด้วยรหัสผ่าน บันทึกใหม่โดยไม่ล็อก หรือถ่ายรูปเอกสารแทน")


class TooManyPages(BadUpload):
    sentence = _("ไฟล์ PDF นี้มี %(pages)s หน้า ส่งได้ไม่เกิน %(limit)s หน้า แยกเฉพาะหน้าที่ต้องใช้แล้วส่งใหม่")


class LivingDocument(BadUpload):
    """A PDF that carries scripts or other files inside."""

    sentence = _("ไฟล์ PDF นี้มีโปรแกรมหรือไฟล์อื่นซ่อนอยู่ จึงรับไม่ได้ พิมพ์เป็น PDF ใหม่ หรือถ่ายรูปเอกสารแทน")


class TooManyFiles(BadUpload):
    sentence = _("เลือกได้ไม่เกิน %(limit)s ไฟล์ต่อครั้ง")
