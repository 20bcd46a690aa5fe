"""An officer in a village: the signal is gone, she types all the same, and it arrives once when the signal is back."""

import pytest

from merchants.onboarding.models import Application

pytestmark = pytest.mark.browser
PASSWORD = "ruean-kolae-2569"
NEW = "/office/applications/new/"
KEPT = "JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('kedai-assist-')))"


@pytest.fixture
def village(screen, make):
    """The phone of an officer who has opened the form once with signal."""
    officer = make.officer("officer@example.test", provinces=["94"])
    phone = screen()
    phone.sign_in(officer.email, PASSWORD)
    phone.open(NEW)
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.until("navigator.serviceWorker.controller !== null")
    return phone


def types(phone, number: str, name: str) -> None:
    phone.fill(phone=number, first_name=name, name=f"กลุ่มของ{name}", line="12/3 ม.4", place_query="ปะเสยะวอ")
    phone.choose("how", "spoken")
    phone.page.locator("select[name=legal_form]").select_option("group")
    phone.page.locator("select[name=type]").select_option("community_enterprise")


def presses(phone, words: str) -> None:
    phone.page.get_by_role("button", name=words).click()
    phone.page.locator("[data-said]").wait_for(state="visible")


def test_what_is_typed_without_signal_arrives_once(village):
    phone = village
    phone.signal(False)
    phone.page.goto(phone.base + NEW)
    assert phone.reads("ไม่มีสัญญาณ")
    for number, name in (("0899999901", "แยนะ"), ("0899999902", "แมะซง")):
        types(phone, number, name)
        presses(phone, "เก็บไว้ในเครื่องนี้")
    assert phone.reads("แยนะ · กลุ่มของแยนะ · 0899999901") and phone.reads("แมะซง")
    assert Application.objects.count() == 0
    phone.signal(True)
    phone.until("!localStorage.getItem('kedai-assist-queue')")
    for _time in range(2):
        phone.open(NEW)
        phone.page.wait_for_load_state("networkidle")
    rows = Application.objects.order_by("pk")
    assert [(row.name, row.province_code) for row in rows] == [("กลุ่มของแยนะ", "94"), ("กลุ่มของแมะซง", "94")]
    phone.forgive_no_signal()


def test_signal_lost_while_the_page_is_open(village):
    phone = village
    types(phone, "0899999903", "ซารีนา")
    phone.signal(False)
    presses(phone, "เริ่มใบสมัคร")
    assert phone.reads("ไม่มีสัญญาณ เก็บไว้ในเครื่องนี้แล้ว")
    phone.signal(True)
    phone.until("!localStorage.getItem('kedai-assist-queue')")
    assert Application.objects.get().name == "กลุ่มของซารีนา"
    phone.forgive_no_signal()


def test_a_draft_survives_closing_the_page_and_a_wrong_one_says_why(village):
    phone = village
    types(phone, "0899999904", "รอฮานี")
    phone.open("/office/")
    phone.open(NEW)
    assert phone.page.locator("[name=name]").input_value() == "กลุ่มของรอฮานี"
    phone.fill(phone="12")
    phone.signal(False)
    presses(phone, "เริ่มใบสมัคร")
    phone.signal(True)
    phone.page.locator("[data-said].notice--refused").wait_for()
    assert phone.reads("เบอร์นี้รับ SMS ไม่ได้")
    assert phone.page.locator("[name=name]").input_value() == "กลุ่มของรอฮานี"
    assert Application.objects.count() == 0
    phone.faults = [fault for fault in phone.faults if "422" not in fault]
    phone.forgive_no_signal()


def test_nothing_is_left_in_the_phone_after_signing_out_or_a_week(village):
    phone = village
    phone.signal(False)
    types(phone, "0899999905", "นูรียะ")
    presses(phone, "เริ่มใบสมัคร")
    assert "นูรียะ" in phone.page.evaluate(KEPT)
    phone.page.evaluate(
        """const rows = JSON.parse(localStorage.getItem('kedai-assist-queue'));
           rows.forEach((row) => (row.at -= 8 * 86400e3));
           localStorage.setItem('kedai-assist-queue', JSON.stringify(rows));"""
    )
    phone.page.goto(phone.base + NEW)
    assert "นูรียะ" not in phone.page.evaluate(KEPT)
    types(phone, "0899999906", "ฮาลีเมาะ")
    phone.signal(True)
    assert "ฮาลีเมาะ" in phone.page.evaluate(KEPT)
    phone.open("/accounts/logout/")
    phone.press("ออกจากระบบ")
    assert phone.page.evaluate(KEPT) == "[]"
    # style sheets of the page that follows may stay, nobody's words; the browser deletes in its own time
    phone.until("caches.keys().then((all) => all.every((name) => name === 'kedai-looks'))")
    assert Application.objects.count() == 0
    phone.forgive_no_signal()
