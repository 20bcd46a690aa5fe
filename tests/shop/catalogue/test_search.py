"""What a shopper types, and what is found."""

import datetime
from importlib import import_module

import pytest
from django.db import connection

from common import clock
from merchants.certificates import services as certificates
from shop.catalogue import invariants, search
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Synonym


@pytest.fixture
def shelf(make):
    merchant = make.merchant("วิสาหกิจชุมชนหาดทรายทอง")
    return {
        name: make.product(merchant, name, **more)
        for name, more in {
            "น้ำบูดูสายบุรี": {"name_en": "Sai Buri budu"},
            "ข้าวยำน้ำบูดู": {},
            "ผ้าบาติกลายว่าว": {"unit": "ผืน", "on_hand": 0},
            "ผ้าบาติกลายเรือ": {"unit": "ผืน"},
        }.items()
    }


def index_rows() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT product_id, words::text FROM catalogue_product_words ORDER BY product_id")
        return cursor.fetchall()


def names(query: str) -> list[str]:
    return [product.name for product in search.find(query).products]


def test_a_word_inside_a_thai_name_is_found(shelf):
    assert set(names("บูดู")) == {"น้ำบูดูสายบุรี", "ข้าวยำน้ำบูดู"}


def test_every_word_must_be_there(shelf):
    assert names("บูดู ข้าวยำ") == ["ข้าวยำน้ำบูดู"]
    assert names("บูดู เรือ") == []


def test_a_name_that_begins_with_it_comes_first(shelf):
    assert names("น้ำบูดู") == ["น้ำบูดูสายบุรี", "ข้าวยำน้ำบูดู"]


def test_what_is_in_stock_comes_before_what_is_sold_out(shelf):
    assert names("ผ้าบาติก") == ["ผ้าบาติกลายเรือ", "ผ้าบาติกลายว่าว"]


@pytest.mark.parametrize("query", ["SAI BURI", "นํ้าบูดู", "  น้ำ  บูดูสาย ", "หาดทรายทอง บูดูสาย", "น้ำ\u200bบูดูสาย"])
def test_other_spellings_find_the_same(shelf, query):
    assert "น้ำบูดูสายบุรี" in names(query)


@pytest.mark.parametrize("query", ["", "   ", "%", "_", "!!! ... ฯ", "\x00", "\ud800", "“”", "*", "()"])
def test_nothing_asked_finds_nothing(shelf, query):
    assert names(query) == []


@pytest.mark.parametrize("query", ["' OR 1=1 --", 'บูดู" OR "', "บูดู NEAR/2 ผ้า", "NOT บูดู", "name:x^2", "a" * 10_000])
def test_syntax_is_only_words(shelf, query):
    assert names(query) == []


def test_a_wildcard_is_a_sign_like_others(shelf):
    assert set(names("บูดู%")) == set(names("บูดู"))


def test_a_query_is_cut_to_a_hundred_letters_and_eight_words():
    assert len(search.words(" ".join(f"ค{number}" for number in range(50)))) == 8
    assert search.words("ก" * 10_000) == ["ก" * 100]


def test_only_what_is_on_sale_is_found(shelf, make):
    product = shelf["น้ำบูดูสายบุรี"]
    catalogue.pause(product=product, by=make.owner_of(product.merchant))
    assert names("สายบุรี ปัตตานี น้ำบูดู") == ["ข้าวยำน้ำบูดู"]


def test_a_word_that_holds_another_is_not_that_word(make):
    shop = make.merchant()
    make.product(shop, "หมวกกะปิเยาะห์")
    assert names("กะปิ") == []
    make.product(shop, "กะปิกุ้งเคย")
    assert names("กะปิ") == ["กะปิกุ้งเคย"]


def test_the_exact_name_comes_first_even_when_it_is_sold_out(make):
    shop = make.merchant()
    make.product(shop, "ทุเรียนกวน", on_hand=0)
    make.product(shop, "ขนมไส้ทุเรียนกวน")
    make.product(shop, "ทุเรียนกวนแท่งใหญ่")
    assert names("ทุเรียนกวน") == ["ทุเรียนกวน", "ทุเรียนกวนแท่งใหญ่", "ขนมไส้ทุเรียนกวน"]


@pytest.mark.parametrize(
    "query", ["หมู", "หมูย่าง", "หมูสะเต๊ะ", "หมูกรอบ เบตง", "pork", "bacon", "เบียร์", "เหล้าขาว", "ปาก", "หม", "sos babi"]
)
def test_what_is_not_sold_is_never_made_into_something_else(make, query):
    shop = make.merchant("กลุ่มแม่บ้าน")
    for name in ("หมี่เบตง", "ปูย่าง", "ไก่สะเต๊ะ", "หนังปลากรอบ", "กรือโป๊ะ"):
        make.product(shop, name, name_en="Bakul of noodles")
    found = search.find(query)
    assert names(query) == [] and found.meant == "" and not found.partly


@pytest.mark.parametrize(
    ("query", "meant"),
    [("บูดุ", "บูดู"), ("บูดู้", "บูดู"), ("]v'dv'", "ลองกอง"), ("kopiya", "kopiah"), ("น้ำบูดูสายบูรี", "น้ำบูดูสายบุรี"), ("ิีกี", "budu")],
)
def test_what_was_meant_is_said_where_nothing_fits_exactly(make, query, meant):
    shop = make.merchant()
    make.product(shop, "น้ำบูดูสายบุรี", name_en="Sai Buri budu")
    make.product(shop, "ลองกอง")
    make.product(shop, "หมวก", name_en="Kopiah")
    found = search.find(query)
    assert found.meant == meant and found.products.count() == 1


def test_what_is_there_exactly_is_not_corrected(make):
    shop = make.merchant()
    make.product(shop, "ส้มจุก")
    make.product(shop, "ส้มจุด")
    found = search.find("ส้มจุด")
    assert [product.name for product in found.products] == ["ส้มจุด"] and found.meant == ""


def test_a_price_in_words_is_a_limit(make):
    shop = make.merchant()
    make.product(shop, "ปลาเค็มตัวใหญ่", price_satang=90_000)
    make.product(shop, "ปลาเค็มตัวเล็ก", price_satang=30_000)
    assert names("ปลาเค็ม ราคาไม่เกิน ๕๐๐ บาท") == ["ปลาเค็มตัวเล็ก"]
    assert names("ปลาเค็ม มากกว่า 500") == ["ปลาเค็มตัวใหญ่"]
    assert set(names("ปลาเค็ม ราคา 200-1,000")) == {"ปลาเค็มตัวใหญ่", "ปลาเค็มตัวเล็ก"}
    assert names("๒ กก. ปลาเค็มตัวเล็ก") == ["ปลาเค็มตัวเล็ก"]


def test_of_two_words_only_the_place_may_be_missing(make):
    make.product(make.merchant("ร้านปัตตานี"), "ปลาหมึกแห้ง")
    make.product(make.merchant("ร้านยะลา", province="95"), "กล้วยฉาบ")
    found = search.find("ปลาหมึกแห้ง ยะลา")
    assert [product.name for product in found.products] == ["ปลาหมึกแห้ง"] and found.partly
    assert names("ปลาหมึกแห้ง กล้วยฉาบ") == []


def test_an_editors_words_hold_from_the_next_search_on(make):
    make.product(make.merchant(), "ผ้าขาวม้า")
    assert names("ผ้าสารพัดประโยชน์") == []
    Synonym.objects.create(kind="same", words="ผ้าขาวม้า\nผ้าสารพัดประโยชน์")
    catalogue.words_changed()
    assert names("ผ้าสารพัดประโยชน์") == ["ผ้าขาวม้า"]


def test_words_lead_to_a_category_and_what_stands_in_it(make):
    snack = Category.objects.get(slug="snack")
    make.product(make.merchant(), "กล้วยฉาบ", category=snack)
    make.product(make.merchant(), "ผ้าขาวม้า", category=Category.objects.get(slug="textile"))
    assert names("ของทานเล่น") == ["กล้วยฉาบ"]
    assert names("อาหาร") == ["กล้วยฉาบ"]


def test_a_renamed_product_is_found_by_its_new_name_only(make):
    product = make.product(make.merchant(), "ผ้าขาวม้า")
    catalogue.change_product(product=product, by=make.owner_of(product.merchant), name="ผ้าถุง")
    assert names("ผ้าขาวม้า") == [] and names("ผ้าถุง") == ["ผ้าถุง"]


def test_the_index_is_made_anew_and_is_the_same(make):
    shop = make.merchant("วิสาหกิจชุมชนหาดทรายทอง")
    make.product(shop, "ผ้าขาวม้า")
    assert invariants.check() == []
    search.forget_all()
    assert names("ผ้าขาวม้า") == [] and len(invariants.check()) == 1
    assert catalogue.reindex() == 1
    assert names("ผ้าขาวม้า") == ["ผ้าขาวม้า"] and invariants.check() == []
    assert catalogue.reindex() == 1 and names("ผ้าขาวมา") == ["ผ้าขาวม้า"]


@pytest.mark.postgres
def test_an_index_of_before_is_right_after_migrate(shelf):
    """Its signs had weights once. Turned over they are what is written today; a second time nothing changes."""
    turned = import_module("shop.catalogue.migrations.0040_words_by_field")
    written, found = index_rows(), {query: names(query) for query in ("น้ำบูดู", "ข้าวยำ", "ปัตตานี", "อาหาร")}
    with connection.schema_editor(atomic=False) as editor:
        turned.turn_back(None, editor)
        assert all(":1A" in signs for _product, signs in index_rows())
        assert invariants.check() == [
            "the search index holds 4 products as an earlier release wrote them: run manage.py reindex_products"
        ]
        turned.turn(None, editor)
        assert index_rows() == written
        editor.execute("DROP FUNCTION catalogue_products_with")
        turned.turn(None, editor)
    assert index_rows() == written and invariants.check() == []
    assert {query: names(query) for query in found} == found and names("น้ำบูดู")


def test_a_shop_is_found_by_its_name_where_no_product_is_called_so(make):
    make.product(make.merchant("กลุ่มทอผ้าบ้านริมเล"), "ผ้าขาวม้า")
    assert names("บ้านริมเล") == ["ผ้าขาวม้า"]


class TestCertificates:
    """Words that name a kind of certificate find what it covers on that day, and nothing else in its stead."""

    @pytest.fixture
    def goods(self, make):
        merchant = make.merchant("กลุ่มทดสอบ")
        return [make.product(merchant, name) for name in ("กะปิกุ้งเคย", "น้ำบูดูหวาน", "กะปิสามดาว")]

    def test_found_is_what_is_covered_today(self, goods, make):
        assert names("otop 5 ดาว") == [] == names("กะปิ otop 5 ดาว")
        proof = make.certificate(goods[0], kind="otop-5", number="OTOP 94-2567-0031", days=5)
        make.certificate(goods[1], kind="otop-4", number="OTOP 94-2567-0032")
        for query in ("otop 5 ดาว", "OTOP 5 Stars", "โอทอปห้าดาว", "สินค้า otop 5 ดาว", "กะปิ โอทอป 5 ดาว"):
            assert names(query) == ["กะปิกุ้งเคย"], query
        assert names("น้ำบูดู otop 5 ดาว") == [] and names("น้ำบูดู หวาน otop 5 ดาว") == []  # never left out
        assert names("otop 4 ดาว") == ["น้ำบูดูหวาน"]
        with clock.at(clock.now() + datetime.timedelta(days=6)):
            assert names("otop 5 ดาว") == []
        catalogue.change_product(product=goods[0], by=make.owner_of(goods[0].merchant), name="กะปิกุ้งอื่น")
        assert names("otop 5 ดาว") == []  # nobody read the certificate under this name
        assert proof.covers.exists()

    def test_the_page_of_a_search_forgets_a_suspended_one_at_once(self, goods, make, client):
        proof = make.certificate(goods[0])
        assert client.get("/search/?q=ฮาลาล").context["total"] == 1
        certificates.suspend(certificate=proof, by=make.officer(), reason="ผู้ออกกำลังตรวจสอบ")
        page = client.get("/search/?q=ฮาลาล")
        assert not page.context["page"].cards and goods[0].slug not in page.content.decode()


class TestIngredients:
    """What nothing is called may be what something is made of; the page says so."""

    @pytest.fixture
    def sweets(self, make):
        food = Category.objects.filter(food=True, children=None).first()
        made = {"ingredients": "แป้งข้าวเจ้า น้ำตาลโตนด 20%, กะทิ ไม่มีถั่วลิสง\nปราศจากหมู", "category": food}
        return make.product(make.merchant(), "ขนมลา", **made)

    def test_it_is_found_below_all_names(self, sweets, make, client):
        assert search.find("กะทิ").made_of and names("กะทิ") == ["ขนมลา"]
        assert "เป็นส่วนผสม" in client.get("/search/?q=กะทิ").content.decode()
        make.product(sweets.merchant, "กะทิสด")
        assert names("กะทิ") == ["กะทิสด"] and not search.find("กะทิ").made_of

    @pytest.mark.parametrize("query", ["ถั่วลิสง", "หมู", "pork", "มะพร้าวอ่อน"])
    def test_what_it_is_without_is_not_found(self, sweets, query):
        assert names(query) == []


class TestUnits:
    """How a thing is sold helps where the thing is asked for, and is no thing itself."""

    @pytest.fixture
    def sold(self, make):
        shop = make.merchant()
        make.product(shop, "ลองกอง", unit="กก.")
        make.product(shop, "น้ำบูดู", unit="ขวด 300 มล.")
        make.product(shop, "น้ำบูดูหวาน", unit="ถุง 200 กรัม")

    @pytest.mark.parametrize("query", ["กก", "กก.", "1 กก.", "ขวด", "ถุง", "500 กรัม", "กกกก", "ขวด ถุง"])
    def test_a_unit_alone_finds_nothing(self, sold, query):
        assert names(query) == []

    @pytest.mark.parametrize(
        "query", ["ลองกอง กก", "ลองกอง2กก", "ลองกอง ครึ่งกิโล", "สองกิโล ลองกอง", "ลองกองกิโลละ 60", "ลองกอง กก.ละ 60 บาท"]
    )
    def test_beside_the_thing_it_does_no_harm(self, sold, query):
        assert names(query) == ["ลองกอง"]

    def test_it_chooses_among_things(self, sold):
        assert names("น้ำบูดู ขวด") == ["น้ำบูดู"]


@pytest.mark.parametrize("query", ["นนนน", "นน", "งน", "กกกกก"])
def test_letters_that_stand_side_by_side_by_chance_find_nothing(make, query):
    shop = make.merchant()
    for name in ("ทุเรียนกวนนราธิวาส", "กรงนกกรงหัวจุก"):
        make.product(shop, name)
    assert names(query) == []


def test_what_no_dictionary_knows_is_found_by_its_letters(make):
    make.product(make.merchant(), "ผ้าอัยฟาลายว่าว")
    assert names("อัยฟา") == ["ผ้าอัยฟาลายว่าว"] == names("ผ้าอัยฟา")


class TestBestMatch:
    """In stock first among names that hold the words, wherever in the name; the whole name and better kinds before."""

    def test_a_name_that_only_begins_so_waits_for_what_can_be_bought(self, make, client):
        shop = make.merchant()
        make.product(shop, "บูดูผงโรยข้าว", on_hand=0)
        make.product(shop, "น้ำบูดูข้าวยำ")
        make.product(shop, "ข้าวยำบูดู")
        assert names("บูดู") == ["ข้าวยำบูดู", "น้ำบูดูข้าวยำ", "บูดูผงโรยข้าว"]
        shown = [card["name"] for card in client.get("/search/?q=บูดู").context["page"].cards]
        assert shown == names("บูดู")

    def test_the_thing_itself_sold_out_is_before_what_is_only_like_it(self, make):
        shop = make.merchant()
        make.product(shop, "โกปี๊คั่วมือ", on_hand=0)
        make.product(shop, "กาแฟทุเรียน")
        assert names("โกปี๊") == ["โกปี๊คั่วมือ", "กาแฟทุเรียน"]


def test_a_thing_that_a_place_is_called_after_is_not_left_out(make):
    """สะตอ and น้ำตาล are subdistricts somewhere in Thailand."""
    fruit = Category.objects.get(slug="fresh-fruit")
    make.product(make.merchant(), "ละมุดสด", category=fruit)
    make.product(make.merchant(), "สะตอแกะเม็ด", category=Category.objects.get(slug="snack"))
    assert names("สะตอ สด") == []


class TestSpelling:
    def test_words_of_the_dictionary_are_not_turned_to_the_other_keyboard(self, make):
        make.product(make.merchant(), "ละมุด", name_en="Ko Yo sapodilla")
        assert names("หมูหวาน") == []  # "s s ko" on the other keyboard

    def test_a_word_that_the_lists_know_is_not_taken_for_a_misspelling(self, make):
        make.product(make.merchant(), "ผ้าละหมาด", name_en="Southern telekung")
        assert names("telekung sutera") == []

    def test_what_was_meant_is_shown_as_it_is_spelled(self, make):
        make.product(make.merchant(), "ลองกอง")
        assert search.find("ลองกลอ").meant == "ลองกอง"


class TestWordsThatNeedNotBeThere:
    """A price, a place as large as the shop, courtesies: beside nothing else they do not stand in the way."""

    @pytest.fixture
    def sold(self, make):
        shop = make.merchant("ร้านชายทะเล")
        make.product(shop, "ชุดของฝาก", price_satang=49_900)
        make.product(shop, "กะปิ", price_satang=9_000)

    @pytest.mark.parametrize(
        "query", ["ของฝากไม่เกิน 100 บาท", "ของฝาก งบ 100", "ของดี ราคา 50-100", "souvenirs 50 to 100 baht"]
    )
    def test_a_price_for_anything_finds_whatever_costs_so_much(self, sold, query):
        assert names(query) == ["กะปิ"]

    @pytest.mark.parametrize("query", ["ของฝากภาคใต้", "ของฝาก 300 บาท", "ของฝากจากสามจังหวัดชายแดนใต้"])
    def test_one_of_them_is_enough(self, sold, query):
        assert names(query) == ["ชุดของฝาก"]

    @pytest.mark.parametrize(
        ("query", "most"),
        [("กะปิ ไม่เกินร้อย", 100), ("กะปิไม่เกินห้าร้อย", 500), ("ไม่เกินพันสองร้อยห้าสิบบาท", 1250), ("กะปิ งบไม่เกิน ๑,๐๐๐", 1000)],
    )
    def test_a_price_may_be_said_in_words(self, sold, query, most):
        found = search.find(query)
        assert found.asked.most == most and "กะปิ" in [product.name for product in found.products]


def test_otop_finds_what_has_stars(make):
    merchant = make.merchant()
    products = [make.product(merchant, name) for name in ("กะปิกุ้งเคย", "น้ำบูดูหวาน", "ผ้าขาวม้า")]
    make.certificate(products[0], kind="otop-5", number="OTOP 94-2567-0031")
    make.certificate(products[1], kind="otop-3", number="OTOP 94-2567-0032")
    for query in ("otop", "โอทอป", "สินค้าโอทอป"):
        assert set(names(query)) == {"กะปิกุ้งเคย", "น้ำบูดูหวาน"}, query
    assert names("สินค้าโอทอป 5 ดาว") == ["กะปิกุ้งเคย"]
    assert names("ผ้าขาวม้า otop") == ["ผ้าขาวม้า"]
