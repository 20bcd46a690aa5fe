"""The office: home for officers and viewers, the list of merchants, one merchant's file, suspending and reopening."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from merchants import services as merchants
from merchants.models import MerchantState
from merchants.onboarding import panels

WHY = "ใบอนุญาตหมดอายุ รอใบใหม่"


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture(autouse=True)
def own_panels(settings):
    settings.OFFICE_PANELS = [name for name in settings.OFFICE_PANELS if name.startswith("merchants.")]


@pytest.fixture
def officer(make):
    return make.officer(provinces=["94"])


def test_home_shows_who_waits_and_how_many_there_are(signed_in, officer, make):
    make.merchant(), make.merchant("ร้านยะลา", province="95")
    make.application_waiting()
    page = text_of(signed_in(officer).get("/office/"))
    assert "สวัสดี คุณอัสมา" in page and "ตรวจใบสมัคร" in page
    assert "ปัตตานี" in page and "ยะลา" not in page
    assert panels.waiting(officer.officer).tasks[0].number == 1


def test_a_viewer_sees_numbers_and_no_way_to_applications(signed_in, make):
    make.application_waiting()
    page = text_of(signed_in(make.viewer(provinces=["94"])).get("/office/"))
    assert "รอตรวจ" in page and "/office/applications/" not in page


def test_the_list_keeps_to_her_provinces(signed_in, officer, make):
    make.merchant("กลุ่มปัตตานี"), make.merchant("กลุ่มยะลา", province="95")
    for person in (officer, make.viewer(provinces=["94"])):
        page = text_of(signed_in(person).get("/office/merchants/?province=95"))
        assert "กลุ่มยะลา" not in page
        page = text_of(signed_in(person).get("/office/merchants/"))
        assert "กลุ่มปัตตานี" in page and "กลุ่มยะลา" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"หนึ่ง", "สอง"}),
        ("province=95", {"สอง"}),
        ("state=suspended", {"สอง"}),
        ("q=หนึ่ง", {"หนึ่ง"}),
        ("q=%27%25--", set()),
        ("state=x&province=x&page=999", {"หนึ่ง", "สอง"}),
    ],
)
def test_the_list_is_searched_and_narrowed(signed_in, make, asked, found):
    make.merchant("หนึ่ง")
    merchants.suspend(merchant=make.merchant("สอง", province="95"), by=make.officer(), reason=WHY)
    response = signed_in(make.officer()).get(f"/office/merchants/?{asked}")
    assert {row["merchant"].name for row in response.context["rows"]} == found


def test_the_list_costs_the_same_with_5_and_60(signed_in, make):
    client = signed_in(make.officer())
    for _time in range(5):
        make.merchant()
    with CaptureQueriesContext(connection) as few:
        client.get("/office/merchants/")
    for _time in range(55):
        make.merchant()
    with CaptureQueriesContext(connection) as many:
        client.get("/office/merchants/")
    assert len(few) == len(many) <= 7


def test_the_file_of_one_merchant(signed_in, officer, make):
    merchant = make.merchant("กลุ่มบูดู")
    page = text_of(signed_in(officer).get(f"/office/merchants/{merchant.pk}/"))
    assert "กลุ่มบูดู" in page and "081-234-5678" in page and "ฟาตีเมาะ" in page


def test_another_province_and_a_viewer_meet_404(signed_in, make):
    merchant = make.merchant()
    for person in (make.officer(provinces=["95"]), make.viewer(provinces=["94"]), make.user(), make.owner_of(merchant)):
        client = signed_in(person)
        assert client.get(f"/office/merchants/{merchant.pk}/").status_code == 404
        for verb in ("suspend", "reopen"):
            response = client.post(f"/office/merchants/{merchant.pk}/{verb}/", {"reason": WHY})
            assert response.status_code == 404
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.OPEN


def test_suspending_and_reopening(signed_in, officer, make):
    merchant = make.merchant("กลุ่มบูดู")
    client = signed_in(officer)
    page = text_of(client.post(f"/office/merchants/{merchant.pk}/suspend/", {"reason": WHY}, follow=True))
    assert "ระงับร้าน กลุ่มบูดู แล้ว สินค้าของร้านหยุดขายทันที" in page and WHY in page
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.SUSPENDED
    client.post(f"/office/merchants/{merchant.pk}/reopen/", {"reason": "ได้ใบใหม่แล้ว"})
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.OPEN


def test_without_a_reason_nothing_turns(signed_in, officer, make):
    merchant = make.merchant()
    page = text_of(signed_in(officer).post(f"/office/merchants/{merchant.pk}/suspend/", {"reason": ""}))
    assert "กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค" in page
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.OPEN


def test_the_office_is_closed_to_others(signed_in, client, make):
    assert client.get("/office/")["Location"].startswith("/accounts/login/")
    assert signed_in(make.user()).get("/office/").status_code == 404
    gone = make.officer()
    gone.officer.active = False
    gone.officer.save()
    assert signed_in(gone).get("/office/").status_code == 404


def test_from_every_page_of_the_office_one_reaches_ones_account_and_gets_out(signed_in, officer):
    page = text_of(signed_in(officer).get("/office/merchants/"))
    head = page[page.index('class="office-top"') : page.index("<main")]
    assert "บัญชีของฉัน" in head and 'href="/accounts/2fa/"' in head and 'href="/accounts/logout/"' in head


def test_provinces_are_named_in_the_readers_language(signed_in, make):
    make.merchant("กลุ่มปัตตานี")
    page = text_of(signed_in(make.officer("two@office.test", provinces=["94", "95"])).get("/en/office/merchants/"))
    assert "Pattani" in page and "Yala" in page and "ยะลา" not in page
