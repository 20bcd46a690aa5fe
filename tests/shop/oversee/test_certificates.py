"""The officers' certificates: verified against the paper, rejected, suspended, reminded of, listed, exported."""

import csv
import datetime
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.audit.models import Event
from common.letters.models import Letter
from merchants.certificates import services as certificates
from merchants.certificates.models import Certificate
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category

LIST = "/office/certificates/"
PASS = {"paper": "on", "looked_up": "found"}
DAY = datetime.timedelta(days=1)


@pytest.fixture
def merchant(make):
    return make.merchant("กลุ่มแม่บ้านแหลมโพธิ์")


@pytest.fixture
def sent(make, merchant):
    return make.certificate_sent(make.product(merchant))


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


@pytest.fixture
def office(officer, signed_in):
    return signed_in(officer)


def page_of(row, act: str = "") -> str:
    return f"{LIST}{row.pk}/{act}"


def test_she_looks_at_the_paper_and_lets_it_pass(office, officer, sent, make, merchant):
    assert merchant.name in office.get(LIST).content.decode()
    early = office.post(page_of(sent, "verify/"), PASS)
    assert early.context["refusal"].message == "เปิดดูเอกสารก่อน แล้วจึงกดผ่านได้"
    paper = office.post(page_of(sent, "paper/"), {"purpose": "verify"})
    assert 'src="data:image/jpeg;base64,' in paper.content.decode() and paper["Cache-Control"] == "private, no-store"
    opened = Event.objects.about(sent).get(verb="opened")
    assert (opened.by, opened.why) == (officer, "ตรวจใบรับรอง")
    for _press in range(2):
        assert office.post(page_of(sent, "verify/"), PASS)["Location"] == page_of(sent)
    sent.refresh_from_db()
    assert (sent.state, sent.verified_by, sent.looked_up) == ("verified", officer, "found")
    letter = Letter.objects.get(template="certificate-verified")
    assert letter.to_user == make.owner_of(merchant) and sent.number in letter.body
    assert letter.subject == "ฮาลาล (มีใบรับรอง) ของร้าน กลุ่มแม่บ้านแหลมโพธิ์ ตรวจผ่านแล้ว"


def test_a_paper_opens_only_for_a_purpose_and_by_post(office, sent):
    refused = office.post(page_of(sent, "paper/"), {}, follow=True)
    assert "เลือกว่าเปิดเอกสารเพื่ออะไร" in refused.content.decode()
    assert office.get(page_of(sent, "paper/"))["Location"] == page_of(sent)
    assert not Event.objects.about(sent).filter(verb="opened").exists()


def test_passing_needs_both_comparisons(office, sent):
    office.post(page_of(sent, "paper/"), {"purpose": "verify"})
    errors = office.post(page_of(sent, "verify/"), {}).context["verifying"].errors
    assert errors == {
        "paper": ["เทียบกับเอกสารให้ครบก่อน แล้วทำเครื่องหมายที่ช่องนี้"],
        "looked_up": ["เลือกว่าตรวจเลขกับผู้ออกแล้วได้ผลอย่างไร"],
    }
    sent.refresh_from_db()
    assert sent.state == "submitted"


def test_a_rejection_needs_words_and_the_merchant_reads_them(office, sent):
    bare = office.post(page_of(sent, "reject/"), {"reason": ""})
    assert bare.context["why"].errors["reason"] == ["เขียนให้ร้านเข้าใจว่าเพราะอะไรและต้องทำอย่างไร อย่างน้อยหนึ่งประโยค"]
    assert bare.context["open_act"] == "reject"
    for _press in range(2):
        office.post(page_of(sent, "reject/"), {"reason": "ถ่ายใหม่ให้เห็นวันหมดอายุ"})
    sent.refresh_from_db()
    assert (sent.state, sent.reason) == ("rejected", "ถ่ายใหม่ให้เห็นวันหมดอายุ")
    assert "ถ่ายใหม่ให้เห็นวันหมดอายุ" in Letter.objects.get(template="certificate-rejected").body


def test_nobody_verifies_for_her_own_shop(make, merchant, sent, signed_in):
    insider = make.officer()
    merchant.members.create(user=insider, role="helper")
    office = signed_in(insider)
    office.post(page_of(sent, "paper/"), {"purpose": "verify"})
    refused = office.post(page_of(sent, "verify/"), PASS)
    words = "คุณเป็นคนส่งใบนี้หรือเป็นคนในร้านนี้ ให้เจ้าหน้าที่คนอื่นตรวจแทน"
    assert refused.context["refusal"].message == words and words in office.get(page_of(sent)).content.decode()
    sent.refresh_from_db()
    assert sent.state == "submitted"


def test_one_number_stands_for_one_shop(office, make, sent):
    other = make.certificate(make.product(make.merchant("ร้านที่ใช้เลขนี้ก่อน")))
    page = office.get(page_of(sent)).content.decode()
    assert "เลขซ้ำกับอีกร้าน" in page and "ร้าน ที่ใช้เลขนี้ก่อน" in page
    office.post(page_of(sent, "paper/"), {"purpose": "verify"})
    refused = office.post(page_of(sent, "verify/"), PASS)
    assert refused.context["refusal"].message.startswith("เลขที่นี้เป็นของร้าน ที่ใช้เลขนี้ก่อน อยู่แล้ว")
    certificates.withdraw(certificate=other, by=make.officer(), reason="ใบปลอม")
    assert office.post(page_of(sent, "verify/"), PASS).status_code == 302


def test_what_ended_while_it_waited_does_not_pass(office, make, merchant):
    row = make.certificate_sent(make.product(merchant), days=3)
    with clock.at(clock.now() + 4 * DAY):
        office.post(page_of(row, "paper/"), {"purpose": "verify"})
        refused = office.post(page_of(row, "verify/"), PASS)
    assert "หมดอายุแล้ว จึงผ่านไม่ได้" in refused.context["refusal"].message


def test_suspended_restored_withdrawn(office, officer, make, sent):
    make.verified(sent, by=make.officer())
    office.post(page_of(sent, "suspend/"), {"reason": "ผู้ออกกำลังตรวจโรงงาน"})
    sent.refresh_from_db()
    assert sent.state == "suspended"
    office.post(page_of(sent, "restore/"))
    sent.refresh_from_db()
    assert (sent.state, sent.reason) == ("verified", "")
    office.post(page_of(sent, "withdraw/"), {"reason": "ผู้ออกถอนใบแล้ว"})
    late = office.post(page_of(sent, "restore/"))
    assert "รายการเปลี่ยนสถานะไปก่อนหน้านี้" in late.context["refusal"].message
    sent.refresh_from_db()
    assert sent.state == "withdrawn"
    told = Letter.objects.about(sent).values_list("template", flat=True)
    assert list(told) == [f"certificate-{what}" for what in ("verified", "suspended", "restored", "withdrawn")]


def test_a_new_name_is_confirmed_by_the_officer(office, make, merchant, sent):
    make.verified(sent, by=make.officer())
    cover = sent.covers.get()
    catalogue.change_product(product=cover.product, by=make.owner_of(merchant), name="น้ำบูดูสูตรใหม่")
    assert merchant.name in office.get(f"{LIST}?state=renamed").content.decode()
    assert "ตอนตรวจชื่อ “น้ำบูดูสายบุรี”" in office.get(page_of(sent)).content.decode()
    office.post(page_of(sent, f"names/{cover.pk}/"))
    cover.refresh_from_db()
    assert cover.product_name == "น้ำบูดูสูตรใหม่"
    assert [chip["count"] for chip in office.get(LIST).context["shelves"] if "state=renamed" in chip["url"]] == [0]


def test_a_product_whose_other_names_or_kind_changed_is_confirmed_as_well(office, make, merchant, sent):
    make.verified(sent, by=make.officer())
    cover = sent.covers.get()
    by = make.owner_of(merchant)
    for number, facts in enumerate(
        ({"name_en": "Golden budu"}, {"category": Category.objects.get(slug="condiment")}), 1
    ):
        catalogue.change_product(product=cover.product, by=by, **facts)
        assert merchant.name in office.get(f"{LIST}?state=renamed").content.decode()
        page = office.get(page_of(sent)).content.decode()
        assert "ร้านเปลี่ยนชื่อภาษาอื่นหรือหมวดของสินค้านี้แล้ว" in page and page_of(sent, f"names/{cover.pk}/") in page
        office.post(page_of(sent, f"names/{cover.pk}/"))
        cover.refresh_from_db()
        assert cover.product_name == cover.product.name
        assert Event.objects.about(sent).filter(verb="name_confirmed").count() == number


def test_one_tap_reminds_once_a_day(office, make, merchant):
    row = make.certificate(make.product(merchant), days=20)
    back = f"{LIST}?state=ending-30"
    first = office.post(page_of(row, "remind/"), {"next": back}, follow=True)
    assert first.redirect_chain[0][0] == back and f"เตือนร้าน {merchant.name} แล้ว" in first.content.decode()
    again = office.post(page_of(row, "remind/"), {"next": "https://evil.example/"}, follow=True)
    assert again.redirect_chain[0][0] == page_of(row)
    for no_path in ("xyz", "account_logout", "//evil.example/", "/\\evil.example"):
        assert office.post(page_of(row, "remind/"), {"next": no_path})["Location"] == page_of(row)
    assert "วันนี้เตือนร้านนี้เรื่องใบนี้ไปแล้ว พรุ่งนี้เตือนได้อีกครั้ง" in again.content.decode()
    assert Letter.objects.filter(template="certificate-ending").count() == 1
    with clock.at(clock.now() + DAY):
        office.post(page_of(row, "remind/"))
    assert Letter.objects.filter(template="certificate-ending").count() == 2


def test_what_ends_far_away_needs_no_reminder(office, make, merchant):
    row = make.certificate(make.product(merchant), days=91)
    refused = office.post(page_of(row, "remind/"), follow=True).content.decode()
    assert "ใบนี้ไม่ได้ใกล้หมดอายุ จึงไม่ต้องเตือน" in refused


def test_the_list_by_shelf_province_kind_and_words(make, merchant, signed_in):
    office = signed_in(make.officer())
    product = make.product(merchant)
    soon = make.certificate(product, days=20)
    make.certificate(product, days=80, kind="gi", number="สช 184")
    yala = make.merchant("ร้านยะลา", province="95")
    make.certificate_sent(make.product(yala), number="CICOT.HL 44 B555 010 04 63")
    with clock.at(clock.now() - 60 * DAY):
        make.certificate(product, days=30, number="CICOT.HL 45 B555 010 04 63")

    def shown(query):
        page = office.get(LIST + query)
        return [row["number"] for row in page.context["rows"]]

    assert shown("") == ["CICOT.HL 44 B555 010 04 63"]
    assert shown("?state=ending-30") == [soon.number]
    assert shown("?state=ending-90") == [soon.number, "สช 184"]
    assert shown("?state=over") == ["CICOT.HL 45 B555 010 04 63"]
    assert shown("?state=all&province=95") == ["CICOT.HL 44 B555 010 04 63"]
    assert shown("?state=all&kind=gi") == ["สช 184"]
    assert shown("?state=all&q=๑๘๔") == ["สช 184"]
    page = office.get(LIST)
    assert {str(chip["label"]): chip["count"] for chip in page.context["shelves"]} == {
        "รอตรวจ": 1,
        "สินค้าเปลี่ยนชื่อ": 0,
        "หมดอายุใน 30 วัน": 1,
        "หมดอายุใน 90 วัน": 2,
        "หมดอายุแล้ว": 1,
        "ใช้อยู่": 2,
        "ระงับไว้": 0,
        "ให้แก้แล้ว": 0,
        "ทั้งหมด": 4,
    }
    assert [(chip["label"], chip["count"]) for chip in page.context["provinces"]][:2] == [("ทุกจังหวัด", 1), ("ปัตตานี", 0)]


def test_drafts_are_nobodys_business(office, make, merchant):
    product = make.product(merchant)
    draft = catalogue.begin_certificate(
        merchant=merchant,
        kind=make.certificate_kind(),
        by=make.owner_of(merchant),
        products=[product],
        number="CICOT.HL 43 B555 010 04 63",
        issued_on=clock.today(),
        expires_on=clock.today() + DAY,
    )
    assert office.get(page_of(draft)).status_code == 404
    assert office.get(f"{LIST}?state=all").context["rows"] == []


def test_the_list_costs_the_same_with_3_and_with_30(office, make, merchant):
    def cost():
        office.get(f"{LIST}?state=valid")
        with CaptureQueriesContext(connection) as captured:
            assert office.get(f"{LIST}?state=valid").status_code == 200
        return len(captured)

    product, by = make.product(merchant), make.officer()
    for number in range(3):
        make.certificate(product, number=f"CICOT.HL 43 B555 0{number:02d} 04 63", by=by)
    with_3 = cost()
    for number in range(3, 30):
        make.certificate(product, number=f"CICOT.HL 43 B555 0{number:02d} 04 63", by=by)
    assert cost() == with_3 == 9


def test_the_export_holds_the_list_and_no_formula_runs(office, make, merchant):
    product = make.product(merchant, "=1+1")
    make.certificate(product, days=10, number="+66 HALAL")
    query = "?state=ending-30"
    sheet = office.get(f"{LIST}export.csv{query}")
    assert sheet.content.startswith(b"\xef\xbb\xbf") and "attachment" in sheet["Content-Disposition"]
    head, line = csv.reader(io.StringIO(sheet.content.decode("utf-8-sig")))
    told = dict(zip(head, line, strict=True))
    assert told["ร้าน"] == merchant.name and told["จังหวัด"] == "ปัตตานี"
    assert told["เลขที่"] == "'+66 HALAL" and told["สินค้าที่ครอบคลุม"] == "'=1+1"
    assert told["วันหมดอายุ"] == (clock.today() + 10 * DAY).isoformat() and told["เหลือ (วัน)"] == "10"
    assert told["โทรศัพท์ร้าน"] == "081-234-5678"
    book = openpyxl.load_workbook(io.BytesIO(office.get(f"{LIST}export.xlsx{query}").content))
    rows = list(book.active.iter_rows())
    assert len(rows) == 2 and {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    assert [cell.value for cell in rows[1]][10] == "'=1+1"
    assert len(office.get(f"{LIST}export.csv").content.decode().splitlines()) == 1  # nothing waits: the head alone


def test_the_home_says_who_waits_and_what_ends(office, make, merchant, sent):
    make.certificate(make.product(merchant), days=10, number="CICOT.HL 44 B555 010 04 63")
    home = office.get("/office/").context["panels"]
    [panel] = [panel for panel in home if panel.title == "ใบรับรอง"]
    assert [(task.label, task.number) for task in panel.tasks] == [
        ("ใบรับรองรอตรวจ", 1),
        ("หมดอายุใน 30 วัน", 1),
        ("หมดอายุแล้ว", 0),
    ]


def test_an_officer_of_another_province_changes_nothing(make, sent, signed_in):
    office = signed_in(make.officer(provinces=["95"]))
    for act, told in (("verify/", PASS), ("reject/", {"reason": "ไม่ผ่านเพราะไม่ชัด"}), ("remind/", {}), ("paper/", {})):
        assert office.post(page_of(sent, act), told).status_code == 404
    assert Certificate.objects.get(pk=sent.pk).state == "submitted"
