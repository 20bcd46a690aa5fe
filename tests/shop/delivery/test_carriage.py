"""What sending costs, to the satang: the ordinary parcel, by weight, and parcels of their own."""

import pytest

from shop.catalogue import services as catalogue
from shop.delivery import services as delivery
from shop.delivery import words
from shop.delivery.carriage import Goods, Rule, by_weight
from shop.delivery.errors import BadSteps
from shop.delivery.invariants import check
from shop.delivery.models import DeliveryMethod

STEPS = [(1_000, 4_025), (3_000, 6_550), (5_000, 9_000)]
COLD = Rule(satang=15_050, days=words.mask_of([0, 3]))


def quote(load, *, subtotal=10_000, price=4_050, free=None, steps=(), rules=None) -> int:
    kept = {profile: rule.kept() for profile, rule in (rules or {}).items()}
    way = DeliveryMethod(kind="flat", price_satang=price, free_above_satang=free, steps=[*map(list, steps)], rules=kept)
    return delivery.quote(method=way, subtotal_satang=subtotal, load=load)


@pytest.mark.parametrize(
    ("grams", "satang"),
    [(1, 4_025), (1_000, 4_025), (1_001, 6_550), (5_000, 9_000), (5_001, 13_025), (10_000, 18_000), (12_500, 24_550)],
)
def test_a_weight_asks_its_row_and_what_is_heavier_goes_in_several_parcels(grams, satang):
    assert by_weight(STEPS, grams) == satang


@pytest.mark.parametrize(
    ("load", "how", "satang"),
    [
        ([], {}, 4_050),
        ([Goods("smelly", None, 3)], {}, 4_050),
        ([Goods("dry", None, 1)], {"subtotal": 30_000, "free": 30_000}, 0),
        ([Goods("dry", None, 1)], {"subtotal": 29_999, "free": 30_000}, 4_050),
        ([Goods("chilled", None, 2)], {"rules": {"chilled": COLD}}, 15_050),  # nothing else: no ordinary parcel
        ([Goods("chilled", None, 2), Goods("dry", None, 1)], {"rules": {"chilled": COLD}}, 19_100),
        (  # the free limit is of the ordinary parcel alone
            [Goods("chilled", None, 2), Goods("dry", None, 1)],
            {"rules": {"chilled": COLD}, "subtotal": 30_000, "free": 30_000},
            15_050,
        ),
        ([Goods("oversize", None, 2), Goods("oversize", 900, 1)], {"rules": {"oversize": Rule(satang=12_025)}}, 36_075),
        ([Goods("smelly", None, 2)], {"rules": {"smelly": Rule(satang=0)}}, 0),
        ([Goods("dry", 450, 2), Goods("fresh", 101, 1)], {"steps": STEPS}, 6_550),  # 1,001 g
        ([Goods("dry", None, 2)], {"steps": STEPS}, 4_025),  # 500 g each where nobody said it
        ([Goods("dry", 400, 1), Goods("chilled", 9_000, 1)], {"steps": STEPS, "rules": {"chilled": COLD}}, 19_075),
    ],
)
def test_a_load_costs_the_sum_of_its_parcels(load, how, satang):
    assert quote(load, **how) == satang


def test_picking_up_costs_nothing_and_takes_everything():
    way = DeliveryMethod(kind="pickup")
    assert delivery.quote(method=way, subtotal_satang=1, load=[Goods("oversize", None, 9)]) == 0
    assert delivery.carries(way, ["frozen", "oversize"])


def test_what_is_said_of_goods_is_whole_and_short():
    assert words.rule_words("chilled", COLD) == "แช่เย็น: แยกพัสดุ ฿150.50 ต่อคำสั่งซื้อ · ส่งเฉพาะวัน จ. พฤ."
    assert words.rule_words("oversize", Rule(satang=12_000)) == "ชิ้นใหญ่: แยกพัสดุ ชิ้นละ ฿120"
    assert words.rule_words("frozen", Rule(carried=False)) == "แช่แข็ง: ไม่ส่งถึงบ้าน"
    assert words.mask_of(range(7)) == 0  # every day is any day


@pytest.mark.django_db
@pytest.mark.parametrize(
    "steps", [[(3_000, 100), (1_000, 50)], [(1_000, 100), (1_000, 200)], [(0, 100)], [(1_000, -1)]]
)
def test_a_table_that_does_not_rise_is_refused_and_nothing_is_written(make, steps):
    shop = make.merchant()
    with pytest.raises(BadSteps):
        delivery.set_methods(merchant=shop, by=None, flat_satang=4_000, steps=steps)
    assert delivery.methods_for(shop) == []


@pytest.mark.django_db
def test_the_books_notice_steps_and_rules_that_the_verb_would_not_write(make):
    shop = make.ready(make.merchant())
    delivery.set_methods(merchant=shop, by=None, flat_satang=4_000, steps=STEPS, rules={"chilled": COLD})
    assert check() == []
    row = delivery.methods_for(shop)[0]
    wrong = {"steps": [[3_000, 100], [1_000, 50]], "rules": {"boat": {"satang": 1}, "frozen": {"satang": -1}}}
    DeliveryMethod.objects.filter(pk=row.pk).update(price_satang=4_000, **wrong)
    assert check() == [
        f"delivery method {row.pk}: its table of weights does not rise: [[3000, 100], [1000, 50]]",
        f"delivery method {row.pk}: it says 4000 satang where its table begins with 100",
        f"delivery method {row.pk}: a rule that nobody can read: boat {{'satang': 1}}",
        f"delivery method {row.pk}: a rule that nobody can read: frozen {{'satang': -1}}",
    ]


@pytest.mark.django_db
def test_goods_travel_as_they_are_stored_until_somebody_says_otherwise(make):
    product = make.product(make.merchant())
    for facts, profile in [
        ({"storage": "frozen"}, "frozen"),
        ({"storage": "chilled"}, "chilled"),
        ({"delivery_profile": "smelly"}, "smelly"),
        ({"storage": "dry"}, "smelly"),
        ({"storage": "frozen", "delivery_profile": "oversize"}, "oversize"),
    ]:
        product = catalogue.change_product(product=product, by=None, **facts)
        assert product.delivery_profile == profile
