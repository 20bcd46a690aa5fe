"""Reviews: by buyers only, once, changed for thirty days, counted exactly, answered, judged with a reason."""

import datetime
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from common.letters.models import Letter
from shop.aftercare import jobs, tasks
from shop.aftercare.errors import (
    NotBought,
    NotDelivered,
    OwnShop,
    ReviewJudged,
    TooLateToEdit,
    TooManyReports,
    WordsMissing,
)
from shop.aftercare.invariants import check
from shop.aftercare.models import Review, ReviewAsk
from shop.aftercare.names import shown_name
from shop.aftercare.services import reviews
from shop.catalogue import rating
from shop.catalogue.models import Product
from shop.orders import links
from shop.orders import services as orders
from shop.orders.models import Checkout, Order


def url(order: Order, name: str = "reviews", **more) -> str:
    return reverse(f"orders:{name}", kwargs={"token": links.token(order), **more})


def figures(product: Product) -> tuple[int, int, str]:
    product.refresh_from_db()
    return product.review_count, product.review_stars, product.rating


@pytest.fixture
def order(make) -> Order:
    return make.delivered(make.order())


@pytest.fixture
def product(order) -> Product:
    return reviews.bought(order)[0]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("อามีนะห์ สะอิ", "อามีนะห์ ส."),
        ("นางสาวอามีนะห์ ไสว", "อามีนะห์ ส."),
        ("อามีนะห์", "อามีนะห์"),
        ("Nurul Izzah", "Nurul I."),
        ("  ", ""),
    ],
)
def test_a_reviewer_is_a_first_name_and_an_initial(name, shown):
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("stars", "words"),
    [([5, 4], "4.5"), ([5, 5, 4], "4.7"), ([1], "1.0"), ([], ""), ([5, 4, 4, 4], "4.3"), ([3, 2], "2.5")],
)
def test_the_mean_is_exact_to_one_decimal_half_up(stars, words):
    assert rating.mean_words(count=len(stars), total=sum(stars)) == words


def test_only_who_has_the_goods_can_write(make):
    placed = make.order()
    with pytest.raises(NotDelivered):
        make.review(placed)
    strange = make.product(placed.merchant, "ข้าวเกรียบ")
    delivered = make.delivered(placed)
    with pytest.raises(NotBought):
        reviews.write(order=delivered, product=strange, by=None, stars=5, words="", named=False, language="th")
    assert not Review.objects.exists() and figures(strange) == (0, 0, "")


def test_written_twice_it_is_one_and_the_figures_follow(make, order, product):
    make.review(order, stars=4)
    assert figures(product) == (1, 4, "4.0")
    again = make.review(order, stars=2, words="เปลี่ยนใจ")
    assert Review.objects.get() == again and (again.stars, again.words) == (2, "เปลี่ยนใจ")
    assert again.edited_at is not None and figures(product) == (1, 2, "2.0")
    other = make.delivered(make.order(order.merchant, goods=product))
    make.review(other, stars=5)
    assert figures(product) == (2, 7, "3.5") and check() == []


def test_the_invariant_sees_a_wrong_figure(make, order, product):
    make.review(order, stars=4)
    Product.objects.filter(pk=product.pk).update(review_stars=5)
    assert check() == [f"product {product.pk}: its reviews add up to other figures"]


def test_the_database_keeps_one_review_per_bought_product(make, order, product):
    make.review(order)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(order=order, product=product, stars=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(stars=6)


def test_after_thirty_days_it_stands(make, order, product, client):
    row = make.review(order, stars=4)
    late = row.written_at + datetime.timedelta(days=30)
    with clock.at(late - datetime.timedelta(seconds=1)):
        make.review(order, stars=3)
    with clock.at(late):
        with pytest.raises(TooLateToEdit):
            make.review(order, stars=1)
        page = client.post(url(order, "review", product=product.pk), {"stars": "1"}, follow=True).content.decode()
    assert "แก้รีวิวได้ภายใน 30 วันหลังเขียนเท่านั้น รีวิวนี้จึงคงไว้ตามเดิม" in page
    assert figures(product) == (1, 3, "3.0")


def test_a_guest_writes_it_by_her_link_with_photos(make, order, product, client):
    page = client.get(url(order, "review", product=product.pk)).content.decode()
    assert "แสดงชื่อฉันว่า “อามีนะห์”" in page
    photos = [
        SimpleUploadedFile(f"{n}.jpg", make.picture_bytes(colour=n), "image/jpeg") for n in ("#111111", "#eeeeee")
    ]
    typed = {"stars": "5", "words": "หอมมาก\nสั่งอีก", "named": "on", "pictures": photos}
    answer = client.post(url(order, "review", product=product.pk), typed)
    assert answer.status_code == 302 and answer["Location"] == url(order)
    row = Review.objects.get()
    assert (row.stars, row.name, len(row.photos)) == (5, "อามีนะห์", 2)
    tasks.make_sizes.call(row.pk)
    row.refresh_from_db()
    assert [size[1:] for photo in row.photos for size in photo["sizes"]] == [[160, 160], [160, 160]]
    shown = client.get(reverse("browse:product", args=[product.slug])).content.decode()
    assert "หอมมาก" in shown and row.pictures[0]["small"] in shown and "อามีนะห์" in shown


def test_what_is_missing_or_too_much_is_said_and_nothing_is_kept(make, order, product, client):
    where = url(order, "review", product=product.pk)
    assert "เลือกจำนวนดาว" in client.post(where, {"words": "ดี"}).content.decode()
    photos = [SimpleUploadedFile(f"{n}.jpg", make.picture_bytes(), "image/jpeg") for n in range(4)]
    refused = client.post(where, {"stars": "5", "pictures": photos})
    assert refused.status_code == 200 and refused.context["form"].errors["pictures"]
    assert client.post(where, {"stars": "9"}).context["form"].errors["stars"] == ["เลือกจำนวนดาวจากรายการ"]
    assert not Review.objects.exists()


def test_a_strangers_product_and_an_undelivered_order_open_no_form(make, order, client):
    other = make.product(make.merchant("ร้านอื่น"), "กะปิ")
    assert client.get(url(order, "review", product=other.pk)).status_code == 404
    assert client.post(url(order, "review", product=other.pk), {"stars": "5"}).status_code == 404
    placed = make.order(order.merchant, goods=reviews.bought(order)[0])
    answer = client.post(url(placed, "review", product=reviews.bought(placed)[0].pk), {"stars": "5"}, follow=True)
    assert "เขียนรีวิวได้หลังจากได้รับของแล้ว" in answer.content.decode() and not Review.objects.exists()


def test_without_her_consent_she_is_a_buyer(make, order, product, client):
    make.review(order, named=False)
    page = client.get(reverse("browse:product_reviews", args=[product.slug])).content.decode()
    assert "ผู้ซื้อ" in page and "อามีนะห์" not in page


def test_machines_read_the_mean_and_the_reviews(make, order, product, client):
    make.review(order, stars=4, words="</script><b>หอม")
    page = client.get(reverse("browse:product", args=[product.slug])).content.decode()
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert found["aggregateRating"]["ratingValue"] == "4.0" and found["aggregateRating"]["reviewCount"] == 1
    [said] = found["review"]
    assert said["reviewBody"] == "</script><b>หอม" and said["reviewRating"]["ratingValue"] == 4
    assert said["author"]["name"] == "อามีนะห์"


def test_without_reviews_machines_read_none(order, product, client):
    page = client.get(reverse("browse:product", args=[product.slug])).content.decode()
    assert "aggregateRating" not in page and "รีวิวจากผู้ซื้อ" not in page


def test_buyers_are_asked_once_three_days_later(make):
    came = clock.now() - datetime.timedelta(days=2, hours=23)
    order = make.delivered(make.order(), at=came)
    assert jobs.run()["reviews_asked"] == 0
    with clock.at(came + datetime.timedelta(days=3)):
        assert (jobs.run()["reviews_asked"], jobs.run()["reviews_asked"]) == (1, 0)
    letter = Letter.objects.get(key=f"order-review-asked-{order.pk}")
    assert url(order) in letter.body and ReviewAsk.objects.count() == 1


def test_who_spoke_or_has_a_problem_or_waited_too_long_is_not_asked(make):
    came = clock.now() - datetime.timedelta(days=4)
    spoke = make.delivered(make.order(), at=came)
    make.review(spoke)
    goods = reviews.bought(spoke)[0]
    make.case(make.delivered(make.order(spoke.merchant, goods=goods), at=came))
    make.delivered(make.order(spoke.merchant, goods=goods), at=clock.now() - datetime.timedelta(days=31))
    assert jobs.run()["reviews_asked"] == 0


def test_the_merchant_answers_and_the_buyer_is_told_once(make, order, product, client, signed_in):
    row, owner = make.review(order), make.owner_of(order.merchant)
    assert Letter.objects.filter(key=f"desk-review-{row.pk}-{owner.pk}").exists()
    desk = signed_in(owner)
    where = reverse("manage:review_reply", args=[row.pk])
    assert "เขียนคำตอบอย่างน้อยหนึ่งประโยค" in desk.post(where, {"words": " "}).content.decode()
    desk.post(where, {"words": "ขอบคุณค่ะ"})
    desk.post(where, {"words": "ขอบคุณมากค่ะ"})
    row.refresh_from_db()
    assert row.reply == "ขอบคุณมากค่ะ" and row.replied_by == owner
    assert Letter.objects.filter(template="order-review-replied").count() == 1
    assert "ขอบคุณมากค่ะ" in client.get(reverse("browse:product", args=[product.slug])).content.decode()


def test_a_report_goes_to_the_officers_of_the_province_who_hide_with_a_reason(make, order, product, client, signed_in):
    officer, elsewhere = make.officer(provinces=["94"]), make.officer(provinces=["95"])
    row = make.review(order, words="คำหยาบ")
    desk = signed_in(make.owner_of(order.merchant))
    desk.post(reverse("manage:review_report", args=[row.pk]), {"words": "มีคำหยาบ"})
    assert set(Letter.objects.filter(template="office-review-reported").values_list("to_user", flat=True)) == {
        officer.pk
    }
    assert figures(product) == (1, 4, "4.0")  # it stands until somebody judged it
    assert signed_in(elsewhere).post(reverse("oversee:review_hide", args=[row.pk]), {"reason": "x"}).status_code == 404
    office = signed_in(officer)
    assert "มีคำหยาบ" in office.get(reverse("oversee:reviews")).content.decode()
    hide = reverse("oversee:review_hide", args=[row.pk])
    assert "เขียนเหตุผลให้ผู้เขียนเข้าใจ" in office.post(hide, {"reason": ""}).content.decode()
    office.post(hide, {"reason": "มีคำหยาบต่อคนในร้าน"})
    office.post(hide, {"reason": "อีกครั้ง"})
    assert figures(product) == (0, 0, "") and check() == []
    told = Letter.objects.get(template="order-review-hidden")
    assert "มีคำหยาบต่อคนในร้าน" in told.body
    assert "คำหยาบ" not in client.get(reverse("browse:product", args=[product.slug])).content.decode()
    assert "มีคำหยาบต่อคนในร้าน" in client.get(url(order)).content.decode()
    with pytest.raises(TooLateToEdit):
        make.review(order, stars=1)
    office.post(reverse("oversee:review_show", args=[row.pk]))
    assert figures(product) == (1, 4, "4.0") and check() == []


def test_nobody_judges_in_her_own_shop_and_nothing_is_judged_without_words(make, order):
    row, owner = make.review(order), make.owner_of(order.merchant)
    make.officer()
    with pytest.raises(OwnShop):
        reviews.hide(review=row, by=owner, reason="ไม่ชอบ")
    with pytest.raises(WordsMissing):
        reviews.hide(review=row, by=make.officer(), reason="  ")
    reviews.report(review=row, by=owner, words="ไม่จริง")
    reviews.show(review=row, by=make.officer())
    with pytest.raises(ReviewJudged):
        reviews.report(review=row, by=owner, words="ไม่จริง")
    assert Review.objects.get().state == "shown"


def statuses(client, addresses) -> set[int]:
    """How the public files are answered, each read to its end: the client then closes it without the connection."""
    found = set()
    for address in addresses:
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
        found.add(response.status_code)
    return found


def test_photos_of_a_hidden_review_are_reached_by_nobody_but_the_officers(make, order, signed_in, client):
    office = signed_in(make.officer(provinces=["94"]))
    row = make.review(order, pictures=[make.picture("#112233"), make.picture("#445566")])
    tasks.make_sizes.call(row.pk)
    row.refresh_from_db()
    public = [each[size] for each in row.pictures for size in ("small", "large")]
    assert len(public) == 4 and statuses(client, public) == {200}
    office.post(reverse("oversee:review_hide", args=[row.pk]), {"reason": "มีหน้าเด็ก"})
    row.refresh_from_db()
    assert row.pictures == []
    if not all("kept" in photo for photo in row.photos):  # the task had no worker yet
        assert jobs.run()["review_photos_moved"] == 1
    assert jobs.run()["review_photos_moved"] == 0
    tasks.move_photos.call(row.pk)
    tasks.make_sizes.call(row.pk)
    assert statuses(client, public) == {404}
    row.refresh_from_db()
    kept = reverse("oversee:review_photo", args=[row.pk, row.photos[0]["kept"]])
    assert kept in office.get(reverse("oversee:review", args=[row.pk])).content.decode()
    assert office.get(kept)["Cache-Control"] == "private, no-store"
    other = make.review(make.delivered(make.order(order.merchant)))
    assert office.get(reverse("oversee:review_photo", args=[other.pk, row.photos[0]["kept"]])).status_code == 404
    assert signed_in(make.officer(provinces=["95"])).get(kept).status_code == 404
    reviews.show(review=row, by=make.officer())
    jobs.run()
    tasks.make_sizes.call(row.pk)
    row.refresh_from_db()
    again = [each[size] for each in row.pictures for size in ("small", "large")]
    assert len(again) == 4 and not set(again) & set(public)  # under names that nobody has seen
    assert statuses(client, again) == {200} and check() == []


def test_whoever_is_signed_in_reports_a_review_and_the_shop_does_not_see_who(make, order, product, client, signed_in):
    officer, row = make.officer(provinces=["94"]), make.review(order, words="โทร 081")
    address = reverse("browse:review_report", args=[product.slug, row.pk])
    assert address in client.get(reverse("browse:product_reviews", args=[product.slug])).content.decode()
    assert client.get(address).status_code == 302  # to the sign-in page
    reader = make.user(first_name="ซูไฮลา")
    page = signed_in(reader)
    assert page.post(address, {"words": " "}).context["form"].errors == {"words": ["บอกเจ้าหน้าที่ว่าทำไม อย่างน้อยหนึ่งประโยค"]}
    for _ in range(2):
        assert "ส่งให้เจ้าหน้าที่ดูแล้ว" in page.post(address, {"words": "มีเบอร์คน"}, follow=True).content.decode()
    assert list(row.reports.values_list("from_shop", "words")) == [(False, "มีเบอร์คน")]
    letter = Letter.objects.get(template="office-review-reported")
    assert letter.to_user == officer and "มีผู้อ่านรายงาน" in letter.subject and "มีเบอร์คน" in letter.body
    desk = signed_in(make.owner_of(order.merchant))
    shown = desk.get(reverse("manage:review", args=[row.pk])).content.decode()
    assert "ซูไฮลา" not in shown and "มีเบอร์คน" not in shown and "ขอให้เจ้าหน้าที่ดู" in shown
    desk.post(reverse("manage:review_report", args=[row.pk]), {"words": "ไม่ใช่ของเรา"})
    office = signed_in(officer)
    seen = office.get(reverse("oversee:review", args=[row.pk])).content.decode()
    assert "ผู้อ่านบอกว่า</b> มีเบอร์คน" in seen and "ร้านบอกว่า</b> ไม่ใช่ของเรา" in seen
    reviews.show(review=row, by=officer)
    judged = signed_in(make.user()).post(address, {"words": "อีก"})
    assert "เจ้าหน้าที่ดูรีวิวนี้แล้ว รายงานซ้ำไม่ได้" in judged.content.decode()
    wrong = reverse("browse:review_report", args=[make.product(order.merchant, "อื่น").slug, row.pk])
    assert signed_in(make.user()).get(wrong).status_code == 404


def test_a_reader_reports_ten_a_day_at_most(make):
    reader, merchant = make.user(), make.ready(make.merchant())
    goods = make.product(merchant, on_hand=50)
    rows = [make.review(make.delivered(make.order(merchant, goods=goods, pieces=1))) for _ in range(11)]
    for row in rows[:10]:
        reviews.report_as_reader(review=row, by=reader, words="โฆษณา")
    with pytest.raises(TooManyReports):
        reviews.report_as_reader(review=rows[10], by=reader, words="โฆษณา")
    assert Review.objects.reported().count() == 10


def test_another_shops_review_is_404(make, order, signed_in):
    row = make.review(order)
    stranger = signed_in(make.owner_of(make.merchant("ร้านอื่น")))
    for name in ("review", "review_reply", "review_report"):
        where = reverse(f"manage:{name}", args=[row.pk])
        assert stranger.get(where).status_code == 404
        assert stranger.post(where, {"words": "แอบตอบ"}).status_code == 404
    row.refresh_from_db()
    assert row.reply == "" and row.report == ""


def cost(client, where: str) -> int:
    assert client.get(where).status_code == 200  # warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(where).status_code == 200
    return len(captured)


def test_pages_cost_the_same_with_few_and_with_many(make, order, product, client, signed_in):
    make.review(order)
    officer, owner = make.officer(provinces=["94"]), make.owner_of(order.merchant)
    reviews.report(review=Review.objects.get(), by=owner, words="ดูหน่อย")
    pages = [
        (None, reverse("browse:product", args=[product.slug]), 3),
        (None, reverse("browse:product_reviews", args=[product.slug]), 2),
        (owner, reverse("manage:reviews"), 7),
        (officer, reverse("oversee:reviews"), 7),
    ]

    def costs() -> list[int]:
        client.logout()
        return [cost(signed_in(who) if who else client, where) for who, where, _want in pages]

    few = costs()
    for _number in range(4):
        row = make.review(make.delivered(make.order(order.merchant, goods=product, pieces=1)))
        reviews.report(review=row, by=owner, words="ดูหน่อย")
    assert (few, costs()) == ([want for _who, _where, want in pages],) * 2


def test_a_card_says_the_stars_without_another_query(make, order, product, client):
    where = reverse("browse:products")
    before = cost(client, where)
    make.review(order, stars=5)
    assert cost(client, where) == before
    card = client.get(where).content.decode()
    assert "5.0" in card and "(1)" in card


def test_a_returned_order_takes_no_review(make, order):
    orders.take_back(order=order, by=make.owner_of(order.merchant), why="ของเสีย")
    order.refresh_from_db()
    with pytest.raises(NotDelivered):
        make.review(order)


@pytest.mark.parametrize("how", ["her account", "her phone", "the link alone"])
def test_nobody_of_the_shop_praises_her_own_goods(how, make, client, order, product):
    owner = make.owner_of(order.merchant)
    if how == "her account":
        Checkout.objects.filter(pk=order.checkout_id).update(shopper=owner)
    elif how == "her phone":
        type(owner).objects.filter(pk=owner.pk).update(phone=order.checkout.phone)
    else:
        client.force_login(owner)
    answer = client.post(url(order, "review", product=product.pk), {"stars": "5", "words": "ดีมาก"})
    assert "คนในร้านรีวิวสินค้าของร้านตัวเองไม่ได้" in answer.content.decode()
    assert not Review.objects.exists() and figures(product)[:2] == (0, 0)
