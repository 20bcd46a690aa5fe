"""Verbs for many at once: what they write is what the verbs for one write, and what those refuse they refuse whole."""

import pytest

from common.audit.models import Event
from common.clock import today
from shop.catalogue import errors, invariants, search
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, PriceAsked, Product, StockMovement, Variant
from shop.catalogue.services import NewProduct, VariantFacts

TOLD = (
    "name",
    "unit",
    "category_id",
    "description",
    "storage",
    "price_satang",
    "hundred_satang",
    "state",
    "search_text",
    "card",
)


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def owner(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def kind(db):
    return (
        Category.objects.filter(children=None, by_weight=True).first() or Category.objects.filter(children=None).first()
    )


def new(kind: Category, name: str = "น้ำบูดู", *kinds: VariantFacts, **facts) -> NewProduct:
    return NewProduct(
        {"name": name, "unit": "ขวด 300 มล.", "category": kind, **facts}, kinds or [VariantFacts(5000, on_hand=7)]
    )


def test_many_are_written_as_one_is(merchant, owner, kind):
    words = {"description": "  เล่า\r\nเรื่อง ", "storage": "chilled"}
    one = catalogue.add_product(
        merchant=merchant,
        by=owner,
        name="น้ำ  บูดู",
        unit=" ขวด 300 มล.",
        category=kind,
        price_satang=5000,
        on_hand=7,
        **words,
    )
    [other] = catalogue.add_products(
        merchant=merchant, by=owner, many=[new(kind, "น้ำ  บูดู", unit=" ขวด 300 มล.", **words)]
    )
    rows = [Product.objects.get(pk=row.pk) for row in (one, other)]
    assert [getattr(rows[0], name) for name in TOLD] == [getattr(rows[1], name) for name in TOLD]
    movements = StockMovement.objects.filter(variant__product__in=rows).values_list("kind", "pieces", "by")
    assert list(movements) == [("opening", 7, owner.pk)] * 2
    assert PriceAsked.objects.filter(variant__product__in=rows).values_list("price_satang", flat=True).count() == 2
    lines = Event.objects.filter(subject_type="catalogue.product").values_list("verb", "now", "by", "facts")
    assert list(lines) == [("added", "draft", owner.pk, {"price_satang": 5000})] * 2
    assert invariants.check() == []


def test_kinds_of_a_new_product_are_found_by_their_names(merchant, owner, kind):
    kinds = [VariantFacts(9000, "ใหญ่", on_hand=1, code="L"), VariantFacts(5000, "จิ๋ว", on_hand=2, code="S")]
    [row] = catalogue.add_products(merchant=merchant, by=owner, many=[new(kind, "กะปิ", *kinds, option_1="ขนาด")])
    row.refresh_from_db()
    assert row.price_satang == 5000
    assert list(row.variants.values_list("name", "position", "code_key")) == [
        ("ใหญ่", 0, f"{merchant.pk}:l"),
        ("จิ๋ว", 1, f"{merchant.pk}:s"),
    ]
    assert invariants.check() == []


@pytest.mark.parametrize(
    ("facts", "kinds", "refusal"),
    [
        ({"name": " "}, [], errors.NameMissing),
        ({"unit": ""}, [], errors.NameMissing),
        ({}, [VariantFacts(99, on_hand=1)], errors.BadPrice),
        ({}, [VariantFacts(100, on_hand=-1)], errors.NegativePieces),
        ({}, [VariantFacts(100, on_hand=100_001)], errors.TooManyPieces),
        ({}, [VariantFacts(100, on_hand=1, code="used")], errors.CodeTaken),
        ({"option_1": "ขนาด"}, [VariantFacts(100, "ก"), VariantFacts(100, "ก")], errors.TwiceTheSame),
        ({"option_1": "ขนาด"}, [VariantFacts(100, "")], errors.ValueMissing),
    ],
)
def test_one_that_is_refused_refuses_all(facts, kinds, refusal, merchant, owner, kind):
    catalogue.add_products(
        merchant=merchant, by=owner, many=[new(kind, "เดิม", VariantFacts(100, on_hand=1, code="USED"))]
    )
    bad = new(kind, facts.pop("name", "ผิด"), *kinds, **facts)
    with pytest.raises(refusal):
        catalogue.add_products(merchant=merchant, by=owner, many=[new(kind, "ดี"), bad])
    assert [row.name for row in Product.objects.for_merchant(merchant)] == ["เดิม"]


def test_prices_of_many_and_those_of_others_stay(merchant, owner, make):
    first, second, stranger = make.product(merchant), make.product(merchant, "กะปิ"), make.product(make.merchant("อื่น"))
    ids = [make.variant(row).pk for row in (first, second, stranger)]
    catalogue.ask_prices(merchant=merchant, by=owner, asked=dict(zip(ids, (6050, 5000, 100), strict=True)))
    assert list(Product.objects.order_by("pk").values_list("price_satang", flat=True)) == [6050, 5000, 5000]
    told = [(row.price_satang, row.until is None) for row in PriceAsked.objects.filter(variant=ids[0]).order_by("pk")]
    assert told == [(5000, False), (6050, True)]
    assert PriceAsked.objects.filter(variant=ids[1]).count() == 1
    line = Event.objects.filter(subject_id=first.pk, verb="changed").get()
    assert (line.facts["was_satang"], line.facts["now_satang"]) == (5000, 6050)
    catalogue.ask_prices(merchant=merchant, by=owner, asked={ids[0]: 6050})
    assert Event.objects.filter(subject_id=first.pk, verb="changed").count() == 1
    assert invariants.check() == []


def test_a_price_on_offer_refuses_all(merchant, owner, make):
    first, second = make.product(merchant), make.product(merchant, "กะปิ")
    Variant.objects.filter(product=second).update(promo_satang=4000, promo_from=today(), promo_until=today())
    ids = [make.variant(row).pk for row in (first, second)]
    with pytest.raises(errors.PromotionRuns):
        catalogue.ask_prices(merchant=merchant, by=owner, asked=dict.fromkeys(ids, 7000))
    assert set(Variant.objects.filter(pk__in=ids).values_list("price_satang", flat=True)) == {5000}
    with pytest.raises(errors.BadPrice):
        catalogue.ask_prices(merchant=merchant, by=owner, asked={ids[0]: 1})


def test_shelves_of_many(merchant, owner, make):
    make.ready(merchant)
    first, second = make.product(merchant, on_hand=10), make.product(merchant, "กะปิ", on_hand=10)
    ids = [make.variant(row).pk for row in (first, second)]
    facts = {"merchant": merchant, "by": owner, "reason": "counted", "note": "จากไฟล์"}
    catalogue.count_shelves(counted=dict(zip(ids, (4, 10), strict=True)), **facts)
    corrections = StockMovement.objects.filter(kind="correction").values_list("variant", "pieces", "reason", "note")
    assert list(corrections) == [(ids[0], -6, "counted", "จากไฟล์")]
    make.order(merchant, goods=second)
    with pytest.raises(errors.HeldForOrders):
        catalogue.count_shelves(counted=dict(zip(ids, (9, 0), strict=True)), **facts)
    assert make.variant(first).stock.on_hand == 4
    catalogue.count_shelves(merchant=make.merchant("อื่น"), by=owner, counted={ids[0]: 1}, reason="counted", note="")
    assert make.variant(first).stock.on_hand == 4
    assert invariants.check() == []


def test_what_waits_for_the_index_is_indexed_at_the_end(merchant, owner, make):
    product = make.product(merchant, "กะปิ")
    with search.later():
        catalogue.change_product(product=product, by=owner, name="ทุเรียนกวน")
        assert invariants.check() != []
    assert invariants.check() == []
    with search.later(), search.later():
        catalogue.change_product(product=product, by=owner, name="ปลาร้า")
    assert invariants.check() == []
