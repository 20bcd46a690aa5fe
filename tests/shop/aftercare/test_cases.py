"""Cases: one per order, answered within 48 hours or seen by officers, decided with a reason, money owed from then on."""

import datetime
import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from common.errors import IllegalMove
from common.files.models import PrivateFile
from common.letters.models import Letter
from shop.aftercare import jobs, waiting
from shop.aftercare.errors import (
    CaseOver,
    NothingToComplainOf,
    OwnShop,
    RefundMissing,
    TooEarlyForOfficer,
    TooLateForCase,
)
from shop.aftercare.invariants import check
from shop.aftercare.models import Case, CaseMessage, CasePhoto
from shop.aftercare.services import cases
from shop.catalogue.invariants import check as stock_holds
from shop.manage import closing
from shop.orders import links
from shop.orders.invariants import check as orders_hold
from shop.orders.models import Order
from shop.payments import services as payments
from shop.payments.book import reading
from shop.payments.by_stripe import refunds
from shop.payments.invariants import check as money_holds
from shop.payments.models import Refund

HOURS_48 = datetime.timedelta(hours=48)


def url(order: Order, name: str = "case", **more) -> str:
    return reverse(f"orders:{name}", kwargs={"token": links.token(order), **more})


def answer(case: Case, by, words: str = "ส่งใหม่พรุ่งนี้") -> Case:
    return cases.answer(case=case, by=by, words=words, key=uuid.uuid4())


def invariants() -> list[str]:
    return [*check(), *stock_holds(), *orders_hold(), *money_holds()]


def templates_about(order: Order) -> list[str]:
    rows = Letter.objects.filter(template__contains="case").order_by("pk")
    return list(rows.values_list("template", flat=True))


@pytest.fixture
def order(make) -> Order:
    return make.delivered(make.order())


@pytest.fixture
def owner(make, order):
    return make.owner_of(order.merchant)


@pytest.fixture
def case(make, order) -> Case:
    return make.case(order)


def escalated(case: Case) -> Case:
    with clock.at(case.answer_by):
        cases.run_clocks()
    case.refresh_from_db()
    return case


def test_a_guest_opens_it_by_her_link_with_photos_and_the_merchant_hears_once(order, owner, client, make):
    page = client.get(url(order))
    photos = [
        SimpleUploadedFile(f"{n}.jpg", make.picture_bytes(colour=n), "image/jpeg") for n in ("#123456", "#654321")
    ]
    typed = {"key": page.context["form"].initial["key"], "kind": "broken", "words": "ขวดแตกสองขวด", "pictures": photos}
    assert client.post(url(order), typed)["Location"] == url(order)
    case = Case.objects.get()
    assert (case.kind, case.state, case.merchant) == ("broken", "open", order.merchant)
    assert case.answer_by - case.opened_at == pytest.approx(HOURS_48, abs=datetime.timedelta(seconds=2))
    photo = CasePhoto.objects.order_by("pk").first()
    shown = client.get(url(order)).content.decode()
    assert "ขวดแตกสองขวด" in shown and url(order, "case_photo", number=photo.pk) in shown
    assert client.get(url(order, "case_photo", number=photo.pk))["Content-Type"] == "image/jpeg"
    assert PrivateFile.objects.filter(kind="evidence").count() == 2
    client.post(url(order), {**typed, "pictures": []})
    assert Case.objects.count() == CaseMessage.objects.count() == 1
    assert templates_about(order) == ["order-case-opened", "desk-case"]


def test_a_key_that_came_with_another_order_says_nothing_there_and_is_no_fault(order, make, client):
    """A form kept open and sent from two orders, or a key that somebody copied."""
    typed = {"key": str(uuid.uuid4()), "kind": "broken", "words": "ขวดแตก"}
    client.post(url(order), typed)
    other = make.delivered(make.order(order.merchant))
    assert client.post(url(other), {**typed, "words": "ของไม่มา"}).status_code == 302
    assert [case.order_id for case in Case.objects.order_by("pk")] == [order.pk, other.pk]
    client.post(url(other, "case_say"), {"key": typed["key"], "words": "ยังไม่มา"})
    said = Case.objects.get(order=other).messages.order_by("pk").values_list("words", flat=True)
    assert list(said) == ["ของไม่มา", "ยังไม่มา"]


def test_what_is_missing_is_said_and_nothing_is_kept(order, client, make):
    page = client.post(url(order), {"key": uuid.uuid4()}).content.decode()
    assert "เลือกว่าเกิดอะไรขึ้น" in page and "เขียนอย่างน้อยหนึ่งประโยค" in page
    photos = [SimpleUploadedFile(f"{n}.jpg", make.picture_bytes(), "image/jpeg") for n in range(6)]
    typed = {"key": uuid.uuid4(), "kind": "wrong", "words": "ผิด", "pictures": photos}
    assert client.post(url(order), typed).context["form"].errors["pictures"]
    assert not Case.objects.exists() and not PrivateFile.objects.filter(kind="evidence").exists()


def test_nothing_paid_or_too_long_ago_opens_none(make, client):
    placed = make.order()
    assert "ยังไม่มีการจ่ายเงินหรือส่งของ" in client.get(url(placed)).content.decode()
    with pytest.raises(NothingToComplainOf):
        make.case(placed)
    order = make.delivered(placed)
    with clock.at(order.delivered_at + datetime.timedelta(days=30, seconds=1)), pytest.raises(TooLateForCase):
        make.case(order)
    assert not Case.objects.exists()
    make.case(order)


def test_money_that_waits_for_an_unshipped_order_is_reason_enough(make):
    order = make.order()
    payments.confirm(payment=payments.payment_of(order), reference="t")
    assert make.case(order, kind="not_arrived").state == "open"


def test_the_merchant_answers_the_shopper_is_content(order, owner, case, client, signed_in):
    desk = signed_in(owner)
    assert "ตอบปัญหาที่ลูกค้าแจ้ง" in desk.get(reverse("desk:home")).content.decode()
    where = reverse("manage:case_answer", args=[case.pk])
    assert "เขียนคำตอบอย่างน้อยหนึ่งประโยค" in desk.post(where, {"key": uuid.uuid4()}).content.decode()
    key = uuid.uuid4()
    for _click in range(2):
        desk.post(where, {"key": key, "words": "ส่งขวดใหม่ให้พรุ่งนี้"})
    case.refresh_from_db()
    assert (case.state, case.answer_by, case.messages.count()) == ("answered", None, 2)
    assert waiting.to_answer(order.merchant) == 0
    client.post(url(order, "case_settle"))
    client.post(url(order, "case_settle"))
    case.refresh_from_db()
    assert case.state == "settled" and case.ended_at is not None
    assert templates_about(order)[2:] == ["order-case-said", "order-case-ended", "desk-case-ended"]
    with pytest.raises(CaseOver):
        answer(case, owner)
    assert invariants() == []


def test_she_writes_again_and_the_clock_runs_anew(order, owner, case, client):
    answer(case, owner)
    later = clock.now() + datetime.timedelta(hours=5)
    with clock.at(later):
        client.post(url(order, "case_say"), {"key": uuid.uuid4(), "words": "ยังไม่ได้"})
    case.refresh_from_db()
    assert (case.state, case.answer_by) == ("open", later + HOURS_48)


def test_silence_of_48_hours_brings_officers_by_itself_once(make, order, case):
    here, elsewhere = make.officer(provinces=["94"]), make.officer(provinces=["95"])
    with clock.at(case.answer_by - datetime.timedelta(seconds=1)):
        assert jobs.run()["cases_escalated"] == 0
    with clock.at(case.answer_by):
        assert (jobs.run()["cases_escalated"], jobs.run()["cases_escalated"]) == (1, 0)
    case.refresh_from_db()
    assert case.state == "escalated"
    told = Letter.objects.filter(template="office-case").values_list("to_user", flat=True)
    assert list(told) == [here.pk] and elsewhere.pk not in told
    assert (
        templates_about(order).count("order-case-escalated") == templates_about(order).count("desk-case-escalated") == 1
    )


def test_an_answer_in_time_brings_no_officer_and_her_silence_settles(owner, case):
    answer(case, owner)
    with clock.at(clock.now() + datetime.timedelta(days=3)):
        assert cases.run_clocks() == {"cases_escalated": 0, "cases_settled": 0}
    with clock.at(clock.now() + datetime.timedelta(days=14, seconds=1)):
        assert cases.run_clocks() == {"cases_escalated": 0, "cases_settled": 1}
        assert cases.run_clocks() == {"cases_escalated": 0, "cases_settled": 0}


def test_the_shopper_asks_officers_after_an_answer_not_before(order, owner, case, client):
    with pytest.raises(TooEarlyForOfficer):
        cases.escalate(case=case)
    page = client.post(url(order, "case_officer"), follow=True).content.decode()
    assert "ร้านยังมีเวลาตอบ" in page
    answer(case, owner)
    client.post(url(order, "case_officer"))
    case.refresh_from_db()
    assert case.state == "escalated"


def test_what_was_promised_and_did_not_come_goes_to_an_officer_within_14_days(owner, case):
    answer(case, owner)
    ended = cases.settle(case=case, by=None)
    with clock.at(ended.ended_at + datetime.timedelta(days=14)), pytest.raises(CaseOver):
        cases.escalate(case=case)
    assert cases.escalate(case=case).state == "escalated" and Case.objects.get().ended_at is None


def test_for_the_shopper_the_money_is_owed_to_the_satang(make, order, case, client, signed_in):
    officer = make.officer(provinces=["94"])
    escalated(case)
    office = signed_in(officer)
    where = reverse("oversee:case_decide", args=[case.pk])
    typed = {"verdict": "for_shopper", "refund": "25.50", "reason": "รูปเห็นชัดว่าแตก"}
    assert "ตั้งแต่ 1 สตางค์ถึง ฿140" in office.post(where, {**typed, "refund": "140.01"}).content.decode()
    assert "ตั้งแต่ 1 สตางค์ถึง ฿140" in office.post(where, {**typed, "refund": ""}).content.decode()
    assert "เขียนเหตุผลให้ทั้งสองฝ่ายเข้าใจ" in office.post(where, {**typed, "reason": ""}).content.decode()
    assert Case.objects.get().state == "escalated" and payments.owed_back_satang(order) == 0
    for _click in range(2):
        assert office.post(where, typed).status_code == 302
    order.refresh_from_db()
    case.refresh_from_db()
    assert (case.state, case.refund_satang, case.decided_by) == ("for_shopper", 2550, officer)
    assert (order.ordered_back_satang, payments.owed_back_satang(order)) == (2550, 2550)
    [row] = reading.entries(order.merchant, "owed-back")
    assert row.satang == 2550
    [promise] = payments.payment_of(order).refunds.all()  # asked for at once: the shopper is told where her number goes
    assert (promise.amount_satang, promise.state, promise.hand.proxy) == (2550, "asked", "")
    assert "ร้านต้องคืนเงินให้คุณ ฿25.50" in client.get(url(order, "order")).content.decode()
    ends = Letter.objects.filter(template__in=["order-case-ended", "desk-case-ended"])
    assert [("฿25.50" in letter.body, "รูปเห็นชัดว่าแตก" in letter.body) for letter in ends] == [(True, True)] * 2
    assert invariants() == []


def test_all_of_it_and_none_of_it(make, order, case):
    officer = make.officer()
    escalated(case)
    cases.decide(case=case, by=officer, verdict="for_shopper", reason="ไม่ส่งเลย", refund_satang=14000)
    assert payments.owed_back_satang(Order.objects.get(pk=order.pk)) == 14000
    with pytest.raises(IllegalMove):
        cases.decide(case=case, by=officer, verdict="for_merchant", reason="เปลี่ยนใจ")
    other = escalated(make.case(make.delivered(make.order(order.merchant, goods=order.lines.get().variant.product))))
    cases.decide(case=other, by=officer, verdict="for_merchant", reason="ของถึงครบ", refund_satang=500)
    other.refresh_from_db()
    assert (other.state, other.refund_satang) == ("for_merchant", 0)
    assert payments.owed_back_satang(other.order) == 0 and invariants() == []


def test_cash_at_the_door_is_owed_back_once_the_merchant_has_it(make):
    order = make.delivered(make.order(way="cod"))
    case = escalated(make.case(order))
    cases.decide(case=case, by=make.officer(), verdict="for_shopper", reason="แตก", refund_satang=5000)
    order = Order.objects.get(pk=order.pk)
    assert payments.owed_back_satang(order) == 0
    payments.cash_received(payment=payments.payment_of(order), by=make.owner_of(order.merchant))
    assert payments.owed_back_satang(Order.objects.get(pk=order.pk)) == 5000


def test_nobody_decides_in_her_own_shop_or_her_own_order(make, order, owner, case):
    escalated(case)
    both = make.officer()
    make.Member.objects.create(merchant=order.merchant, user=both, role="helper")
    with pytest.raises(OwnShop):
        cases.decide(case=case, by=both, verdict="for_merchant", reason="เราถูก")
    buyer = make.officer()
    mine = escalated(
        make.case(make.delivered(make.order(order.merchant, goods=order.lines.get().variant.product, user=buyer)))
    )
    with pytest.raises(OwnShop):
        cases.decide(case=mine, by=buyer, verdict="for_shopper", reason="ฉันถูก", refund_satang=100)
    with pytest.raises(RefundMissing):
        cases.decide(case=case, by=make.officer(), verdict="for_shopper", reason="ถูก")
    assert not Case.objects.filter(ended_at__isnull=False).exists()


def test_the_own_page_says_so_and_shows_no_form(make, order, case, signed_in):
    escalated(case)
    both = make.officer()
    make.Member.objects.create(merchant=order.merchant, user=both, role="helper")
    page = signed_in(both).get(reverse("oversee:case", args=[case.pk])).content.decode()
    assert "ให้เจ้าหน้าที่คนอื่นตัดสินแทน" in page and "oversee/cases" not in page and 'name="verdict"' not in page


def test_strangers_see_neither_case_nor_photo(make, order, signed_in, client):
    case = make.case(order, photo=True)
    photo = CasePhoto.objects.get()
    stranger = signed_in(make.owner_of(make.merchant("ร้านอื่น")))
    for where in (
        reverse("manage:case", args=[case.pk]),
        reverse("manage:case_json", args=[case.pk]),
        reverse("manage:case_photo", args=[case.pk, photo.pk]),
    ):
        assert stranger.get(where).status_code == 404
    elsewhere = signed_in(make.officer(provinces=["95"]))
    assert elsewhere.get(reverse("oversee:case_photo", args=[case.pk, photo.pk])).status_code == 404
    client.logout()
    other = make.order(order.merchant, goods=order.lines.get().variant.product)
    assert client.get(url(other, "case_photo", number=photo.pk)).status_code == 404


def test_both_sides_and_machines_read_the_same_story(make, order, owner, case, client, signed_in):
    answer(case, owner, "ส่งใหม่")
    escalate_at = clock.now() + datetime.timedelta(hours=1)
    with clock.at(escalate_at):
        cases.escalate(case=case)
    with clock.at(escalate_at + datetime.timedelta(hours=1)):
        cases.decide(case=case, by=make.officer(), verdict="for_shopper", reason="แตกจริง", refund_satang=2550)
    hers = json.loads(client.get(url(order, "case_json")).content)
    theirs = json.loads(signed_in(owner).get(reverse("manage:case_json", args=[case.pk])).content)
    assert hers == theirs
    assert (hers["state"], hers["refund_satang"], hers["order_sums"]["total_satang"]) == ("for_shopper", 2550, 14000)
    sums = hers["order_sums"]
    parts = sums["goods_satang"] - sums["discount_satang"] + sums["delivery_satang"] + sums["cod_fee_satang"]
    assert parts == sums["total_satang"] and sums["ordered_back_satang"] == 2550
    assert [(row["said_by"], row["words"]) for row in hers["story"] if row["said_by"]] == [
        ("shopper", "ขวดแตก"),
        ("merchant", "ส่งใหม่"),
    ]
    assert [row["what"] for row in hers["story"] if row["what"]] == [
        "ผู้ซื้อแจ้งปัญหา",
        "ร้านตอบ",
        "เรื่องถึงเจ้าหน้าที่",
        "เจ้าหน้าที่ตัดสินให้ผู้ซื้อ",
    ]
    paper = client.get(url(order, "case_print")).content.decode()
    for words in ("ขวดแตก", "ส่งใหม่", "แตกจริง", "฿25.50"):
        assert words in paper


def test_the_database_holds_a_cases_facts_to_its_state(order, case):
    for wrong in ({"state": "answered"}, {"state": "settled"}, {"refund_satang": 5}, {"kind": "boring"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(ordered_back_satang=14001)


def cost(client, where: str) -> int:
    assert client.get(where).status_code == 200  # warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(where).status_code == 200
    return len(captured)


def test_lists_cost_the_same_with_few_and_with_many(make, order, owner, case, signed_in):
    escalated(case)
    officer = make.officer(provinces=["94", "95"])
    goods = order.lines.get().variant.product
    pages = [(owner, reverse("manage:cases"), 7), (officer, reverse("oversee:cases"), 7)]

    def costs() -> list[int]:
        return [cost(signed_in(who), where) for who, where, _want in pages]

    few = costs()
    for _number in range(4):
        escalated(make.case(make.delivered(make.order(order.merchant, goods=goods, pieces=1))))
    assert (few, costs()) == ([want for _who, _where, want in pages],) * 2


def test_the_queue_shows_what_waits_longest_first_by_province(make, order, case, signed_in):
    escalated(case)
    yala = make.delivered(make.order(make.ready(make.merchant("ร้านยะลา", province="95"))))
    make.case(yala)
    page = signed_in(make.officer()).get(reverse("oversee:cases"))
    assert [row["case"].pk for row in page.context["rows"]] == [case.pk]
    assert {chip["label"]: chip["count"] for chip in page.context["shelves"]} == {
        "รอเจ้าหน้าที่ตัดสิน": 1,
        "รอร้านตอบ": 1,
        "ร้านตอบแล้ว": 0,
        "จบแล้ว": 0,
    }
    page = signed_in(make.officer(provinces=["95"])).get(reverse("oversee:cases"))
    assert [row["case"].pk for row in page.context["rows"]] == []


def test_money_that_came_through_stripe_goes_back_at_once_and_once(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment), "card")
    stripe_at_work.tell()
    case = escalated(make.case(order, kind="not_arrived"))
    officer = make.officer()
    for _click in range(2):
        cases.decide(case=case, by=officer, verdict="for_shopper", reason="ไม่ส่ง", refund_satang=4050)
    payment = payments.payment_of(order)
    refund = Refund.objects.get()
    assert (refund.amount_satang, refund.state, payment.refunded_satang) == (4050, "succeeded", 4050)
    assert payments.owed_back_satang(Order.objects.get(pk=order.pk)) == 0 and invariants() == []


def test_what_went_back_before_counts_towards_the_decision(make, stripe_at_work):
    order, payment = stripe_at_work.order(make)
    stripe_at_work.pay(stripe_at_work.started(payment), "card")
    stripe_at_work.tell()
    paid = payments.payment_of(order)
    refunds.give_back(payment=paid, amount_satang=3000, by=None, why="", key=uuid.uuid4())
    case = escalated(make.case(order, kind="not_arrived"))
    cases.decide(case=case, by=make.officer(), verdict="for_shopper", reason="ไม่ส่ง", refund_satang=4050)
    assert sorted(Refund.objects.values_list("amount_satang", flat=True)) == [1050, 3000]
    assert payments.owed_back_satang(Order.objects.get(pk=order.pk)) == 0


def test_the_orders_page_at_the_desk_leads_to_the_case(make, order, owner, case, signed_in):
    desk = signed_in(owner)
    page = desk.get(reverse("manage:order", args=[order.pk])).content.decode()
    assert reverse("manage:case", args=[case.pk]) in page and "ลูกค้าแจ้งปัญหา" in page
    other = make.order(order.merchant, goods=order.lines.get().variant.product)
    assert "ลูกค้าแจ้งปัญหา" not in desk.get(reverse("manage:order", args=[other.pk])).content.decode()


def test_a_shop_does_not_close_on_an_open_case(make, order, case):
    said = "ปัญหาที่ลูกค้าแจ้งและยังไม่จบ 1 เรื่อง"
    assert closing.unfinished(order.merchant) == [said]
    cases.settle(case=case, by=None)
    assert closing.unfinished(order.merchant) == []


def test_a_photo_whose_time_is_over_is_shown_no_more(make, order, client):
    make.case(order, photo=True)
    photo = CasePhoto.objects.get()
    where = url(order, "case_photo", number=photo.pk)
    assert where in client.get(url(order)).content.decode()
    PrivateFile.objects.filter(pk=photo.file_id).update(deleted_at=clock.now())
    assert client.get(where).status_code == 404
    assert where not in client.get(url(order)).content.decode()
