"""Which papers an application must show. A fixed list per legal form for now.

The one door is ``papers_for``: a configurable list of requirements (per legal form and type, kept by depa) can stand
behind it later without any caller changing. A paper's ``key`` is stored with every document and never changes.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.files.models import FileKind
from merchants.models import LegalForm


@dataclass(frozen=True)
class Paper:
    """One paper: what it is called, where to find it and what must be seen on it."""

    key: str
    label: str | Promise
    help: str | Promise
    mandatory: bool
    kind: str = FileKind.PAPER

    @property
    def is_identity(self) -> bool:
        return self.kind == FileKind.IDENTITY


COVER_RELIGION = _("ปิดช่องศาสนาและหมู่เลือดด้วยกระดาษก่อนถ่าย เราไม่เก็บข้อมูลนั้น เจ้าหน้าที่ที่เปิดดูจะถูกบันทึกชื่อทุกครั้ง")
BANK_BOOK = _("หน้าแรกที่เห็นชื่อบัญชี เลขบัญชี และธนาคาร ชื่อบัญชีควรตรงกับกิจการหรือผู้มีอำนาจ")


def _bank_book(*, mandatory: bool = False) -> Paper:
    return Paper("bank_book", _("สมุดบัญชีธนาคารหน้าแรก"), BANK_BOOK, mandatory)


def _trade_registration() -> Paper:
    return Paper(
        "trade_registration",
        _("ทะเบียนพาณิชย์ (พค.0403)"),
        _("ถ้าจดทะเบียนพาณิชย์หรือพาณิชย์อิเล็กทรอนิกส์ไว้แล้ว ถ่ายให้เห็นเลขทะเบียนและชื่อร้าน"),
        mandatory=False,
    )


PAPERS: dict[str, list[Paper]] = {
    LegalForm.GROUP: [
        Paper(
            "tvc2",
            _("ท.ว.ช.2 หนังสือสำคัญแสดงการจดทะเบียน"),
            _("ใบจดทะเบียนวิสาหกิจชุมชนจากสำนักงานเกษตรอำเภอ ถ่ายให้เห็นชื่อกลุ่มและรหัสทะเบียน"),
            mandatory=True,
        ),
        Paper(
            "tvc3",
            _("ท.ว.ช.3 เอกสารแสดงการดำเนินกิจการ"),
            _("ใบที่ต่ออายุทุกปี ถ่ายให้เห็นปีที่ต่ออายุล่าสุด ถ้ายังไม่ได้ต่ออายุส่งภายหลังได้"),
            mandatory=False,
        ),
        Paper("chair_id", _("บัตรประชาชนของประธานกลุ่ม"), COVER_RELIGION, mandatory=True, kind=FileKind.IDENTITY),
        _bank_book(),
    ],
    LegalForm.INDIVIDUAL: [
        Paper("owner_id", _("บัตรประชาชนของเจ้าของร้าน"), COVER_RELIGION, mandatory=True, kind=FileKind.IDENTITY),
        _bank_book(),
        _trade_registration(),
    ],
    LegalForm.COMPANY: [
        Paper(
            "company_certificate",
            _("หนังสือรับรองนิติบุคคล"),
            _("ออกโดยกรมพัฒนาธุรกิจการค้า ไม่เกิน 6 เดือน ถ่ายหน้าที่เห็นชื่อ เลขทะเบียน และผู้มีอำนาจลงนาม"),
            mandatory=True,
        ),
        Paper("signer_id", _("บัตรประชาชนของผู้มีอำนาจลงนาม"), COVER_RELIGION, mandatory=True, kind=FileKind.IDENTITY),
        _bank_book(),
    ],
    LegalForm.COOPERATIVE: [
        Paper(
            "coop_registration",
            _("ใบสำคัญรับจดทะเบียนสหกรณ์"),
            _("ออกโดยนายทะเบียนสหกรณ์ ถ่ายให้เห็นชื่อสหกรณ์และเลขทะเบียน"),
            mandatory=True,
        ),
        Paper("chair_id", _("บัตรประชาชนของประธานหรือผู้จัดการ"), COVER_RELIGION, mandatory=True, kind=FileKind.IDENTITY),
        _bank_book(),
    ],
}


def papers_for(*, legal_form: str, type: str) -> list[Paper]:
    """Return the papers asked of this legal form and type, mandatory or not; none while the form is not chosen."""
    return PAPERS.get(legal_form, [])


def paper_label(key: str) -> str | Promise:
    """Return what a stored paper is called, also when its legal form does not ask for it any more."""
    for papers in PAPERS.values():
        for paper in papers:
            if paper.key == key:
                return paper.label
    return key
