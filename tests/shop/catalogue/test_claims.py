"""Words that food may not claim: found however they are spaced, refused where shoppers read, explained with a way out."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from common.audit.models import Event
from shop.catalogue import claims, errors
from shop.catalogue import services as catalogue
from shop.catalogue.claim_lists import ClaimList
from shop.catalogue.models import Category, Product

CURE = "ช่วยรักษาโรคเบาหวาน"


@pytest.fixture
def merchant(make):
    return make.merchant("กลุ่มแม่บ้านแหลมโพธิ์")


@pytest.fixture
def by(make, merchant):
    return make.owner_of(merchant)


def draft(make, merchant, slug: str = "condiment", **facts) -> Product:
    category = Category.objects.get(slug=slug)
    facts = {"name": "น้ำบูดู", "price_satang": 5000, "on_hand": 3, "unit": "ขวด", "picture": make.picture(), **facts}
    return catalogue.add_product(merchant=merchant, by=make.owner_of(merchant), category=category, **facts)


def said(text: str) -> list[str]:
    return [hit.said for hit in claims.hits({"name": text}, claims.rules())]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CURE, "รักษาโรค"),
        ("รั ก ษ า โ ร ค ได้", "รั ก ษ า โ ร ค"),
        ("รัก\u200bษา.โรค", "รัก\u200bษา.โรค"),
        ("รัักษาโรค", "รัักษาโรค"),
        ("ลดนํ้าหนัก", "ลดนํ้าหนัก"),
        ("ลดน้ํา-หนัก", "ลดน้ํา-หนัก"),
        ("เเก้ปวดเมื่อย", "เเก้ปวด"),
        ("ปลอดภัย ๑๐๐%", "ปลอดภัย ๑๐๐"),
        ("ได้ อย.รับรอง แล้ว", "อย.รับรอง"),
        ("It CURES all", "CURES"),
        ("c-u-r-e-s colds", "c-u-r-e-s"),
        ("Anti cancer honey", "Anti cancer"),
        ("boleh menyembuhkan demam", "menyembuhkan"),
        ("ฮาลาลแท้", "ฮาลาล"),
        ("حلال", "حلال"),
    ],
)
def test_a_claim_is_found_however_it_is_written(text, found):
    assert said(text) == [found]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "เก็บรักษาในตู้เย็น",
        "cured fish, secures freshness",
        "ป่าฮาลาบาลา",
        "ร้านยังไม่มีใบรับรองฮาลาล",
        "non-halal kitchen",
        "ผลิตโดยมุสลิม",
        "miracle fruit",
        "สวนนี้ป้องกันโรคพืชด้วยสมุนไพร",
    ],
)
def test_what_only_looks_like_one_is_let_be(text):
    assert said(text) == []


def test_a_list_that_editors_switched_off_holds_no_more(db):
    ClaimList.objects.filter(name="รักษาหรือป้องกันโรค").update(active=False)
    assert said(CURE) == []


def test_the_database_wants_to_know_which_certificate(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimList.objects.create(name="x", effect="certificate", words="gap", why="x", instead="x")


def test_a_draft_may_say_it_and_publishing_explains(make, merchant, by):
    product = draft(make, merchant, description=f"สูตรยาย {CURE} และลดความดัน")
    with pytest.raises(errors.ForbiddenClaim) as refused:
        catalogue.publish(product=product, by=by)
    assert refused.value.field == "description"
    assert refused.value.message == (
        "คำว่า “รักษาโรค” “ลดความดัน” ใช้กับอาหารไม่ได้ พ.ร.บ.อาหาร พ.ศ. 2522 ห้ามโฆษณาสรรพคุณของอาหารโดยไม่ได้รับอนุญาตจาก อย."
        " อาหารไม่ใช่ยา ลองเขียนแทนว่า: บอกรสชาติ วัตถุดิบ และวิธีกิน เช่น “ขิงแก่จากสวน รสเผ็ดร้อน ชงดื่มอุ่น ๆ”"
    )
    with translation.override("ms"), pytest.raises(errors.ForbiddenClaim, match="Akta Makanan 2522"):
        catalogue.publish(product=product, by=by)
    product.refresh_from_db()
    assert product.state == "draft" and not Event.objects.about(product).filter(verb="published").exists()
    catalogue.change_product(product=product, by=by, description="สูตรยาย รสเค็มหวาน")
    assert catalogue.publish(product=product, by=by).state == "live"


def test_goods_that_are_no_food_may_say_more(make, merchant, by):
    assert catalogue.publish(product=draft(make, merchant, "craft", description=CURE), by=by).state == "live"


@pytest.mark.parametrize("facts", [{"name": "น้ำบูดูลดน้ำหนัก"}, {"description": CURE}, {"name_en": "Miracle budu"}])
def test_a_text_on_sale_cannot_be_changed_into_a_claim(make, merchant, by, facts):
    product = catalogue.publish(product=draft(make, merchant), by=by)
    with pytest.raises(errors.ForbiddenClaim) as refused:
        catalogue.change_product(product=product, by=by, price_satang=9900, **facts)
    assert refused.value.field == next(iter(facts))
    product.refresh_from_db()
    assert (product.name, product.price_satang) == ("น้ำบูดู", 5000)


def test_a_price_is_changed_though_a_list_grew_over_the_text(make, merchant, by):
    product = catalogue.publish(product=draft(make, merchant, description="หอมมาก"), by=by)
    ClaimList.objects.create(name="ใหม่", words="หอมมาก", why="ทดสอบ", instead="หอม")
    assert catalogue.change_product(product=product, by=by, price_satang=9900).price_satang == 9900
    catalogue.pause(product=product, by=by)
    with pytest.raises(errors.ForbiddenClaim):
        catalogue.resume(product=product, by=by)


def test_goods_on_sale_become_food_only_with_a_text_for_food(make, merchant, by):
    product = catalogue.publish(product=draft(make, merchant, "craft", description=CURE), by=by)
    with pytest.raises(errors.ForbiddenClaim):
        catalogue.change_product(product=product, by=by, category=Category.objects.get(slug="snack"))
    product.refresh_from_db()
    assert product.category.slug == "craft"


def test_halal_without_a_certificate_is_marked_and_with_one_it_is_not(make, merchant):
    product = make.product(merchant, "ไก่กอและฮาลาล")
    [hit] = claims.uncovered_of(product)
    assert (hit.said, hit.rule.certificate, claims.kinds_named([hit])) == ("ฮาลาล", "halal", ["ฮาลาล (มีใบรับรอง)"])
    make.certificate(product)
    assert claims.uncovered_of(product) == []


def test_marks_of_many_cost_as_of_one(make, merchant, django_assert_num_queries):
    goods = [make.product(merchant, f"กรือโป๊ะ {number} ฮาลาล", description=CURE) for number in range(12)]
    make.certificate(goods[0], kind="gi", number="สช 184")
    goods = list(Product.objects.filter(pk__in=[row.pk for row in goods]).select_related("category"))
    for some in (goods[:1], goods):
        with django_assert_num_queries(3):
            marks = claims.marks_of(some)
        assert all([hit.said for hit in marks[row.pk]] == ["ฮาลาล", "รักษาโรค"] for row in some)


def test_an_editor_adds_a_word_and_it_holds_at_once(make, signed_in, merchant, by):
    admin = signed_in(make.editor())
    rule = ClaimList.objects.get(name="เกินจริง")
    page = f"/admin/snippets/catalogue/claimlist/edit/{rule.pk}/"
    assert "เขียนแทนว่า (มลายู)" in admin.get(page).content.decode()
    said = {name: getattr(rule, name) for name in ("name", "effect", "unless", "certificate", "why", "instead")}
    said |= {f"{name}_{code}": getattr(rule, f"{name}_{code}") for name in ("why", "instead") for code in ("ms", "en")}
    short = admin.post(page, {**said, "active": "on", "words": "ดี\r\nกง"})
    assert "สั้นเกินไป จะไปตรงกับคำอื่น" in short.content.decode()
    assert admin.post(page, {**said, "active": "on", "words": "วิเศษที่สุด\r\nเด็ดดวง"}).status_code == 302
    with pytest.raises(errors.ForbiddenClaim, match="เด็ดดวง"):
        catalogue.publish(product=draft(make, merchant, description="เด็ดดวงมาก"), by=by)


def test_a_merchant_does_not_keep_the_lists(make, signed_in, by):
    assert signed_in(by).get("/admin/snippets/catalogue/claimlist/").status_code in (302, 403, 404)


def test_what_an_editor_puts_into_food_is_food(db):
    food, crafts = Category.objects.get(slug="food"), Category.objects.get(slug="crafts")
    for parent, is_food in ((food, True), (crafts, False)):
        row = Category(slug="new", name="ใหม่", parent=parent)
        row.full_clean()
        assert row.food is is_food


def test_a_paused_text_is_not_changed_into_a_claim_either(make, merchant, by):
    product = catalogue.publish(product=draft(make, merchant), by=by)
    catalogue.pause(product=product, by=by)
    with pytest.raises(errors.ForbiddenClaim):
        catalogue.change_product(product=product, by=by, description=CURE)


def test_what_it_is_sold_as_and_what_its_sizes_are_called_is_read_too(make, merchant, by):
    """Shoppers read these beside the price, so no claim hides there."""
    product = draft(make, merchant, unit="ขวดแก้ปวดเมื่อย")
    with pytest.raises(errors.ForbiddenClaim) as refused:
        catalogue.publish(product=product, by=by)
    assert refused.value.field == "unit"
    catalogue.change_product(product=product, by=by, unit="ขวด")
    make.sizes(product, ("เล็ก", 5000), ("สูตรรักษาโรค", 9000))
    with pytest.raises(errors.ForbiddenClaim, match="รักษาโรค"):
        catalogue.publish(product=product, by=by)
    make.sizes(product, ("เล็ก", 5000), ("ใหญ่", 9000))
    assert catalogue.publish(product=product, by=by).state == "live"
    with pytest.raises(errors.ForbiddenClaim):
        catalogue.change_product(product=product, by=by, unit="ขวด รักษาโรค")


@pytest.mark.parametrize(
    ("option", "values", "field"),
    [("ลดน้ำหนัก", ("เล็ก", "ใหญ่"), "option_1"), ("ขนาด", ("เล็ก", "รักษา โรค"), "1-value_1")],
)
def test_sizes_on_sale_are_not_called_by_a_claim(make, merchant, by, option, values, field):
    product = catalogue.publish(product=draft(make, merchant), by=by)
    with pytest.raises(errors.ForbiddenClaim) as refused:
        make.sizes(product, *((value, 5000) for value in values), option=option)
    assert refused.value.field == field
    assert product.variants.count() == 1
    craft = catalogue.publish(product=draft(make, merchant, "craft"), by=by)
    make.sizes(craft, *((value, 5000) for value in values), option=option)
    with pytest.raises(errors.ForbiddenClaim):
        catalogue.change_product(product=craft, by=by, category=Category.objects.get(slug="snack"))


def test_a_price_of_a_size_is_changed_though_a_list_grew_over_its_name(make, merchant, by):
    product = catalogue.publish(product=draft(make, merchant), by=by)
    small, large = make.sizes(product, ("เล็กหอมมาก", 5000), ("ใหญ่", 9000))
    ClaimList.objects.create(name="ใหม่", words="หอมมาก", why="ทดสอบ", instead="หอม")
    lines = [catalogue.VariantFacts(6000, "เล็กหอมมาก", pk=small.pk), catalogue.VariantFacts(9000, "ใหญ่", pk=large.pk)]
    catalogue.set_variants(product=product, by=by, option_1="ขนาด", variants=lines)
    small.refresh_from_db()
    assert small.price_satang == 6000
