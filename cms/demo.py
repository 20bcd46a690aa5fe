"""The demo's storefronts: each merchant tells of itself, under a cover drawn by the project."""

import datetime
from collections.abc import Iterator
from concurrent.futures import Executor

from cms import demo_covers
from cms import front_services as fronts
from cms import services as cms
from common import clock
from common.demo_lists import rows
from common.uploads import CleanPicture, Derivative
from merchants.models import Merchant
from shop.catalogue.models import Product

Drawn = tuple[CleanPicture, list[Derivative], bytes]
SAY_SO = {"M07", "M20", "M27", "M34"}  # shops that say of themselves that Muslims make their goods


def draw_ahead(pool: Executor) -> Iterator[Drawn]:
    """Begin to draw every storefront's cover, in the order of the list."""
    return pool.map(demo_covers.drawn, rows("merchants"), chunksize=3)


def run(report, covers: Iterator[Drawn]) -> None:
    """Write words and cover of every storefront on the day after its merchant joined."""
    merchants = {merchant.name: merchant for merchant in Merchant.objects.prefetch_related("members__user")}
    words = {row["merchant"]: row for row in rows("storefronts")}
    listed = rows("merchants")
    for row in report.over(listed, "storefronts"):
        _tell(merchants[row["name_th"]], words[row["id"]], *next(covers))
        _furnish(row["id"], merchants[row["name_th"]])


FURNISHED = {
    "M01": {
        "colour": "kolae",
        "name_jawi": "کداي بودو",
        "people": "เมาะซงคุมเกลือ ก๊ะยะห์กรองและต้ม ดานียาลูกสาวดูแลคำสั่งซื้อและห่อของ เรือสองลำเป็นของพี่น้องกัน",
        "making": "ปลาไส้ตันสดสองส่วน เกลือหวานปัตตานีหนึ่งส่วน คลุกแล้วลงไหดินภายในสองชั่วโมง ปิดฝาไม้ทับหิน\n\n"
        "หมักกลางแดดครบสิบสองเดือน เปิดไห กรองสามรอบ ต้มไฟอ่อนจนหอม พักให้เย็นแล้วจึงบรรจุขวด",
        "pauses": "วันศุกร์หยุดทั้งวัน หยุดสองวันแรกของเดือนรอมฎอนและวันรายอ",
        "delivery_words": "ส่งวันจันทร์ พุธ เสาร์ ห่อกันกระแทกสองชั้น ขวดทุกใบพันฝาด้วยเทป",
        "return_words": "ขวดแตกหรือรั่วระหว่างส่ง ถ่ายรูปส่งมา ร้านส่งขวดใหม่ให้ ไม่คิดค่าส่ง",
        "line_id": "kedai.demo.budu",
    },
    "M05": {"colour": "indigo", "making": "มัดหมี่ ย้อม แล้วทอด้วยกี่กระตุก ผืนหนึ่งใช้เวลาหนึ่งเดือน ลายหน้าผ้ากับเชิงผ้าต้องตรงกันทุกเส้น"},
    "M12": {"colour": "turmeric", "pauses": "หยุดวันพุธ คั่วใหม่ทุกวันจันทร์"},
    "M14": {"colour": "leaf", "people": "กลุ่มสิบสองคน คนต้มสี คนเก็บใบ คนวางลาย และคนนึ่ง ผลัดกันดูแลร้าน"},
}
FEATURED = {"M01": "P001|P002"}


def _furnish(key: str, merchant: Merchant) -> None:
    """Say more of some shops: colour, people, making, pauses, terms."""
    by = merchant.members.all()[0].user
    with clock.at(merchant.joined_at + datetime.timedelta(days=2)):
        if key in FURNISHED:
            fronts.describe(merchant=merchant, by=by, **FURNISHED[key])
        if key in FEATURED:
            names = {row["id"]: row["name_th"] for row in rows("products")}
            goods = [Product.objects.get(merchant=merchant, name=names[one]) for one in FEATURED[key].split("|")]
            fronts.feature(merchant=merchant, by=by, products=goods)


def _tell(merchant: Merchant, words: dict, cover: CleanPicture, copies: list[Derivative], share: bytes) -> None:
    by = merchant.members.all()[0].user
    told = {name: words[name] for name in ["intro", "about", "opening_hours"]}
    muslims = words["merchant"] in SAY_SO
    with clock.at(merchant.joined_at + datetime.timedelta(days=1)):
        cms.introduce(
            merchant=merchant, by=by, words=told, made_by_muslims=muslims, picture=cover, copies=copies, share=share
        )
