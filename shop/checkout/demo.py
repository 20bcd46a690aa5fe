"""Some weeks of buying in the demo: every order goes through the real verbs, with the clock set back."""

import datetime
import random
import uuid
from dataclasses import dataclass

from django.db.models import F

from common import clock, places
from common.addresses import Address, compose
from common.demo_lists import days_ago
from common.letters.models import Letter, LetterState
from common.users.models import User
from merchants.models import Merchant
from shop.cart.models import Cart, CartLine
from shop.catalogue.models import Product, Stock
from shop.checkout import demo_courses
from shop.checkout import services as checkout
from shop.checkout.services import Choice, Shopper
from shop.delivery import services as delivery
from shop.payments import accounts

CHECKOUTS = 110
COD_SATANG = 400_000  # dearer goods are not paid at the door
NAMES = [
    "กมลา ใจดี",
    "อามีนะห์ สะอิ",
    "ธนากร ศรีวิไล",
    "ซอฟียะห์ มะเย็ง",
    "วราภรณ์ ทองคำ",
    "อัฟนาน บินรัชชะ",
    "ปิยะดา สงวนศักดิ์",
    "นัสรี แวหามะ",
    "สมชาย รุ่งเรือง",
    "Nurul Izzah",
    "ฮานีฟ ดือเระ",
    "จิราพร แสงทอง",
    "มูนีเราะห์ สาเมาะ",
    "พงศ์พล วัฒนกุล",
]
HOMES = [
    ("900101", "90000"),
    ("950101", "95000"),
    ("940101", "94000"),
    ("960101", "96000"),
    ("910101", "91000"),
    ("901101", "90110"),
    ("100101", "10200"),
    ("500101", "50200"),
    ("830101", "83000"),
    ("400101", "40000"),
]
# how far an order of that age has come: (oldest day, what happens to it, in turn)
COURSES = [
    (1, ["placed", "slip", "cod_placed", "confirmed", "placed"]),
    (3, ["slip", "confirmed", "packed", "cod_placed", "slip", "shipped"]),
    (7, ["confirmed", "packed", "shipped", "slip", "cod_shipped", "ready"]),
    (14, ["shipped", "delivered", "cod_shipped", "delivered", "cancelled", "picked_up"]),
    (
        90,
        [
            "delivered",
            "delivered",
            "cod_paid",
            "delivered",
            "expired",
            "delivered",
            "picked_up",
            "returned",
            "cod_paid",
            "refused",
        ],
    ),
]


@dataclass
class Scene:
    """What the demo's buying needs at hand."""

    chance: random.Random
    shelves: dict[int, list[Product]]
    merchants: dict[int, Merchant]
    shopper: User
    ways: dict
    methods: dict


def run(report) -> None:
    """Place CHECKOUTS checkouts over ten weeks, more in the last ones, and take each order its course."""
    scene = _scene()
    # Shelves are filled for the past: what was sold then must have been there.
    for number in report.over(range(CHECKOUTS), "orders"):
        age = 70 * (1 - number / CHECKOUTS) ** 1.5
        _checkout(scene, number, age)
    all_posted()


def _scene() -> Scene:
    merchants = {merchant.pk: merchant for merchant in Merchant.objects.all()}
    shelves: dict[int, list[Product]] = {}
    for product in Product.objects.on_sale().prefetch_related("variants__stock").order_by("pk"):
        shelves.setdefault(product.merchant_id, []).append(product)
    return Scene(
        chance=random.Random(2569),  # noqa: S311  the same demo every time
        shelves=shelves,
        merchants=merchants,
        shopper=User.objects.get(email="shopper@kedai.test"),
        ways=accounts.ways_of(merchants.values()),
        methods=delivery.methods_of(merchants),
    )


def _course(age: float, number: int) -> str:
    for oldest, courses in COURSES:
        if age <= oldest:
            return courses[number % len(courses)]
    return COURSES[-1][1][0]


def _checkout(scene: Scene, number: int, age: float) -> None:
    course = _course(age, number)
    chosen = _merchants(scene, number, age)
    begun = days_ago(int(age), hour=8 + number % 12, minute=number * 7 % 60)
    begun = min(begun, clock.now() - datetime.timedelta(minutes=20 + number))
    mine = number % 8 == 0
    with clock.at(begun):
        cart = _cart(scene, chosen)
        if not cart.lines.exists():
            return
        left = _worth(cart)
        placed = checkout.place(
            cart=cart,
            key=uuid.UUID(int=scene.chance.getrandbits(128), version=4),
            shopper=_shopper(scene, number, mine),
            choices={pk: _choice(scene, pk, course, goods) for pk, goods in left.items()},
            address=address(number),
        )
    for order in placed.orders.select_related("checkout", "merchant"):
        demo_courses.live(order, course, begun)


def _merchants(scene: Scene, number: int, age: float) -> list[int]:
    """Pick one or two shops that were open that day; the demo merchant and the halal producer more often."""
    favourites = [
        pk for pk, merchant in scene.merchants.items() if merchant.name.startswith(("วิสาหกิจชุมชนบูดู", "นราฮาลาล"))
    ]
    open_then = [
        pk for pk, shop in scene.merchants.items() if shop.joined_at < days_ago(int(age) + 3) and pk in scene.shelves
    ]
    first = favourites[number % 2] if number % 3 == 0 else scene.chance.choice(open_then)
    second = scene.chance.choice(open_then)
    return [first, second] if number % 4 == 0 and second != first else [first]


def _cart(scene: Scene, merchants: list[int]) -> Cart:
    cart = Cart.objects.create(secret_hash=uuid.UUID(int=scene.chance.getrandbits(128), version=4).hex)
    for pk in merchants:
        for product in scene.chance.sample(
            scene.shelves[pk], k=min(len(scene.shelves[pk]), scene.chance.randint(1, 3))
        ):
            variant = scene.chance.choice([row for row in product.variants.all() if row.retired_at is None])
            left = Stock.objects.get(pk=variant.pk).available
            if left > 2 and product.in_season:
                CartLine.objects.create(cart=cart, variant=variant, quantity=scene.chance.randint(1, 2))
    return cart


def _worth(cart: Cart) -> dict[int, int]:
    """Return what lies in the cart by merchant id, in satang."""
    worth: dict[int, int] = {}
    for line in cart.lines.select_related("variant__product"):
        merchant = line.variant.product.merchant_id
        worth[merchant] = worth.get(merchant, 0) + line.variant.asked_satang * line.quantity
    return worth


def _choice(scene: Scene, merchant_id: int, course: str, goods_satang: int) -> Choice:
    kinds = {method.kind for method in scene.methods[merchant_id]}
    ways = {way.key for way in scene.ways[merchant_id] if way.key != "cod" or goods_satang < COD_SATANG}
    by_pickup = course in {"ready", "picked_up"} and "pickup" in kinds
    return Choice(
        "pickup" if by_pickup else "flat", "cod" if course.startswith("cod") and "cod" in ways else "promptpay"
    )


def _shopper(scene: Scene, number: int, mine: bool) -> Shopper:
    if mine:
        return Shopper(name="กมลา ใจดี", phone="+66811111111", email=scene.shopper.email, user=scene.shopper)
    email = f"buyer{number}@kedai.test" if number % 3 else ""
    return Shopper(
        name=NAMES[number % len(NAMES)],
        phone=f"+668000{number:05d}",
        email=email,
        note="ฝากวางหน้าบ้านได้" if number % 9 == 4 else "",
    )


def address(number: int) -> Address:
    code, postal_code = HOMES[number % len(HOMES)]
    return compose(
        line=f"{number * 7 % 180 + 1}/{number % 9 + 1} ม.{number % 7 + 1}",
        place=places.get(code, postal_code),
        landmark="",
    )


def all_posted() -> None:
    """Nobody of the demo has a mailbox: letters of the past count as posted when they were written."""
    Letter.objects.filter(state=LetterState.WAITING).update(
        state=LetterState.POSTED, posted_at=F("written_at"), secret=""
    )
