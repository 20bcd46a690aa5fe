"""What else the demo's products say: what food contains, more pictures of one, and one that is not finished."""

import io
import uuid

from PIL import Image

from common.uploads import CleanPicture, clean_picture
from merchants.models import Merchant
from shop.catalogue import profiles, tasks, templates
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, DeliveryProfile, ListingTemplate, Product, Storage

# a word of the name -> allergens; every word that is in the name counts
CONTAINS = {
    "บูดู": ["fish"],
    "กรือโป๊ะ": ["fish", "gluten"],
    "ปลา": ["fish"],
    "กุ้ง": ["crustaceans"],
    "กะปิ": ["crustaceans"],
    "เครื่องแกง": ["crustaceans"],
    "หมึก": ["molluscs"],
    "ไข่": ["eggs"],
    "ขนม": ["gluten", "eggs"],
    "ซีอิ๊ว": ["soybeans", "gluten"],
    "หมี่": ["gluten"],
    "โรตี": ["gluten", "milk"],
    "ถั่ว": ["peanuts"],
}
MADE_OF = {
    "P001": "ปลากะตัก 70% เกลือทะเล 30%",
    "P002": "น้ำบูดู น้ำตาลโตนด ตะไคร้ ข่า ใบมะกรูด หอมแดง",
    "P004": "เนื้อปลา แป้งสาคู แป้งสาลี เกลือ",
    "P037": "กาแฟโรบัสตา น้ำตาลทรายแดง เนย",
}
# a word of the name -> how it travels; the first word that is in the name counts, else storage and kind say it
TRAVELS = {
    "บูดู": "smelly", "กะปิ": "smelly", "จำปาดะ": "smelly", "เค็ม": "smelly", "ปลาแห้ง": "smelly", "กรือโป๊ะ": "fragile",
    "ข้าวเกรียบ": "fragile", "น้ำผึ้ง": "liquid", "น้ำมัน": "liquid", "ซีอิ๊ว": "liquid",
}  # fmt: skip
NOT_EATEN = {"กรงนก": "oversize", "เรือกอและ": "fragile"}  # a cap is called กะปิเยาะห์ and smells of nothing
LIKE = {"บูดู": "budu", "กรือโป๊ะ": "fish-crackers", "กาแฟ": "coffee", "ปาเต๊ะ": "batik", "ข้าวซีบู": "rice"}
DETAIL = (0.25, 0.3, 0.75, 0.8)  # of P001's picture: what is seen from nearer


class Listing:
    """Looks up the templates and allergens once."""

    def __init__(self) -> None:
        self.templates = {row.key: row for row in templates.offered()}
        self.allergens = {row.key: row for row in templates.allergens()}

    def of(self, row: dict, category: Category, storage: str) -> dict:
        """Return ``ingredients``, ``allergens``, ``template`` and ``delivery_profile`` of a row of the list."""
        name = row["name_th"]
        keys = {key for word, contained in CONTAINS.items() if word in name for key in contained}
        return {
            "ingredients": MADE_OF.get(row["id"], ""),
            "allergens": [self.allergens[key] for key in sorted(keys)] if category.food else [],
            "template": self._like(name),
            "delivery_profile": travels(name, storage, category),
        }

    def _like(self, name: str) -> ListingTemplate | None:
        return next((self.templates[key] for word, key in LIKE.items() if word in name), None)


def travels(name: str, storage: str, category: Category) -> str:
    """Return how goods of the list travel."""
    if storage != Storage.DRY:
        return profiles.of_storage(storage)
    known = TRAVELS if category.food or category.perishable else NOT_EATEN
    said = next((profile for word, profile in known.items() if word in name), "")
    return said or (DeliveryProfile.FRESH if category.perishable else DeliveryProfile.DRY)


def more_of(product: Product, picture: CleanPicture, by) -> None:
    """A second picture, from nearer."""
    near = catalogue.add_picture(product=product, by=by, picture=_detail(picture))
    tasks.make_sizes_now(near.pk, formats=("webp", "avif"))


def begun(merchant: Merchant, picture: CleanPicture) -> None:
    """A product that its owner has begun today and not finished."""
    template = templates.offered().get(key="budu")
    typed = {"name": "น้ำบูดูปลากะตักสูตรเด็ด", "template": str(template.pk)}
    catalogue.keep_typed(
        merchant=merchant, by=merchant.members.get().user, key=uuid.uuid4(), typed=typed, picture=picture
    )


def _detail(picture: CleanPicture) -> CleanPicture:
    image = Image.open(io.BytesIO(picture.bytes))
    left, top, right, bottom = DETAIL
    size = (int(image.width * left), int(image.height * top), int(image.width * right), int(image.height * bottom))
    out = io.BytesIO()
    image.crop(size).resize(image.size, Image.Resampling.LANCZOS).save(out, "JPEG", quality=90)
    return clean_picture(out.getvalue())
