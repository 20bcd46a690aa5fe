"""The officer's way over HTTP: the queue, the case, papers with a purpose, decisions; and the fences around it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.audit.models import Event
from common.letters.models import Letter
from merchants.models import Merchant
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application, Requirement, Verdict

WHY = "รูป ท.ว.ช.2 มองไม่ชัด ถ่ายใหม่ให้เห็นรหัส"


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


def text_of(response) -> str:
    return response.content.decode()


def test_the_whole_way_of_an_officer(signed_in, officer, submitted, make):
    row = submitted()
    client = signed_in(officer)
    assert row.name in text_of(client.get("/office/applications/"))
    page = text_of(client.get(f"/office/applications/{row.pk}/"))
    assert "081-234-5670" in page and "ท.ว.ช.2" in page and "ได้รับใบสมัครเปิดร้านของ" in page
    assert client.post(f"/office/applications/{row.pk}/take/")["Location"] == f"/office/applications/{row.pk}/"
    client.post(f"/office/applications/{row.pk}/return/", {"reason": WHY})
    row.refresh_from_db()
    assert (row.state, row.reason, row.reviewer) == ("returned", WHY, officer)
    onboarding.submit(application=row, by=row.applicant, agreed={"terms": True})
    client.post(f"/office/applications/{row.pk}/take/")
    page = text_of(client.post(f"/office/applications/{row.pk}/accept-answers/", follow=True))
    assert "ให้คำตอบ 9 ข้อผ่านแล้ว เหลือดูเอกสารทีละใบ" in page and "เหลืออีก 3 ข้อ" in page
    for key in make.papers_of(row):
        answer = client.post(f"/office/applications/{row.pk}/accept/{key}/")
        assert answer["Location"] == f"/office/applications/{row.pk}/#r-{key}"
    page = text_of(client.post(f"/office/applications/{row.pk}/approve/", follow=True))
    assert "อนุมัติแล้ว ร้านเปิดและเราเขียนถึงผู้สมัครแล้ว" in page
    row.refresh_from_db()
    assert row.state == "approved" and Merchant.objects.get() == row.merchant


def test_a_paper_is_opened_by_post_with_a_purpose_and_logged(signed_in, officer, submitted):
    row = submitted()
    document = row.documents.get(paper="chair_id")
    client, url = signed_in(officer), f"/office/applications/{row.pk}/documents/{document.pk}/open/"
    assert client.get(url)["Location"] == f"/office/applications/{row.pk}/"
    assert client.post(url, {"purpose": "curious"})["Location"] == f"/office/applications/{row.pk}/"
    assert client.post(url, {}).status_code == 302
    assert not Event.objects.about(document).exists()
    response = client.post(url, {"purpose": "review"})
    assert response.content.startswith(b"\xff\xd8\xff") and response["X-Content-Type-Options"] == "nosniff"
    event = Event.objects.about(document).get()
    assert (event.verb, event.by, event.why) == ("opened", officer, "ตรวจใบสมัคร")
    assert "คุณเอง เปิดดู · ตรวจใบสมัคร" in text_of(client.get(f"/office/applications/{row.pk}/"))


def test_a_paper_of_another_application_is_404(signed_in, officer, submitted):
    row, other = submitted(), submitted()
    document = other.documents.get(paper="tvc2")
    url = f"/office/applications/{row.pk}/documents/{document.pk}/open/"
    assert signed_in(officer).post(url, {"purpose": "review"}).status_code == 404


def test_another_province_is_404(signed_in, make, submitted):
    row = submitted(province="95")
    document = row.documents.get(paper="tvc2")
    client = signed_in(make.officer(provinces=["94"]))
    assert row.name not in text_of(client.get("/office/applications/"))
    assert client.get(f"/office/applications/{row.pk}/").status_code == 404
    for verb in ("take/", "return/", "approve/", "reject/", f"documents/{document.pk}/open/"):
        response = client.post(f"/office/applications/{row.pk}/{verb}", {"reason": WHY, "purpose": "review"})
        assert response.status_code == 404
    row.refresh_from_db()
    assert row.state == "submitted" and not Event.objects.about(document).exists()


def test_viewers_shoppers_and_strangers_stay_outside(signed_in, client, make, submitted):
    row = submitted()
    assert client.get("/office/applications/")["Location"].startswith("/accounts/login/")
    for person in (make.viewer(provinces=["94"]), make.user(), row.applicant):
        assert signed_in(person).get("/office/applications/").status_code == 404
        assert signed_in(person).get(f"/office/applications/{row.pk}/").status_code == 404
        assert signed_in(person).post(f"/office/applications/{row.pk}/approve/").status_code == 404
    assert not Merchant.objects.exists()


def test_a_draft_is_the_applicants_own(signed_in, officer, draft):
    row = draft()
    client = signed_in(officer)
    assert row.name not in text_of(client.get("/office/applications/?state=all"))
    assert client.get(f"/office/applications/{row.pk}/").status_code == 404


def test_the_second_officer_sees_what_happened(signed_in, make, officer, submitted):
    row = make.judged(submitted(), officer)
    onboarding.approve(application=row, by=officer)
    letters = Letter.objects.count()
    response = signed_in(make.officer()).post(f"/office/applications/{row.pk}/reject/", {"reason": WHY})
    assert response.status_code == 409
    assert "คุณอัสมาอนุมัติใบสมัครนี้ไปแล้วเมื่อ" in text_of(response)
    row.refresh_from_db()
    assert row.state == "approved" and Letter.objects.count() == letters


def test_a_double_click_is_calm(signed_in, officer, submitted, make):
    row = make.judged(submitted(), officer)
    client = signed_in(officer)
    for _time in range(2):
        assert client.post(f"/office/applications/{row.pk}/approve/").status_code == 302
    assert Merchant.objects.count() == 1
    assert Letter.objects.filter(template="application-approved").count() == 1


@pytest.mark.parametrize(
    ("verb", "status", "sentence"),
    [
        ("return", 409, "เลือกข้อที่ต้องแก้อย่างน้อยหนึ่งข้อ หรือเขียนให้ผู้สมัครเข้าใจว่าต้องแก้อะไร"),
        ("reject", 200, "กรุณาเขียนเหตุผลให้ผู้สมัครเข้าใจว่าต้องแก้อะไร อย่างน้อยหนึ่งประโยค"),
    ],
)
def test_a_missing_reason_is_said_beside_its_field(signed_in, officer, submitted, verb, status, sentence):
    row = submitted()
    response = signed_in(officer).post(f"/office/applications/{row.pk}/{verb}/", {"reason": "  "})
    assert response.status_code == status
    assert sentence in text_of(response)
    row.refresh_from_db()
    assert row.state == "submitted"


def test_her_own_application_is_refused_on_the_page(signed_in, officer, submitted):
    row = submitted(applicant=officer)
    response = signed_in(officer).post(f"/office/applications/{row.pk}/approve/")
    assert response.status_code == 409 and "จึงตรวจหรือตัดสินเองไม่ได้" in text_of(response)
    assert not Merchant.objects.exists()


def test_the_longest_waiting_stands_first(signed_in, officer, submitted):
    now = clock.now()
    with clock.at(now - datetime.timedelta(days=1)):
        submitted(name="กลุ่มเมื่อวาน")
    with clock.at(now - datetime.timedelta(days=9)):
        submitted(name="กลุ่มเก้าวันก่อน")
    page = text_of(signed_in(officer).get("/office/applications/"))
    assert page.index("กลุ่มเก้าวันก่อน") < page.index("กลุ่มเมื่อวาน")
    assert "9 วัน" in page and "1 วัน" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"บูดู", "กรือโป๊ะ"}),
        ("q=บูดู", {"บูดู"}),
        ("q=๐๘๑-๒๓๔-๕๖๗๐", {"บูดู", "กรือโป๊ะ"}),
        ("q=081234", {"บูดู", "กรือโป๊ะ"}),
        ("q=0899999999", set()),
        ("q=%25%27--", set()),
        ("q=" + "ก" * 500, set()),
        ("state=approved", set()),
        ("state=all", {"บูดู", "กรือโป๊ะ"}),
        ("state=nonsense&province=00&page=99999", {"บูดู", "กรือโป๊ะ"}),
        ("province=95", {"กรือโป๊ะ"}),
        ("whose=mine", set()),
        ("whose=nobody", {"บูดู", "กรือโป๊ะ"}),
        ("whose=everybody&type=nonsense", {"บูดู", "กรือโป๊ะ"}),
        ("type=community_enterprise", {"บูดู", "กรือโป๊ะ"}),
        ("type=sme", set()),
        ("q=5-94-07-03/1-0012", {"บูดู"}),
        ("q=๕๙๔๐๗๐๓๑๐๐๑๒", {"บูดู"}),
    ],
)
def test_the_queue_is_searched_and_narrowed(signed_in, make, draft, submitted, asked, found):
    budu = draft(name="กลุ่มบูดู")
    make.sent(onboarding.answer(application=budu, by=budu.applicant, values={"community_number": "5-94-07-03/1-0012"}))
    submitted(name="กลุ่มกรือโป๊ะ", province="95")
    response = signed_in(make.officer()).get(f"/office/applications/?{asked}")
    names = {row["application"].name.removeprefix("กลุ่ม") for row in response.context["cases"]}
    assert response.status_code == 200 and names == found


def test_the_queue_is_found_by_application_number(signed_in, officer, submitted):
    row = submitted()
    response = signed_in(officer).get(f"/office/applications/?q=%23{row.pk}")
    assert [case["application"] for case in response.context["cases"]] == [row]


def test_the_queue_costs_the_same_with_5_and_60(signed_in, make, submitted):
    client = signed_in(make.officer())
    row = submitted()

    def more(count: int) -> None:
        for _time in range(count):
            row.pk, row.applicant = None, make.user()
            row.save(force_insert=True)

    more(4)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/office/applications/")
    more(55)
    with CaptureQueriesContext(connection) as many:
        page = client.get("/office/applications/")
    assert Application.objects.count() == 60
    assert len(page.context["cases"]) == 50 and "หน้า 1 จาก 2" in text_of(page)
    assert len(few) == len(many) <= 8


def test_a_requirement_is_rejected_and_waived_on_the_page(signed_in, officer, submitted):
    row = submitted()
    client, page = signed_in(officer), f"/office/applications/{row.pk}/"
    client.post(f"{page}take/")
    seen = next(
        card["seen"]
        for part in client.get(page).context["parts"]
        for card in part["cards"]
        if card["row"].key == "tvc2"
    )
    client.post(f"{page}mend/tvc2/", {"reason": "unclear", "note": "ถ่ายในที่สว่าง", "seen": seen})
    client.post(f"{page}waive/minute/", {"note": "มีสำเนาที่สำนักงานแล้ว"})
    text = text_of(client.get(page))
    assert "รูปไม่ชัด อ่านไม่ออก · ถ่ายในที่สว่าง" in text and "มีสำเนาที่สำนักงานแล้ว" in text
    client.post(f"{page}return/", {"reason": ""})
    applicant = text_of(signed_in(row.applicant).get("/apply/"))
    assert "รูปไม่ชัด อ่านไม่ออก · ถ่ายในที่สว่าง" in applicant and "มีสำเนาที่สำนักงานแล้ว" not in applicant


@pytest.mark.parametrize(
    ("verb", "typed", "status", "sentence"),
    [
        ("mend/tvc2", {}, 200, "เลือกเหตุผล"),
        ("mend/tvc2", {"reason": "words", "note": "ค้างไว้ ", "seen": ""}, 302, ""),
        ("mend/tvc2", {"reason": "words", "note": ""}, 409, "กรุณาบอกเหตุผลของข้อนี้ ผู้สมัครจะได้รู้ว่าต้องทำอะไร"),
        ("waive/tvc2", {"note": "ก"}, 200, "ข้อความสั้นเกินไป"),
        ("waive/name", {"note": "ไม่ต้องมีชื่อ"}, 409, "ข้อนี้ยกเว้นไม่ได้ เพราะเปิดร้านไม่ได้ถ้าไม่มี"),
        ("accept/tvc3", {}, 409, "ข้อนี้ยังไม่มีคำตอบหรือเอกสาร"),
        ("accept/nothing", {}, 409, "ข้อนี้ไม่อยู่ในรายการที่ต้องใช้แล้ว"),
        ("accept/tvc2", {"seen": "0-0"}, 409, "ผู้สมัครเพิ่งเปลี่ยนข้อนี้ระหว่างที่คุณตรวจ"),
    ],
)
def test_a_verdict_is_refused_in_words_and_what_was_typed_stays(
    signed_in, officer, submitted, verb, typed, status, sentence
):
    row = submitted()
    client, page = signed_in(officer), f"/office/applications/{row.pk}/"
    client.post(f"{page}take/")
    response = client.post(f"{page}{verb}/", typed)
    assert response.status_code == status
    if status != 302:
        assert sentence in text_of(response)
        assert Verdict.objects.count() == 0
        assert all(value in text_of(response) for name, value in typed.items() if name != "seen")


def test_the_same_number_elsewhere_is_shown_to_officers_and_not_to_applicants(signed_in, officer, draft, make):
    row, twin = draft(), draft(name="กลุ่มแฝด", province="95")
    for each in (row, twin):
        number = {"community_number": "5-94-07-03/1-0012"}
        make.sent(onboarding.answer(application=each, by=each.applicant, values=number))
    page = text_of(signed_in(officer).get(f"/office/applications/{row.pk}/"))
    assert "เลขหรือเบอร์เดียวกันอยู่ในใบสมัครอื่นด้วย" in page
    assert f"กลุ่มแฝด #{twin.pk}" in page
    onboarding.send_back(application=row, by=officer, reason="ตรวจเลขอีกครั้ง")
    for path in ("/apply/", "/apply/review/", "/apply/q/community_number/"):
        page = text_of(signed_in(row.applicant).get(path))
        assert "กลุ่มแฝด" not in page and "ใบสมัครอื่น" not in page


def test_a_case_goes_to_a_colleague(signed_in, officer, submitted, make):
    row, colleague = submitted(), make.officer(provinces=["94"])
    client, page = signed_in(officer), f"/office/applications/{row.pk}/"
    client.post(f"{page}take/")
    assert "เลือกเจ้าหน้าที่จากรายการ" in text_of(client.post(f"{page}hand-over/", {"officer": "999"}))
    client.post(f"{page}hand-over/", {"officer": colleague.officer.pk})
    row.refresh_from_db()
    assert row.reviewer == colleague


def test_a_case_follows_the_newest_list_when_asked(signed_in, officer, submitted):
    row = submitted()
    client, page = signed_in(officer), f"/office/applications/{row.pk}/"
    assert "ใช้ฉบับใหม่" not in text_of(client.get(page))
    Requirement.objects.filter(key="minute").update(mandatory=False)
    assert "ใช้ฉบับใหม่" in text_of(client.get(page))
    client.post(f"{page}new-list/")
    row.refresh_from_db()
    assert row.requirement_list.number == 2
    assert client.post(f"{page}new-list/").status_code == 409


def test_a_case_costs_the_same_whatever_stands_on_it(signed_in, officer, draft, make):
    client = signed_in(officer)
    counted = []
    for without in ({"news"}, set()):
        row = make.sent(draft(without=without))
        if not without:
            onboarding.send_back(application=row, by=officer, reason="แก้ทุกข้อ")
            for key in ("tvc2", "minute", "chair_id", "bank_book", "tvc3"):
                make.add_paper(row, key, colour="#123456")
            make.sent(row)
            make.judged(row, officer)
        client.get(f"/office/applications/{row.pk}/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/office/applications/{row.pk}/")
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 26, counted
