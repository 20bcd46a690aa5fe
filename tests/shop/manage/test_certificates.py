"""The merchant's certificates at the desk: told, photographed, sent, mended, renewed, given up."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common import clock
from common.audit.models import Event
from common.thai import dates
from merchants.certificates import services as certificates
from merchants.certificates.models import Certificate
from shop.catalogue import services as catalogue
from shop.catalogue.models import CertificateCover

NEW = "/desk/certificates/new/halal/"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def product(make, merchant):
    return make.product(merchant)


@pytest.fixture
def desk(make, merchant, signed_in):
    return signed_in(make.owner_of(merchant))


def typed(product, **changes) -> dict:
    today = clock.today()
    told = {
        "number": "cicot.hl ๔๓ B555 010 04 63",
        "issued_on": dates.typed_date(today - 30 * DAY),
        "expires_on": dates.typed_date(today + 300 * DAY),
        "products": [product.pk],
        "issuer": "",
    }
    return {**told, **changes}


def photo(make, colour: str = "#ddccaa"):
    return SimpleUploadedFile("paper.jpg", make.picture_bytes((700, 900), colour), "image/jpeg")


def errors_of(response) -> dict:
    return response.context["form"].errors


def test_from_nothing_to_the_officers(desk, make, merchant, product):
    assert "ร้านยังไม่มีใบรับรอง" in desk.get("/desk/certificates/").content.decode()
    kinds = desk.get("/desk/certificates/new/").content.decode()
    assert 'href="/desk/certificates/new/halal/"' in kinds and "คณะกรรมการกลางอิสลามแห่งประเทศไทย" in kinds
    answer = desk.post(NEW, typed(product))
    row = Certificate.objects.get()
    assert answer["Location"] == f"/desk/certificates/{row.pk}/" and row.state == "draft"
    assert (row.number, row.expires_on) == ("CICOT.HL 43 B555 010 04 63", clock.today() + 300 * DAY)
    assert list(row.covers.values_list("product", "product_name")) == [(product.pk, product.name)]
    page = desk.get(answer["Location"]).content.decode()
    assert "ถ่ายรูปใบรับรอง" in page and "ส่งให้เจ้าหน้าที่ตรวจ" in page
    sent = desk.post(f"/desk/certificates/{row.pk}/send/", {"file": photo(make)}, follow=True).content.decode()
    row.refresh_from_db()
    assert row.state == "submitted" and row.submitted_by == make.owner_of(merchant)
    assert row.file.kind == "paper" and "ส่งแล้ว รอเจ้าหน้าที่ตรวจ" in sent


def test_a_double_click_makes_one(desk, make, product):
    for _press in range(2):
        desk.post(NEW, typed(product))
    row = Certificate.objects.get()
    for colour in ("#ddccaa", "#112233"):
        desk.post(f"/desk/certificates/{row.pk}/send/", {"file": photo(make, colour)})
    row.refresh_from_db()
    assert row.state == "submitted" and CertificateCover.objects.count() == 1
    assert Event.objects.about(row).filter(verb="submitted").count() == 1
    again = desk.post(NEW, typed(product))
    assert errors_of(again)["number"] == ["เลขที่นี้อยู่ในรายการของร้านแล้ว (รอเจ้าหน้าที่ตรวจ) เปิดใบเดิมแทนการเพิ่มใหม่"]
    assert "cicot.hl ๔๓ B555 010 04 63" in again.content.decode()  # what was typed stays


def test_what_cannot_be_is_refused_beside_its_field(desk, product):
    today = clock.today()
    cases = [
        ({"number": ""}, "number", "ใส่เลขที่ตามเอกสาร ตัวอักษรและจุดด้วย"),
        ({"issued_on": dates.typed_date(today + DAY)}, "issued_on", "วันที่ออกเป็นวันข้างหน้า ตรวจวันที่บนเอกสารอีกครั้ง"),
        ({"expires_on": ""}, "expires_on", "ใส่วันหมดอายุตามเอกสาร เช่น 31/12/2569"),
        (
            {"expires_on": dates.typed_date(today - 31 * DAY)},
            "expires_on",
            "วันหมดอายุต้องอยู่หลังวันที่ออก ตรวจทั้งสองวันบนเอกสารอีกครั้ง",
        ),
        (
            {"expires_on": dates.typed_date(today - DAY)},
            "expires_on",
            f"ใบนี้หมดอายุแล้วเมื่อ {dates.short_date(today - DAY)} ต่ออายุกับผู้ออกก่อน แล้วส่งใบใหม่",
        ),
        ({"expires_on": "31/12/2669"}, "expires_on", "วันหมดอายุไกลเกินไป ตรวจปี พ.ศ. อีกครั้ง"),
        ({"products": []}, "products", "เลือกสินค้าที่มีชื่ออยู่ในใบรับรองอย่างน้อยหนึ่งอย่าง"),
    ]
    for changes, field, words in cases:
        assert errors_of(desk.post(NEW, typed(product, **changes)))[field] == [words]
    assert not Certificate.objects.exists()


def test_products_of_another_shop_are_none_of_hers(desk, make, product):
    stranger = make.product(make.merchant("ร้านอื่น"))
    refused = desk.post(NEW, typed(product, products=[stranger.pk]))
    assert errors_of(refused)["products"] == ["สินค้าที่เลือกไม่อยู่ในร้านแล้ว เลือกใหม่จากรายการ"]
    assert not Certificate.objects.exists()


def test_a_food_number_has_thirteen_digits_and_no_end(desk, make, product):
    url = "/desk/certificates/new/fda/"
    told = {"number": "94-2-0123", "issued_on": dates.typed_date(clock.today()), "products": [product.pk]}
    assert errors_of(desk.post(url, told))["number"] == [
        "เลขสารบบอาหาร (อย.) ต้องมี 13 หลัก ดูเลขในกรอบเครื่องหมาย อย. แล้วพิมพ์ใหม่ เช่น 94-2-01234-5-0001"
    ]
    desk.post(url, {**told, "number": "9420123450001"})
    row = Certificate.objects.get()
    assert (row.number, row.expires_on) == ("94-2-01234-5-0001", None)


def test_it_is_not_sent_without_its_photograph(desk, make, product):
    desk.post(NEW, typed(product))
    row = Certificate.objects.get()
    refused = desk.post(f"/desk/certificates/{row.pk}/send/", {})
    assert errors_of(refused)["file"] == ["ยังไม่ได้เลือกไฟล์ ถ่ายรูปเอกสารหรือเลือกไฟล์ PDF"]
    row.refresh_from_db()
    assert row.state == "draft"


def test_what_was_sent_is_not_changed(desk, make, product):
    row = make.certificate_sent(product)
    url = f"/desk/certificates/{row.pk}/facts/"
    assert desk.get(url)["Location"] == f"/desk/certificates/{row.pk}/"
    refused = desk.post(url, typed(product, number="CICOT.HL 99 B555 010 04 63"))
    assert refused.status_code == 200 and refused.context["form"].errors
    row.refresh_from_db()
    assert row.number == "CICOT.HL 43 B555 010 04 63"


def test_a_rejected_one_is_mended_and_sent_again(desk, make, merchant, product):
    row, officer = make.certificate_sent(product), make.officer()
    certificates.reject(certificate=row, by=officer, reason="รูปมืด ถ่ายใหม่กลางแจ้ง")
    assert "รูปมืด ถ่ายใหม่กลางแจ้ง" in desk.get("/desk/certificates/").content.decode()
    home = desk.get("/desk/").content.decode()
    assert "แก้ใบรับรองที่ไม่ผ่าน" in home
    answer = desk.post(f"/desk/certificates/{row.pk}/renew/")
    draft = Certificate.objects.get(renews=row)
    assert answer["Location"] == f"/desk/certificates/{draft.pk}/facts/"
    assert (
        desk.post(f"/desk/certificates/{row.pk}/renew/")["Location"] == answer["Location"]
    )  # pressed twice: one draft
    form = desk.get(answer["Location"]).context["form"]
    assert form["number"].value() == row.number and form["products"].value() == [product.pk]
    desk.post(answer["Location"], typed(product))
    desk.post(f"/desk/certificates/{draft.pk}/send/", {"file": photo(make, "#aabbcc")})
    passed = make.verified(Certificate.objects.get(pk=draft.pk), by=officer)
    assert passed.state == "verified" and "แก้ใบรับรองที่ไม่ผ่าน" not in desk.get("/desk/").content.decode()


def test_the_home_asks_for_what_ends(desk, make, merchant, product):
    make.certificate(product, days=25)
    assert "ใบรับรองใกล้หมดอายุ" in desk.get("/desk/").content.decode()
    with clock.at(clock.now() + 26 * DAY):
        home = desk.get("/desk/").content.decode()
        assert "ใบรับรองหมดอายุแล้ว" in home and "ใบรับรองใกล้หมดอายุ" not in home


def test_she_gives_one_up_and_its_badge_goes(desk, client, make, product):
    row = make.certificate(product)
    assert client.get("/products/").context["page"].cards[0]["badge"] == "รับรองฮาลาล"
    for _press in range(2):
        assert desk.post(f"/desk/certificates/{row.pk}/give-up/")["Location"] == "/desk/certificates/"
    assert client.get("/products/").context["page"].cards[0]["badge"] is None
    assert Event.objects.about(row).filter(verb="given_up").count() == 1


def test_her_own_paper_opens_and_the_opening_is_written_down(desk, make, product):
    row = make.certificate_sent(product)
    paper = desk.post(f"/desk/certificates/{row.pk}/paper/")
    assert paper["Content-Type"] == "image/jpeg" and paper["Cache-Control"] == "private, no-store"
    assert Event.objects.about(row).filter(verb="opened", why="ร้านเปิดดูเอง").count() == 1


def test_a_form_of_another_of_her_shops_is_refused(desk, make, product):
    refused = desk.post(NEW, {**typed(product), "merchant": make.merchant("อีกร้าน").pk})
    assert refused.status_code == 409 and not Certificate.objects.exists()


def test_the_page_of_a_renamed_product_says_that_its_badge_waits(desk, make, merchant, product):
    row = make.certificate(product)
    catalogue.change_product(product=product, by=make.owner_of(merchant), name="น้ำบูดูสูตรใหม่")
    page = desk.get(f"/desk/certificates/{row.pk}/").content.decode()
    assert "ตอนตรวจชื่อ “น้ำบูดูสายบุรี” ป้ายรอเจ้าหน้าที่ดูชื่อใหม่" in page


def test_the_halal_paper_of_an_application_need_not_be_photographed_twice(desk, make, signed_in):
    application = make.application_draft()
    ends = clock.today() + 200 * DAY
    make.add_paper(application, "halal_certificate", expires_on=ends)
    from_number = {"halal_number": "CICOT.HL 43 B555 010 04 63"}
    make.onboarding.answer(application=application, by=application.applicant, values=from_number)
    officer = make.officer()
    approved = make.onboarding.approve(application=make.judged(make.sent(application), officer), by=officer)
    row = Certificate.objects.get(merchant=approved.merchant)
    assert (row.state, row.number, row.expires_on) == ("draft", "CICOT.HL 43 B555 010 04 63", ends)
    owner = signed_in(approved.applicant)
    product = make.product(approved.merchant)
    facts = f"/desk/certificates/{row.pk}/facts/"
    assert "กรอกให้ครบ" in owner.get(f"/desk/certificates/{row.pk}/").content.decode()
    owner.post(facts, typed(product, expires_on=dates.typed_date(ends)))
    owner.post(f"/desk/certificates/{row.pk}/send/", {})
    row.refresh_from_db()
    assert row.state == "submitted" and row.file == application.documents.get(paper="halal_certificate").file
