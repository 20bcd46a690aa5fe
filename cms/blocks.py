"""What a told page is made of: thirteen kinds of part, each with one look. ``cms.parts`` reads them, ``templates/cms/parts`` shows them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.choosers import ProductBlock, ShopBlock, VideoFileBlock
from common import jawi
from common.provinces import PROVINCES

WORDS = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
_PATH = re.compile(r"/(?![/\\])[^\s\\]*")
ADDRESSES = _("ที่อยู่ในเว็บนี้ เช่น /products/?province=yala หรือเว็บอื่นที่ขึ้นต้นด้วย https://")
MOST_GOODS = 12
MOST_SHOPS = 6
ALT = _("บอกคนที่มองไม่เห็นว่าในรูปมีอะไร")
NOWHERE = _("เลือกหน้าที่จะพาไป หรือใส่ที่อยู่เว็บ อย่างใดอย่างหนึ่ง")
ONE_RIGHT = _("เลือกคำตอบที่ถูกหนึ่งข้อ ไม่มากและไม่น้อยกว่านั้น")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("รูป"))
    alt = blocks.CharBlock(label=_("คำบรรยายสำหรับคนมองไม่เห็น"), help_text=ALT, max_length=160)
    caption = blocks.CharBlock(label=_("ข้อความใต้รูป"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("รูปภาพ")


class PairBlock(blocks.StructBlock):
    first = PictureBlock(label=_("รูปแรก"))
    second = PictureBlock(label=_("รูปที่สอง"))

    class Meta:
        icon = "image"
        label = _("รูปคู่")


class VideoBlock(blocks.StructBlock):
    """A video, and all of it in words for those who cannot hear or see it, or who spare their data."""

    title = blocks.CharBlock(label=_("หัวข้อ"), max_length=120)
    video = VideoFileBlock(label=_("วิดีโอ"))
    poster = ImageChooserBlock(label=_("ภาพนิ่งก่อนเล่น"), required=False)
    transcript = blocks.TextBlock(
        label=_("สิ่งที่พูดและเห็นในวิดีโอ"),
        max_length=6000,
        rows=6,
        help_text=_("เขียนสิ่งที่พูดทั้งหมด และสิ่งสำคัญที่เห็น คนที่ไม่ได้ยิน ไม่เห็น หรือประหยัดเน็ตจะอ่านแทนได้"),
    )

    class Meta:
        icon = "media"
        label = _("วิดีโอ")


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("คำพูด"), max_length=400, rows=3)
    who = blocks.CharBlock(label=_("ใครพูด"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("คำพูด")


class GoodsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("หัวข้อ"), required=False, max_length=120)
    products = blocks.ListBlock(ProductBlock(), label=_("สินค้า"), min_num=1, max_num=MOST_GOODS)

    class Meta:
        icon = "tag"
        label = _("สินค้า")


class ShopsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("หัวข้อ"), required=False, max_length=120)
    shops = blocks.ListBlock(ShopBlock(), label=_("ร้าน"), min_num=1, max_num=MOST_SHOPS)

    class Meta:
        icon = "home"
        label = _("ร้าน")


class StoryBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(
        label=_("หน้า"), page_type=["cms.StoryPage", "cms.CollectionPage", "cms.CoursePage", "cms.HelpPage"]
    )

    class Meta:
        icon = "doc-full"
        label = _("ชวนอ่านอีกหน้า")


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("ทำอะไร"), max_length=120)
    text = blocks.TextBlock(label=_("ทำอย่างไร"), required=False, max_length=400, rows=2)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("หัวข้อ"), required=False, max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("ขั้นตอน"), min_num=1, max_num=12)

    class Meta:
        icon = "list-ol"
        label = _("ขั้นตอน")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("คำถาม"), max_length=200)
    answer = blocks.TextBlock(label=_("คำตอบ"), max_length=800, rows=3)


class QuestionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("หัวข้อ"), required=False, max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label=_("คำถามและคำตอบ"), min_num=1, max_num=20)

    class Meta:
        icon = "help"
        label = _("ถามตอบ")


class CallBlock(blocks.StructBlock):
    """A button that leads on. Where its page is gone, the button goes too."""

    text = blocks.CharBlock(label=_("ข้อความชวน"), required=False, max_length=200)
    label = blocks.CharBlock(label=_("คำบนปุ่ม"), max_length=60)
    page = blocks.PageChooserBlock(label=_("พาไปหน้า"), required=False)
    address = blocks.URLBlock(label=_("หรือพาไปเว็บ"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_blocks["address"].field.help_text = ADDRESSES

    class Meta:
        icon = "link"
        label = _("ปุ่มชวนทำ")

    def clean(self, value):
        own = _PATH.fullmatch((value.get("address") or "").strip())
        cleaned = super().clean({**value, "address": ""} if own else value)
        if own:
            cleaned["address"] = own.group()
        if bool(cleaned["page"]) == bool(cleaned["address"]):
            raise blocks.StructBlockValidationError(block_errors={"page": ValidationError(NOWHERE)})
        return cleaned


class MapBlock(blocks.StructBlock):
    """Where shops sell, counted by district or by province; no place of a person stands on it."""

    title = blocks.CharBlock(label=_("หัวข้อ"), required=False, max_length=120)
    province = blocks.ChoiceBlock(
        label=_("จังหวัด"),
        required=False,
        choices=[(code, thai) for code, (_slug, thai, _english) in PROVINCES.items()],
        help_text=_("ไม่เลือก = แผนผังทั้งห้าจังหวัด เลือกจังหวัด = แผนผังรายอำเภอ"),
    )

    class Meta:
        icon = "site"
        label = _("แผนผังร้าน")


class JawiBlock(blocks.StructBlock):
    """A greeting, a name, a proverb in Jawi: never a page of it."""

    jawi = blocks.TextBlock(
        label=_("ข้อความอักษรยาวี"), max_length=300, rows=2, help_text=_("พิมพ์หรือวางอักษรยาวีได้เลย หน้าเว็บจะเรียงจากขวาไปซ้ายให้เอง"), validators=[jawi.check],
    )  # fmt: skip
    meaning = blocks.CharBlock(label=_("ความหมาย"), required=False, max_length=200)

    class Meta:
        icon = "globe"
        label = _("อักษรยาวี")


class TellingBlock(blocks.StreamBlock):
    """The parts an editor may put on a page, in any order."""

    text = blocks.RichTextBlock(label=_("ข้อความ"), features=WORDS, icon="pilcrow")
    picture = PictureBlock()
    pair = PairBlock()
    video = VideoBlock()
    quote = QuoteBlock()
    products = GoodsBlock()
    shops = ShopsBlock()
    story = StoryBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    call = CallBlock()
    map = MapBlock()
    jawi = JawiBlock()


class AnswerBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("คำตอบ"), max_length=160)
    right = blocks.BooleanBlock(label=_("ข้อนี้ถูก"), required=False)


class CheckBlock(blocks.StructBlock):
    """One question of a lesson's check of understanding."""

    question = blocks.CharBlock(label=_("คำถาม"), max_length=200)
    answers = blocks.ListBlock(AnswerBlock(), label=_("คำตอบให้เลือก"), min_num=2, max_num=4)
    hint = blocks.CharBlock(label=_("คำใบ้เมื่อตอบผิด"), max_length=200)

    class Meta:
        icon = "help"
        label = _("คำถาม")

    def clean(self, value):
        cleaned = super().clean(value)
        if sum(bool(answer["right"]) for answer in cleaned["answers"]) != 1:
            raise blocks.StructBlockValidationError(block_errors={"question": ValidationError(ONE_RIGHT)})
        return cleaned


class ChecksBlock(blocks.StreamBlock):
    question = CheckBlock()


class ChosenBlock(blocks.StreamBlock):
    """Goods picked by hand, in the editor's order."""

    product = ProductBlock(label=_("สินค้า"))


class StallBlock(blocks.StructBlock):
    shop = ShopBlock(label=_("ร้าน"))
    stall = blocks.CharBlock(label=_("บูท"), required=False, max_length=40, help_text=_("เช่น A12"))

    class Meta:
        icon = "group"
        label = _("ร้านในงาน")


class FairShopBlock(blocks.StreamBlock):
    """The shops at a fair and where each stands, in the editor's order."""

    stall = StallBlock()
