"""How the merchant sends: saved in her words, refused beside the field, nothing half saved."""

import pytest
from django.urls import reverse

from common.audit.models import Event
from shop.delivery import services as delivery
from shop.delivery.models import DeliveryMethod

pytestmark = pytest.mark.django_db
NOTE = "ที่ทำการกลุ่ม ทุกวัน 9.00–17.00 น."


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


def save(desk, **typed):
    return desk.post(reverse("manage:delivery"), typed, follow=True)


def test_the_page_says_what_is_missing_at_first(desk):
    assert "ยังไม่ได้ตั้งการจัดส่ง ลูกค้าจึงยังสั่งซื้อไม่ได้" in desk.get(reverse("manage:delivery")).content.decode()


def test_flat_rate_free_limit_and_pick_up_are_saved_and_said_in_words(desk, merchant):
    response = save(desk, flat="on", flat_price="๔๐.๕๐", free_above="1,500", pickup="on", pickup_note=NOTE)
    assert [str(m) for m in response.context["messages"]] == ["บันทึกการจัดส่งแล้ว ลูกค้าเห็นค่าส่งใหม่ตั้งแต่ตอนนี้"]
    html = response.content.decode()
    assert "฿40.50 ส่งฟรีเมื่อซื้อครบ ฿1,500" in html and NOTE in html
    flat, pickup = delivery.methods_for(merchant)
    assert (flat.kind, flat.price_satang, flat.free_above_satang) == ("flat", 4050, 150000)
    assert (pickup.kind, pickup.price_satang, pickup.note) == ("pickup", 0, NOTE)
    assert response.context["form"].initial["flat_price"] == 4050


def test_saved_twice_there_are_the_same_two_ways(desk, merchant):
    for _ in range(2):
        save(desk, flat="on", flat_price="40", pickup="on", pickup_note=NOTE)
    assert DeliveryMethod.objects.for_merchant(merchant).count() == 2


def test_sending_free_needs_no_limit(desk, merchant):
    save(desk, flat="on", flat_price="0", free_above="500")
    (flat,) = delivery.methods_for(merchant)
    assert (flat.price_satang, flat.free_above_satang) == (0, None)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"__all__": ["กรุณาเลือกวิธีจัดส่งอย่างน้อยหนึ่งวิธี ลูกค้าจึงจะสั่งซื้อได้"]}),
        ({"flat": "on"}, {"flat_price": ["ใส่ค่าส่งเป็นบาท ถ้าส่งฟรีใส่ 0"]}),
        ({"flat": "on", "flat_price": "สี่สิบ"}, {"flat_price": ["อ่านจำนวนเงินไม่ได้ ใส่เป็นตัวเลข เช่น 120 หรือ 120.50"]}),
        ({"flat": "on", "flat_price": "-1"}, {"flat_price": ["จำนวนเงินติดลบไม่ได้ ใส่ตัวเลขตั้งแต่ 0 ขึ้นไป"]}),
        (
            {"flat": "on", "flat_price": "5001"},
            {"flat_price": ["จำนวนเงินสูงเกินไป ใส่ได้ไม่เกิน ฿5,000 โปรดตรวจว่าพิมพ์เลขเกินหรือไม่"]},
        ),
        ({"flat": "on", "flat_price": "40", "free_above": "0"}, {"free_above": ["ใส่จำนวนเงินตั้งแต่ ฿1 ขึ้นไป"]}),
        ({"pickup": "on"}, {"pickup_note": ["บอกลูกค้าว่ามารับที่ไหนและเวลาใด"]}),
        (
            {"pickup": "on", "pickup_note": "ก" * 201},
            {"pickup_note": ["ข้อความยาวเกินไป ใส่ได้ไม่เกิน 200 ตัวอักษร ตอนนี้มี 201 ตัวอักษร"]},
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(desk, merchant, typed, errors):
    response = save(desk, **typed)
    assert response.context["form"].errors == errors
    assert delivery.methods_for(merchant) == []
    assert not Event.objects.about(merchant).filter(verb="delivery_set").exists()


def test_a_helper_may_and_a_stranger_may_not(make, merchant, signed_in):
    helper = signed_in(make.helper_of(merchant))
    save(helper, flat="on", flat_price="40")
    assert len(delivery.methods_for(merchant)) == 1
    assert signed_in(make.user()).get(reverse("manage:delivery")).status_code == 404


def test_by_weight_needs_no_other_price_and_is_shown_again_as_she_typed_it(desk, merchant, make):
    make.product(merchant)  # nobody said its weight
    page = save(
        desk, flat="on", step_g_1="๑", step_price_1="40", step_g_2="2.5 กก.", step_price_2="65.50", free_above="500"
    )
    (flat,) = delivery.methods_for(merchant)
    assert (flat.price_satang, flat.steps, flat.free_above_satang) == (4000, [[1000, 4000], [2500, 6550]], 50000)
    html = page.content.decode()
    assert "เริ่มต้น ฿40 ตามน้ำหนัก ส่งฟรีเมื่อซื้อครบ ฿500" in html and 'value="2.5"' in html
    assert "มี 1 รายการที่ยังไม่ได้ใส่น้ำหนัก เราคิดชิ้นละ 500 กรัม" in html
    wrong = save(desk, flat="on", step_g_1="3", step_price_1="40", step_g_2="2", step_price_2="", step_price_3="10")
    assert wrong.context["form"].errors == {
        "step_price_2": ["ใส่ค่าส่งของน้ำหนักนี้ ถ้าส่งฟรีใส่ 0"],
        "step_g_3": ["ใส่น้ำหนักของแถวนี้ หรือลบค่าส่งออก"],
    }
    falls = save(desk, flat="on", step_g_1="3", step_price_1="40", step_g_2="2", step_price_2="50")
    assert falls.context["form"].errors == {"step_g_2": ["ใส่น้ำหนักให้มากกว่าแถวก่อนหน้า"]}
    assert save(desk, flat="on", step_g_1="หนัก", step_price_1="40").context["form"].errors == {
        "step_g_1": ["อ่านน้ำหนักไม่ได้ ใส่เป็นกิโลกรัม เช่น 1 หรือ 0.5"]
    }
    assert delivery.methods_for(merchant)[0].steps == [[1000, 4000], [2500, 6550]]


def test_goods_that_travel_otherwise_are_asked_about_only_where_she_sells_some(desk, merchant, make):
    assert "ของที่ส่งไม่เหมือนของอื่น" not in desk.get(reverse("manage:delivery")).content.decode()
    make.product(merchant, "กุ้งแช่แข็ง", storage="frozen")
    make.product(merchant, "กรงนกเขา", delivery_profile="oversize")
    form = desk.get(reverse("manage:delivery")).context["form"]
    assert form.profiles == ["frozen", "oversize"]
    cold = {"how_frozen": "alone", "price_frozen": "150.50", "days_frozen": ["0", "3"]}
    page = save(desk, flat="on", flat_price="40", **cold, how_oversize="not")
    assert delivery.methods_for(merchant)[0].rules == {
        "frozen": {"satang": 15050, "days": 9},
        "oversize": {"carried": False},
    }
    html = page.content.decode()
    assert "แช่แข็ง: แยกพัสดุ ฿150.50 ต่อคำสั่งซื้อ · ส่งเฉพาะวัน จ. พฤ." in html and "ชิ้นใหญ่: ไม่ส่งถึงบ้าน" in html
    assert page.context["form"].initial["days_frozen"] == [0, 3]
    for wrong, errors in [
        ({"how_frozen": "alone"}, {"price_frozen": ["ใส่ค่าส่งเป็นบาท ถ้าไม่คิดเพิ่มใส่ 0"]}),
        ({"how_frozen": "boat"}, {"how_frozen": ["เลือกจากรายการ"]}),
        ({"days_frozen": ["7"]}, {"days_frozen": ["เลือกจากรายการ"]}),
    ]:
        assert save(desk, flat="on", flat_price="40", **wrong).context["form"].errors == errors
    assert delivery.methods_for(merchant)[0].rules["frozen"] == {"satang": 15050, "days": 9}
    save(desk, flat="on", flat_price="40")  # with the rest again
    assert delivery.methods_for(merchant)[0].rules == {}
