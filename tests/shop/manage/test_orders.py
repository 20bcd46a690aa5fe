"""The merchant's orders by HTTP: the list, one order, every verb with its refusal and its second time."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from common import clock
from common.audit.models import Event
from common.letters.models import Letter
from merchants.access import SESSION_KEY
from shop.orders import jobs as order_jobs
from shop.orders import links
from shop.orders import services as orders
from shop.orders.invariants import check as orders_check
from shop.orders.models import Order
from shop.orders.states import OrderState
from shop.payments import jobs
from shop.payments import services as payments
from shop.payments.invariants import check as payments_check
from shop.payments.models import Payment

pytestmark = pytest.mark.django_db
TRACKING = "EB123456785TH"
BY_ORDER = [
    "order",
    "order_print",
    "order_accept",
    "order_pack",
    "order_ship",
    "order_tracking",
    "order_ready",
    "order_deliver",
    "order_return",
    "order_cancel",
]


@pytest.fixture
def merchant(make):
    return make.ready(make.merchant())


@pytest.fixture
def desk(merchant, make, signed_in):
    return signed_in(make.owner_of(merchant))


def url(name: str, row) -> str:
    return reverse(f"manage:{name}", kwargs={"pk": row.pk})


def page(desk, order) -> str:
    return desk.get(url("order", order)).content.decode()


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def post(desk, name: str, row, **typed):
    return desk.post(url(name, row), typed, follow=True)


def state_of(order) -> str:
    return Order.objects.get(pk=order.pk).state


def books_agree() -> bool:
    return orders_check() == [] and payments_check() == []


def test_a_slip_is_confirmed_packed_sent_and_delivered(make, merchant, desk):
    goods = make.product(merchant, on_hand=10)
    order = make.order(merchant, goods=goods)
    slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
    assert "เช็กในแอปธนาคารว่าเงินเข้า" in page(desk, order) and "฿140" in page(desk, order)
    assert said(post(desk, "slip_accept", slip)) == ["ยืนยันเงินเข้า ฿140 แล้ว ต่อไปแพ็กของ"]
    assert said(post(desk, "order_pack", order)) == ["แพ็กของแล้ว ต่อไปส่งของให้ลูกค้า"]
    shipped = post(desk, "order_ship", order, carrier="thailand_post", tracking="eb ๑๒๓๔ ๕๖๗๘ 5 th")
    assert said(shipped) == [f"บันทึกการส่งกับไปรษณีย์ไทย เลข {TRACKING} แล้ว และแจ้งลูกค้าแล้ว"]
    assert f"trackNumber={TRACKING}" in shipped.content.decode()
    assert said(post(desk, "order_deliver", order)) == ["บันทึกแล้วว่าของถึงมือลูกค้า"]
    assert state_of(order) == OrderState.DELIVERED
    assert make.variant(goods).stock.on_hand == 8
    templates = set(Letter.objects.about(order).values_list("template", flat=True))
    assert {
        "order-placed",
        "order-confirmed",
        "order-shipped",
        "order-delivered",
        "desk-placed",
        "desk-slip",
    } <= templates
    assert books_agree()


def test_the_diary_and_the_letters_stand_on_the_page_in_words(make, merchant, desk):
    order = make.order(merchant)
    slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
    post(desk, "slip_accept", slip)
    response = desk.get(url("order", order))
    texts = [entry.text for entry in response.context["diary"]]
    assert texts == ["ยืนยันคำสั่งซื้อ", "ได้รับเงิน ฿140", "ลูกค้าส่งสลิป", "ลูกค้าสั่งซื้อ"]
    assert response.context["diary"][0].by == "ฟาตีเมาะ"
    assert {letter.to_shopper for letter in response.context["letters"]} == {True, False}


@pytest.mark.parametrize(
    ("carrier", "tracking", "field", "sentence"),
    [
        ("", TRACKING, "carrier", "เลือกบริษัทขนส่ง"),
        ("pigeon", TRACKING, "carrier", "ไม่รู้จักบริษัทขนส่งนี้ โปรดเลือกจากรายการ"),
        (
            "thailand_post",
            "EB123456784TH",
            "tracking",
            "เลขพัสดุของไปรษณีย์ไทยไม่ถูกต้อง โปรดดูเลขบนใบเสร็จแล้วพิมพ์ใหม่ เช่น EB123456785TH",
        ),
        ("thailand_post", "", "tracking", "ใส่เลขพัสดุที่อยู่บนใบเสร็จของขนส่ง ถ้าไปส่งเอง เลือก “ขนส่งอื่นหรือส่งเอง”"),
        ("flash", "  ", "tracking", "ใส่เลขพัสดุที่อยู่บนใบเสร็จของขนส่ง ถ้าไปส่งเอง เลือก “ขนส่งอื่นหรือส่งเอง”"),
        ("flash", "<script>", "tracking", "เลขพัสดุของแฟลช เอ็กซ์เพรสไม่ถูกต้อง โปรดดูเลขบนใบเสร็จแล้วพิมพ์ใหม่ เช่น TH01234567890A"),
        ("other", "x" * 61, "tracking", "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 60 ตัวอักษร ตอนนี้มี 61 ตัวอักษร"),
    ],
)
def test_a_wrong_tracking_number_is_refused_beside_the_field(make, merchant, desk, carrier, tracking, field, sentence):
    order = packed(make, merchant)
    response = desk.post(url("order_ship", order), {"carrier": carrier, "tracking": tracking})
    assert response.context["ship_form"].errors == {field: [sentence]}
    assert response.context["ship_form"]["tracking"].value() == tracking
    assert state_of(order) == OrderState.PACKED


def packed(make, merchant, **facts):
    order = make.order(merchant, way="cod", **facts)
    by = make.owner_of(merchant)
    payments.accept_order(order=order, by=by)
    return orders.pack(order=order, by=by)


def test_what_one_brings_oneself_needs_no_number(make, merchant, desk):
    order = packed(make, merchant)
    assert said(post(desk, "order_ship", order, carrier="other")) == ["บันทึกการส่งกับขนส่งอื่นหรือส่งเองแล้ว และแจ้งลูกค้าแล้ว"]
    assert state_of(order) == OrderState.SHIPPED


def test_sent_a_second_time_with_another_number_is_refused_and_the_number_can_be_corrected(
    make, merchant, desk, client
):
    order = packed(make, merchant)
    other = {"carrier": "flash", "tracking": "TH01234567890A"}
    post(desk, "order_ship", order, carrier="thailand_post", tracking=TRACKING)
    again = post(desk, "order_ship", order, **other)
    assert said(again) == [f"บันทึกการส่งไปแล้วกับไปรษณีย์ไทย {TRACKING} ยังไม่มีอะไรเปลี่ยน ถ้าเลขนั้นผิด กด “แก้เลขพัสดุ” แล้วใส่เลขใหม่"]
    html = again.content.decode()
    assert url("order_tracking", order) in html and f'value="{TRACKING}"' in html
    wrong = desk.post(url("order_tracking", order), {"carrier": "flash", "tracking": "Aß1"})
    assert wrong.context["tracking_form"].errors["tracking"][0].startswith("เลขพัสดุของแฟลช เอ็กซ์เพรสไม่ถูกต้อง")
    assert 'value="Aß1"' in wrong.content.decode()
    for _twice in range(2):
        done = post(desk, "order_tracking", order, **other)
        assert said(done) == ["แก้เลขพัสดุเป็นแฟลช เอ็กซ์เพรส TH01234567890A แล้ว และแจ้งลูกค้าแล้ว"]
    texts = [entry.text for entry in done.context["diary"]]
    assert texts.count(f"แก้เลขพัสดุ จากเดิม ไปรษณีย์ไทย {TRACKING}") == 1
    assert Letter.objects.about(order).filter(template="order-tracking-corrected").count() == 1
    shopper = client.get(links.path(Order.objects.get(pk=order.pk))).content.decode()
    assert "TH01234567890A" in shopper and TRACKING not in shopper
    post(desk, "order_deliver", order)
    assert url("order_tracking", order) not in page(desk, order)
    late = post(desk, "order_tracking", order, carrier="thailand_post", tracking=TRACKING)
    assert said(late) == ["แก้เลขพัสดุได้เฉพาะตอนที่ของกำลังไปถึงลูกค้า กรุณาเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด"]


def test_another_sum_of_money_that_stands_in_the_book_is_refused_in_words(make, merchant, desk):
    order = packed(make, merchant)
    post(desk, "order_ship", order, carrier="other")
    payment = payments.payment_of(order)
    assert said(post(desk, "cash_received", payment, received="140")) == ["บันทึกเงินสดเก็บปลายทาง ฿140 แล้ว"]
    assert said(post(desk, "cash_received", payment, received="140")) == ["บันทึกเงินสดเก็บปลายทาง ฿140 แล้ว"]
    other = post(desk, "cash_received", payment, received="120")
    assert said(other) == ["บันทึกเงินรายการนี้ไว้ก่อนแล้ว ฿140 ยังไม่มีอะไรเปลี่ยน ถ้ายอดนั้นผิด กรุณาติดต่อเจ้าหน้าที่"]
    assert Payment.objects.get(pk=payment.pk).received_satang == 14000


def test_every_verb_twice_is_one_effect_and_a_calm_word(make, merchant, desk):
    order = make.order(merchant, way="cod")
    steps = [
        ("order_accept", {}),
        ("order_pack", {}),
        ("order_ship", {"carrier": "thailand_post", "tracking": TRACKING}),
        ("order_deliver", {}),
    ]
    for name, typed in steps:
        first, second = post(desk, name, order, **typed), post(desk, name, order, **typed)
        assert said(first) == said(second) != []
    assert Letter.objects.about(order).filter(template__startswith="order-").count() == 4
    verbs = [entry.text for entry in desk.get(url("order", order)).context["diary"]]
    assert len(verbs) == len(set(verbs)) == 5


STALE = "ทำขั้นตอนนี้ไม่ได้แล้ว เพราะรายการเปลี่ยนสถานะไปก่อนหน้านี้ กรุณาเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("order_pack", {}),
        ("order_ship", {"carrier": "other", "tracking": "1"}),
        ("order_deliver", {}),
        ("order_return", {"reason": "not_taken"}),
    ],
)
def test_a_step_before_its_time_is_refused_and_changes_nothing(make, merchant, desk, name, typed):
    order = make.order(merchant, way="cod")
    response = post(desk, name, order, **typed)
    assert response.status_code == 200 and said(response) == [STALE]
    assert state_of(order) == OrderState.PLACED


def test_a_prepaid_order_is_not_accepted_without_money(make, merchant, desk):
    order = make.order(merchant)
    assert said(post(desk, "order_accept", order)) == ["คำสั่งซื้อนี้ยังไม่ได้รับเงิน กรุณาตรวจสลิปก่อนแล้วจึงยืนยันคำสั่งซื้อ"]
    assert state_of(order) == OrderState.PLACED


def test_pick_up_is_made_ready_not_sent(make, merchant, desk):
    order = packed(make, merchant, by_pickup=True)
    wrong = desk.post(url("order_ship", order), {"carrier": "other", "tracking": "1"})
    sentence = "คำสั่งซื้อนี้ใช้วิธีรับของอีกแบบ กรุณาเปิดหน้านี้ใหม่แล้วเลือกขั้นตอนที่ถูกต้อง"
    assert wrong.context["ship_form"].non_field_errors() == [sentence]
    assert said(post(desk, "order_ready", order)) == ["บอกลูกค้าแล้วว่ามารับของได้"]
    assert state_of(order) == OrderState.READY
    sent = packed(make, merchant)
    assert said(post(desk, "order_ready", sent)) == [sentence]
    assert state_of(sent) == OrderState.PACKED


def test_cancelling_gives_the_goods_back_and_says_what_is_owed(make, merchant, desk):
    goods = make.product(merchant, on_hand=5)
    order = make.order(merchant, goods=goods)
    slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
    refused = desk.post(url("order_cancel", order), {"reason": "other", "words": "ทะเลมีคลื่น ออกเรือไม่ได้"})
    form = refused.context["cancel_form"]
    assert form.non_field_errors() == ["ลูกค้าส่งสลิปมาแล้ว กรุณาตรวจสลิปก่อน แล้วจึงยกเลิกคำสั่งซื้อ"]
    assert form["words"].value() == "ทะเลมีคลื่น ออกเรือไม่ได้" and state_of(order) == OrderState.PLACED
    post(desk, "slip_accept", slip)
    response = post(desk, "order_cancel", order, reason="other", words="ทะเลมีคลื่น ออกเรือไม่ได้")
    assert said(response) == ["ยกเลิกคำสั่งซื้อแล้ว คืนของเข้าสต็อกและแจ้งลูกค้าแล้ว ร้านต้องโอนคืนลูกค้า ฿140"]
    assert "ร้านต้องโอนคืนลูกค้า ฿140" in response.content.decode()
    assert Order.objects.get(pk=order.pk).cancel_reason == "ทะเลมีคลื่น ออกเรือไม่ได้"
    assert (make.variant(goods).stock.on_hand, make.variant(goods).stock.reserved) == (5, 0)
    assert books_agree()


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"reason": ["เลือกเหตุผลหนึ่งข้อ"]}),
        ({"reason": "because"}, {"reason": ["เลือกเหตุผลจากรายการ"]}),
        ({"reason": "other", "words": "  "}, {"words": ["เขียนเหตุผลให้ลูกค้าเข้าใจ อย่างน้อยหนึ่งประโยค"]}),
        (
            {"reason": "shopper", "words": "ก" * 141},
            {"words": ["ข้อความยาวเกินไป ใส่ได้ไม่เกิน 140 ตัวอักษร ตอนนี้มี 141 ตัวอักษร"]},
        ),
    ],
)
def test_cancelling_asks_for_a_reason(make, merchant, desk, typed, errors):
    order = make.order(merchant)
    response = desk.post(url("order_cancel", order), typed)
    assert response.context["cancel_form"].errors == errors
    assert state_of(order) == OrderState.PLACED


def test_a_parcel_that_comes_back_is_on_the_shelf_and_its_cash_no_longer_expected(make, merchant, desk):
    goods = make.product(merchant, on_hand=5)
    order = packed(make, merchant, goods=goods)
    post(desk, "order_ship", order, carrier="other")
    response = post(desk, "order_return", order, reason="not_taken")
    assert said(response) == ["บันทึกแล้วว่าของกลับมาที่ร้าน และเพิ่มกลับเข้าสต็อกแล้ว"]
    assert make.variant(goods).stock.on_hand == 5
    assert Payment.objects.get(order=order).state == "cancelled"
    assert said(post(desk, "order_return", order, reason="not_taken")) == said(response)
    assert books_agree()


def test_an_order_that_ran_out_of_time_is_gone_on_the_page(make, merchant, desk):
    order = make.order(merchant)
    with clock.at(clock.now() + datetime.timedelta(hours=25)):
        assert "หมดเวลาโอนแล้ว" in page(desk, order)
        jobs.run()
        assert "ไม่ได้รับการชำระเงินภายในเวลาที่กำหนด" in page(desk, order)


# the list


def numbers(response) -> list[str]:
    return [row["number"] for row in response.context["rows"]]


def test_the_list_sorts_by_what_is_to_do_with_counts(make, merchant, desk):
    goods, by = make.product(merchant, on_hand=100), make.owner_of(merchant)
    slip, unpaid, cod = (
        make.order(merchant, goods=goods),
        make.order(merchant, goods=goods),
        make.order(merchant, goods=goods, way="cod"),
    )
    payments.send_slip(payment=payments.payment_of(slip), picture=make.picture())
    pack, send, way, done, gone = (make.order(merchant, goods=goods, way="cod") for _ in range(5))
    for order in (pack, send, way, done):
        payments.accept_order(order=order, by=by)
    for order in (send, way, done):
        orders.pack(order=order, by=by)
    for order in (way, done):
        orders.ship(order=order, by=by, carrier="other", tracking="1")
    orders.deliver(order=done, by=by)
    payments.cancel_order(order=gone, by=by, why="ของหมด")
    wanted = {
        "slip": slip,
        "accept": cod,
        "pack": pack,
        "send": send,
        "way": way,
        "unpaid": unpaid,
        "done": done,
        "cancelled": gone,
    }
    everything = desk.get(reverse("manage:orders"))
    assert len(numbers(everything)) == 8
    assert everything.context["counts"] == {"all": 8, "refund": 0, **dict.fromkeys(wanted, 1)}
    for kind, order in wanted.items():
        assert numbers(desk.get(reverse("manage:orders"), {"todo": kind})) == [order.number], kind
    assert len(numbers(desk.get(reverse("manage:orders"), {"todo": "nonsense", "page": "x"}))) == 8


@pytest.mark.parametrize("query", ["{number}", "{tail}", "อามีนะห์", "089-876-5432", "๐๘๙๘๗๖", "+66 89 876", "5432"])
def test_an_order_is_found_by_number_name_and_telephone(make, merchant, desk, query):
    order = make.order(merchant)
    query = query.format(number=order.number.lower(), tail=order.number[-6:])
    assert numbers(desk.get(reverse("manage:orders"), {"q": query})) == [order.number]


@pytest.mark.parametrize("query", ["ไม่มีใคร", "99999", "%", "' or 1=1"])
def test_a_search_that_finds_nothing_says_so(make, merchant, desk, query):
    make.order(merchant)
    response = desk.get(reverse("manage:orders"), {"q": query})
    assert numbers(response) == [] and "ไม่พบคำสั่งซื้อที่ตรงกับ" in response.content.decode()


def cost(desk, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return len(captured)


def test_the_list_costs_the_same_with_5_and_with_50_orders(make, merchant, desk):
    goods = make.product(merchant, on_hand=500)
    for _ in range(5):
        make.order(merchant, goods=goods)
    few = cost(desk, reverse("manage:orders"))
    for _ in range(45):
        payments.send_slip(payment=payments.payment_of(make.order(merchant, goods=goods)), picture=make.picture())
    assert cost(desk, reverse("manage:orders")) == few
    assert len(numbers(desk.get(reverse("manage:orders")))) == 30
    assert len(numbers(desk.get(reverse("manage:orders"), {"page": 2}))) == 20


def test_the_order_page_costs_the_same_whatever_happened(make, merchant, desk):
    order = make.order(merchant)
    payment = payments.payment_of(order)
    by = make.owner_of(merchant)
    payments.refuse_slip(slip=payments.send_slip(payment=payment, picture=make.picture()), by=by, reason="ไม่ชัด")
    few = cost(desk, url("order", order))
    for colour in ("#111111", "#222222", "#333333"):
        payments.refuse_slip(
            slip=payments.send_slip(payment=payment, picture=make.picture(colour)), by=by, reason="ไม่ชัด"
        )
    assert cost(desk, url("order", order)) == few


# the fences


def test_another_merchants_order_is_404_everywhere(make, merchant, signed_in):
    stranger = signed_in(make.owner_of(make.ready(make.merchant("ร้านอื่น"))))
    order = make.order(merchant)
    slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture())
    cash = payments.payment_of(make.order(merchant, way="cod"))
    behind = dict.fromkeys(BY_ORDER, order)
    behind |= {
        "slip_open": slip,
        "slip_accept": slip,
        "slip_refuse": slip,
        "payment_seen": slip.payment,
        "cash_received": cash,
    }
    for name, row in behind.items():
        assert stranger.get(url(name, row)).status_code == 404, name
        assert stranger.post(url(name, row), {"reason": "other", "words": "x"}).status_code == 404, name
    assert state_of(order) == OrderState.PLACED
    assert order.number not in stranger.get(reverse("manage:orders")).content.decode()


def test_a_stranger_signs_in_first_and_a_shopper_finds_nothing(make, merchant, client):
    order = make.order(merchant)
    assert client.get(url("order", order))["Location"].startswith("/accounts/login/")
    client.force_login(make.user())
    assert client.get(url("order", order)).status_code == 404


def test_a_helper_works_on_orders(make, merchant, signed_in):
    helper = signed_in(make.helper_of(merchant))
    order = make.order(merchant, way="cod")
    assert said(post(helper, "order_accept", order)) == ["รับคำสั่งซื้อแล้ว ต่อไปแพ็กของ"]


def test_a_form_made_for_another_of_her_merchants_is_refused(make, merchant, desk):
    order = make.order(merchant, way="cod")
    response = desk.post(url("order_accept", order), {"merchant": merchant.pk + 1000})
    assert response.status_code == 409 and state_of(order) == OrderState.PLACED
    assert SESSION_KEY not in desk.session


def test_a_get_of_a_verb_only_leads_to_the_order(make, merchant, desk):
    order = make.order(merchant, way="cod")
    for name in BY_ORDER[2:]:
        assert desk.get(url(name, order))["Location"] == url("order", order)
    assert state_of(order) == OrderState.PLACED


def test_the_papers_to_print_say_what_is_in_the_parcel_and_what_is_to_collect(make, merchant, desk):
    order = make.order(merchant, way="cod")
    html = desk.get(url("order_print", order)).content.decode()
    assert "เก็บเงินปลายทาง ฿140" in html and "น้ำบูดูสายบุรี × 2" in html and order.checkout.address_text in html
    paid = desk.get(url("order_print", make.order(merchant))).content.decode()
    assert "ไม่ต้องเก็บเงินปลายทาง" in paid


def test_the_diary_gives_reasons_in_the_merchants_language(client, make, merchant, desk):
    """Whoever spoke another language: the shopper at her page, the sweeper, the job after two weeks."""
    by = make.owner_of(merchant)
    received, forgotten, unpaid = (make.order(merchant, way="cod") for _ in range(3))
    for order in (received, forgotten):
        payments.accept_order(order=order, by=by)
        orders.pack(order=order, by=by)
        orders.ship(order=order, by=by, carrier="other", tracking="")
    with translation.override("en"):
        Client().post(reverse("orders:received", kwargs={"token": links.token(received)}))
        assert Client().post(
            reverse("orders:cancel", kwargs={"token": links.token(unpaid)}), {"reason": "slow", "words": "เกินไปแล้ว"}
        )
    with clock.at(clock.now() + datetime.timedelta(days=15)):
        order_jobs.run()
    assert "<q>ลูกค้าบอกว่าได้รับของแล้ว</q>" in page(desk, received)
    assert f"<q>ครบ {order_jobs.DAYS_UNTIL_DELIVERED} วันหลังส่งของ</q>" in page(desk, forgotten)
    assert "<q>รอนานเกินไป: เกินไปแล้ว</q>" in page(desk, unpaid)


def test_no_reason_in_the_diary_is_english(make, merchant, desk):
    lapsed = make.order(merchant)
    with clock.at(clock.now() + datetime.timedelta(hours=25)):
        jobs.run()
    whys = Event.objects.exclude(why="").values_list("why", flat=True)
    assert set(whys) == {"ไม่ได้รับการชำระเงินภายในเวลาที่กำหนด"}
    assert "<q>ไม่ได้รับการชำระเงินภายในเวลาที่กำหนด</q>" in page(desk, lapsed)
