"""New merchants are reviewed, trusted ones sampled; a change of what is on sale waits; officers decide, once."""

import pytest
from django.db import IntegrityError, transaction

from common import clock
from common.audit.models import Event
from common.errors import IllegalMove
from common.letters.models import Letter
from shop.catalogue import cover, errors, invariants, review_invariants, trust
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, Product, Review, Trust
from shop.catalogue.services import asking

WHY = {"code": "picture", "words": "ถ่ายรูปใหม่ให้เห็นฉลาก"}


@pytest.fixture
def merchant(make):
    return make.merchant("กลุ่มแม่บ้านแหลมโพธิ์", trusted=False)


@pytest.fixture
def by(make, merchant):
    return make.owner_of(merchant)


@pytest.fixture
def officer(make):
    return make.officer()


@pytest.fixture
def sent(make, merchant):
    return make.product_sent(merchant)


@pytest.fixture
def live(make, sent, officer):
    return make.approved(sent, officer)


@pytest.fixture
def trusted(make):
    return make.merchant("ร้านเก่า")


def verbs(row) -> list[str]:
    return [event.verb for event in Event.objects.about(row)]


def letters(row) -> list[str]:
    return list(Letter.objects.about(row).order_by("pk").values_list("template", flat=True))


def approve(row, by):
    return catalogue.approve(review=row, by=by, seen=catalogue.as_seen(Product.objects.get(pk=row.product_id)))


def test_a_new_merchant_s_product_waits_for_an_officer(make, merchant, by, sent):
    assert (sent.state, sent.listed_at) == ("in_review", None)
    assert not Product.objects.on_sale().exists()
    again = catalogue.publish(product=sent, by=by)
    assert again.state == "in_review" and sent.looks.count() == 1
    assert verbs(sent) == ["added", "picture_added", "sent"]
    with pytest.raises(IllegalMove):
        catalogue.resume(product=sent, by=by)
    assert invariants.check() == review_invariants.check() == []


def test_approved_it_is_on_sale_once_with_one_letter(make, sent, officer, by):
    look = make.review_of(sent)
    for _press in range(2):
        approve(look, officer)
    sent.refresh_from_db()
    look.refresh_from_db()
    assert sent.state == "live" and sent.listed_at and (look.state, look.judged_by) == ("passed", officer)
    assert verbs(sent)[-1] == "approved" and letters(sent) == ["product-approved"]
    letter = Letter.objects.get()
    assert letter.to_user == by and letter.subject == "“น้ำบูดูสายบุรี” ขึ้นขายแล้ว"
    assert f"/desk/products/{sent.pk}/" in letter.body and "ต่อไปสินค้าใหม่ขึ้นขายได้ทันที" not in letter.body
    with pytest.raises(errors.JudgedAlready):
        catalogue.send_back(review=look, by=officer, **WHY)


def test_returned_it_is_a_draft_again_with_the_reason(make, sent, officer, by):
    look = make.review_of(sent)
    for _press in range(2):
        catalogue.send_back(review=look, by=officer, **WHY)
    sent.refresh_from_db()
    assert sent.state == "draft" and letters(sent) == ["product-returned"]
    body = Letter.objects.get().body
    assert "รูปไม่ชัด ไม่ตรงกับสินค้า" in body and "ถ่ายรูปใหม่ให้เห็นฉลาก" in body
    assert catalogue.publish(product=sent, by=by).state == "in_review"
    assert make.review_of(sent) != look and review_invariants.check() == []


def test_a_verdict_against_it_needs_a_reason_and_words(make, sent, officer):
    look = make.review_of(sent)
    for code, words, field in (("", "แก้รูปให้ชัดขึ้น", "code"), ("picture", " ", "words")):
        with pytest.raises(errors.VerdictWords) as refused:
            catalogue.send_back(review=look, by=officer, code=code, words=words)
        assert refused.value.field == field
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=look.pk).update(state="returned", judged_at=clock.now())
    assert make.review_of(sent) == look


def test_nobody_reviews_the_goods_of_her_own_shop(make, merchant, sent):
    insider = make.officer()
    merchant.members.create(user=insider, role="helper")
    look = make.review_of(sent)
    with pytest.raises(errors.OwnGoods):
        approve(look, insider)
    with pytest.raises(errors.OwnGoods):
        catalogue.send_back(review=look, by=insider, **WHY)
    make.approved(sent)
    with pytest.raises(errors.OwnGoods):
        catalogue.take_down(product=sent, by=insider, **WHY)
    with pytest.raises(errors.OwnGoods):
        catalogue.let_sell_unseen(merchant=merchant, by=insider, words="รู้จักกันดี")
    assert not trust.is_trusted(merchant.pk)


def test_what_changed_while_she_looked_is_looked_at_again(make, sent, officer, by):
    look, seen = make.review_of(sent), catalogue.as_seen(sent)
    catalogue.change_product(product=sent, by=by, description="หมักหนึ่งปี")
    with pytest.raises(errors.ChangedMeanwhile):
        catalogue.approve(review=look, by=officer, seen=seen)
    sent.refresh_from_db()
    assert sent.state == "in_review" and sent.description == "หมักหนึ่งปี"
    approve(look, officer)


def test_she_takes_it_back_and_sends_it_again(make, sent, by, officer):
    look = make.review_of(sent)
    for _press in range(2):
        assert catalogue.take_back(product=sent, by=by).state == "draft"
    with pytest.raises(errors.JudgedAlready):
        approve(look, officer)
    assert catalogue.publish(product=sent, by=by).state == "in_review"
    live = make.approved(sent)
    with pytest.raises(IllegalMove):
        catalogue.take_back(product=live, by=by)


def test_the_last_picture_of_what_waits_stays(sent, by):
    with pytest.raises(errors.LastPictureSent, match="สินค้าที่รอเจ้าหน้าที่ตรวจต้องมีรูป"):
        catalogue.remove_picture(picture=sent.pictures.get(), by=by)


def test_after_three_approved_products_the_next_sells_at_once(make, merchant, officer):
    for number in range(3):
        assert not trust.is_trusted(merchant.pk)
        product = make.product_sent(merchant, f"บูดู {number}")
        assert product.state == "in_review"
        make.approved(product, officer)
    assert trust.is_trusted(merchant.pk)
    assert "ต่อไปสินค้าใหม่ขึ้นขายได้ทันที" in Letter.objects.about(product).get().body
    assert make.product_sent(merchant, "บูดูอีกสูตร").state == "live"
    assert verbs(merchant)[-1] == "goods_trusted"


def test_the_same_product_approved_three_times_counts_once(make, merchant, sent, officer, by):
    for _turn in range(3):
        make.approved(sent, officer)
        catalogue.take_down(product=sent, by=officer, **WHY)
        catalogue.publish(product=sent, by=by)
    assert trust.standing_of(merchant).approved == 1 and not trust.is_trusted(merchant.pk)


def test_an_officer_sets_a_merchant_back_and_forward(make, trusted, officer):
    old = make.product_sent(trusted, "ของเก่า")
    for _press in range(2):
        catalogue.review_again(merchant=trusted, by=officer, words="รูปไม่ตรงสินค้าหลายครั้ง")
    assert make.product_sent(trusted).state == "in_review" and Product.objects.get(pk=old.pk).state == "live"
    letter = Letter.objects.about(trusted).get()
    assert letter.template == "goods-reviewed" and "รูปไม่ตรงสินค้าหลายครั้ง" in letter.body and "อีก 3 อย่าง" in letter.body
    with pytest.raises(errors.VerdictWords):
        catalogue.let_sell_unseen(merchant=trusted, by=officer, words="")
    catalogue.let_sell_unseen(merchant=trusted, by=officer, words="แก้ไขแล้ว ดูครบทุกชิ้น")
    assert make.product_sent(trusted, "ของใหม่").state == "live"
    assert letters(trusted) == ["goods-reviewed", "goods-trusted"]


def test_set_back_approvals_of_before_count_no_more(make, merchant, officer):
    for number in range(3):
        make.approved(make.product_sent(merchant, f"บูดู {number}"), officer)
    catalogue.review_again(merchant=merchant, by=officer, words="มีผู้ร้องเรียน")
    make.approved(make.product_sent(merchant, "สี่"), officer)
    assert (trust.standing_of(merchant).approved, trust.is_trusted(merchant.pk)) == (1, False)


def test_taken_down_it_is_gone_and_comes_back_through_the_officers(make, trusted, officer):
    product, by = make.product_sent(trusted), make.owner_of(trusted)
    for _press in range(2):
        catalogue.take_down(product=product, by=officer, code="claims", words="ตัดคำว่าดีที่สุดออก")
    product.refresh_from_db()
    assert product.state == "taken_down" and not Product.objects.on_sale().exists()
    assert letters(product) == ["product-taken-down"] and "ตัดคำว่าดีที่สุดออก" in Letter.objects.get().body
    with pytest.raises(IllegalMove):
        catalogue.pause(product=product, by=by)
    with pytest.raises(IllegalMove):
        catalogue.resume(product=product, by=by)
    catalogue.change_product(product=product, by=by, name="บูดูแม่เมาะ")
    assert catalogue.publish(product=product, by=by).state == "in_review"
    catalogue.send_back(review=make.review_of(product), by=officer, **WHY)
    assert catalogue.publish(product=product, by=by).state == "in_review"  # trusted, but turned away before
    assert make.approved(product, officer).state == "live"
    assert review_invariants.check() == []


@pytest.mark.parametrize("state", ["live", "paused"])
def test_restored_it_is_where_it_was(make, trusted, officer, state):
    product = make.product_sent(trusted)
    if state == "paused":
        catalogue.pause(product=product, by=make.owner_of(trusted))
    catalogue.take_down(product=product, by=officer, **WHY)
    for _press in range(2):
        catalogue.restore(product=product, by=officer, seen=catalogue.as_seen(product))
    product.refresh_from_db()
    assert product.state == state and letters(product) == ["product-taken-down", "product-restored"]
    assert not trust.turned_away(product) and review_invariants.check() == []


def test_without_a_picture_nothing_is_restored(make, trusted, officer):
    product = make.product_sent(trusted)
    catalogue.take_down(product=product, by=officer, **WHY)
    catalogue.remove_picture(picture=product.pictures.get(), by=make.owner_of(trusted))
    with pytest.raises(errors.NothingToShow):
        catalogue.restore(product=product, by=officer, seen=catalogue.as_seen(product))


def test_a_new_name_of_what_is_on_sale_waits_and_the_price_does_not(make, live, by, officer):
    other = Category.objects.get(slug="condiment")
    catalogue.change_product(product=live, by=by, name="บูดูทองคำ", category=other, price_satang=9900)
    live.refresh_from_db()
    assert (live.name, live.price_satang, live.state) == ("น้ำบูดูสายบุรี", 9900, "live")
    look = make.review_of(live)
    assert (look.kind, look.change) == ("change", {"name": "บูดูทองคำ", "category": other.pk})
    for _press in range(2):
        approve(look, officer)
    live.refresh_from_db()
    assert (live.name, live.category, live.price_satang) == ("บูดูทองคำ", other, 9900)
    assert letters(live) == ["product-approved", "product-change-accepted"] and invariants.check() == []


def test_a_change_is_said_anew_and_taken_back(make, live, by):
    catalogue.change_product(product=live, by=by, name="บูดูทองคำ", name_en="Golden budu")
    catalogue.change_product(product=live, by=by, name="บูดูเงิน")
    assert make.review_of(live).change == {"name": "บูดูเงิน", "name_en": "Golden budu"}
    catalogue.change_product(product=live, by=by, name="น้ำบูดูสายบุรี", name_en="")
    assert asking.pending_of(live) is None and live.looks.filter(state="withdrawn").count() == 1
    catalogue.change_product(product=live, by=by, name="น้ำบูดูสายบุรี")
    assert live.looks.count() == 2


def test_a_change_that_is_returned_leaves_what_shoppers_see(make, live, by, officer):
    catalogue.change_product(product=live, by=by, name="บูดูทองคำ")
    catalogue.send_back(review=make.review_of(live), by=officer, code="facts", words="ชื่อไม่ตรงกับฉลาก")
    live.refresh_from_db()
    assert (live.name, live.state) == ("น้ำบูดูสายบุรี", "live") and letters(live)[-1] == "product-change-returned"
    catalogue.pause(product=live, by=by)
    assert catalogue.resume(product=live, by=by).state == "live"


def test_paused_a_new_name_waits_as_well(make, live, by):
    catalogue.pause(product=live, by=by)
    catalogue.change_product(product=live, by=by, name="อีกชื่อ")
    live.refresh_from_db()
    assert live.name == "น้ำบูดูสายบุรี" and make.review_of(live).change == {"name": "อีกชื่อ"}


def test_a_text_that_begins_to_claim_halal_waits_and_any_other_does_not(make, live, by):
    catalogue.change_product(product=live, by=by, description="หมักหนึ่งปี")
    live.refresh_from_db()
    assert live.description == "หมักหนึ่งปี" and asking.pending_of(live) is None
    catalogue.change_product(product=live, by=by, description="หมักหนึ่งปี ฮาลาลแท้")
    live.refresh_from_db()
    assert live.description == "หมักหนึ่งปี" and make.review_of(live).change == {"description": "หมักหนึ่งปี ฮาลาลแท้"}


def test_taken_down_what_waited_is_written(make, live, by, officer):
    catalogue.change_product(product=live, by=by, name="บูดูทองคำ")
    catalogue.take_down(product=live, by=officer, **WHY)
    live.refresh_from_db()
    assert (live.name, live.state) == ("บูดูทองคำ", "taken_down") and asking.pending_of(live) is None


def test_a_trusted_merchant_s_new_name_is_shown_at_once_and_sampled(make, trusted, settings):
    product, by = make.product_sent(trusted), make.owner_of(trusted)
    settings.PRODUCT_SAMPLE_ONE_IN = 1
    catalogue.change_product(product=product, by=by, price_satang=7700)
    assert not product.looks.exists()
    catalogue.change_product(product=product, by=by, name="บูดูทองคำ")
    product.refresh_from_db()
    look = make.review_of(product)
    assert (product.name, product.state) == ("บูดูทองคำ", "live")
    assert (look.kind, look.change) == ("sample", {"name": "น้ำบูดูสายบุรี"})
    catalogue.change_product(product=product, by=by, name="บูดูเพชร")
    assert make.review_of(product) == look and make.review_of(product).change == {"name": "น้ำบูดูสายบุรี"}


def test_a_sample_stays_on_sale_and_is_fine_or_taken_down(make, trusted, officer, settings):
    settings.PRODUCT_SAMPLE_ONE_IN = 1
    fine, bad = make.product_sent(trusted, "ดี"), make.product_sent(trusted, "ไม่ดี")
    assert (fine.state, make.review_of(fine).kind) == ("live", "sample")
    with pytest.raises(errors.SampleNotReturned):
        catalogue.send_back(review=make.review_of(fine), by=officer, **WHY)
    make.approved(fine, officer)
    catalogue.take_down(product=bad, by=officer, **WHY)
    assert letters(fine) == [] and letters(bad) == ["product-taken-down"]
    assert set(bad.looks.values_list("kind", "state")) == {("sample", "taken_down")}
    assert trust.standing_of(trusted).approved == 0


def test_the_draw_is_the_same_each_time_and_takes_about_one_in_n(make, trusted, settings):
    settings.PRODUCT_SAMPLE_ONE_IN = 4
    goods = [Product(pk=number) for number in range(1, 401)]
    first = [asking.drawn(product) for product in goods]
    assert first == [asking.drawn(product) for product in goods] and 60 < sum(first) < 140
    settings.PRODUCT_SAMPLE_ONE_IN = 0
    assert not any(asking.drawn(product) for product in goods)


def test_halal_without_a_certificate_is_always_looked_at(make, trusted):
    plain, halal = make.product_sent(trusted, "กรือโป๊ะ"), make.product_sent(trusted, "กรือโป๊ะฮาลาล")
    assert halal.state == "live" and make.review_of(halal).kind == "sample"
    assert not plain.looks.exists()
    catalogue.change_product(product=plain, by=make.owner_of(trusted), description="Halal 100 percent")
    assert make.review_of(plain).kind == "sample"


def test_another_kind_suspends_the_cover_of_a_product_and_not_of_the_premises(make, trusted, officer):
    product, by = make.product_sent(trusted), make.owner_of(trusted)
    halal = make.certificate(product)
    premises = make.certificate(product, kind="food-premises", number="ผ 1")
    assert cover.of_product(product) == [halal, premises]
    catalogue.change_product(product=product, by=by, category=Category.objects.get(slug="craft"))
    product.refresh_from_db()
    assert cover.of_product(product) == [premises]
    catalogue.confirm_name(cover=halal.covers.get(), by=officer)
    assert cover.of_product(product) == [halal, premises]


def test_who_became_trusted_writes_over_what_waited(make, live, merchant, by, officer):
    catalogue.change_product(product=live, by=by, name="บูดูทองคำ")
    catalogue.let_sell_unseen(merchant=merchant, by=officer, words="รู้จักร้านนี้ดีแล้ว")
    catalogue.change_product(product=live, by=by, name="บูดูทองคำ")
    live.refresh_from_db()
    assert live.name == "บูดูทองคำ" and asking.pending_of(live) is None


def test_one_open_look_of_a_kind(make, sent):
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(product=sent, kind="first")
    with pytest.raises(IntegrityError), transaction.atomic():
        Trust.objects.create(merchant=make.merchant(trusted=False), level="famous")


def test_invariants_find_what_waits_for_nobody(make, sent, live):
    other = make.product_sent(sent.merchant, "อีกอย่าง")
    Review.objects.filter(product=other).delete()
    Product.objects.filter(pk=live.pk).update(state="taken_down")
    assert review_invariants.check() == [
        f"product {other.pk} is in review and nobody is asked to look",
        f"product {live.pk} is taken down and no verdict says why",
    ]
