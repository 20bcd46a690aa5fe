"""An applicant's whole way on a 360 px phone, for every legal form, with JavaScript and without; and how long it is."""

import dataclasses

import pytest

from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Application

pytestmark = pytest.mark.browser
PASSWORD = "ruean-kolae-2569"
MOST_SCREENS = 12  # for a group with every mandatory paper
NUMBERS = {"individual": "1949900000013", "company": "0105550123451"}


@dataclasses.dataclass
class Way:
    """Counts what a person does: screens she meets, times she taps, fields she types into."""

    phone: object
    screens: int = 0
    taps: int = 0
    fields: int = 0

    def meet(self, words: str) -> None:
        self.screens += 1
        assert self.phone.reads(words), f"{self.phone.page.url} does not say {words!r}"

    def type(self, **fields: str) -> None:
        self.phone.fill(**fields)
        self.fields += len(fields)

    def choose(self, name: str, value: str) -> None:
        self.phone.choose(name, value)
        self.taps += 1

    def press(self, words: str) -> None:
        self.phone.press(words)
        self.taps += 1

    def photograph(self, file: str) -> None:
        self.phone.page.locator("input[type=file]").set_input_files(file)
        self.taps += 2  # open the camera, take the picture
        self.press("ส่งเอกสารนี้")


@pytest.fixture
def photo(make, tmp_path):
    file = tmp_path / "paper.jpg"
    file.write_bytes(make.picture_bytes((1200, 1600)))
    return str(file)


def walk(phone, photo: str, legal_form: str, kind: str) -> Way:
    """Apply by the shortest way: what must be given, nothing else."""
    way = Way(phone)
    phone.open("/apply/")
    way.meet("เปิดร้านของคุณบน Kedai")
    way.press("เริ่มสมัคร")
    way.meet("กิจการของคุณเป็นแบบไหน")
    way.choose("legal_form", legal_form)
    way.choose("type", kind)
    way.press("บันทึกและไปต่อ")
    way.meet("ชื่อกลุ่มหรือร้าน")
    way.type(name="ร้านทดลองบ้านปะเสยะวอ")
    way.press("บันทึกและไปต่อ")
    way.meet("ร้านอยู่ที่ไหน")
    way.type(line="12/3 ม.4", place_query="ปะเสยะวอ")
    way.press("บันทึกและไปต่อ")
    way.meet("ติดต่อใครได้")
    way.type(contact_name="ฟาตีเมาะ สาและ", phone="๐๘๑๒๓๔๕๖๗๘")
    way.press("บันทึกและไปต่อ")
    if legal_form in ("group", "cooperative"):
        way.meet("สมาชิกมีใครบ้าง")
        way.type(member_count="๑๒")
        if legal_form == "group":
            way.type(**{f"person_{number}": f"สมาชิก {number}" for number in range(1, 8)})
        way.press("บันทึกและไปต่อ")
    if legal_form == "group":
        way.meet("ใครลงนามแทนกลุ่มได้")
        way.choose("signing_rule", "two_together")
        way.type(signer_2="สมาชิก 2", signer_phone_2="0812345679")
        way.press("บันทึกและไปต่อ")
    if legal_form in NUMBERS:
        way.screens += 1
        way.type(**{"owner_number" if legal_form == "individual" else "company_number": NUMBERS[legal_form]})
        way.press("บันทึกและไปต่อ")
    while phone.page.locator("input[type=file]").count():
        way.screens += 1
        way.photograph(photo)
    way.meet("ก่อนมาขายกับเรา")
    way.type(income="๑๕,๐๐๐", fees="0")
    way.choose("channels", "market")
    way.press("บันทึกและไปต่อ")
    way.meet("ตรวจทานและส่ง")
    phone.page.locator("input[name=terms]").check(force=True)
    way.taps += 1
    way.press("ส่งใบสมัคร")
    assert phone.reads("ส่งแล้ว ตอนนี้คุณไม่ต้องทำอะไร")
    return way


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "none"])
@pytest.mark.parametrize(
    ("legal_form", "kind", "papers"),
    [
        ("group", "community_enterprise", {"tvc2", "minute", "chair_id"}),
        ("individual", "halal_producer", {"owner_id"}),
        ("company", "sme", {"company_certificate", "signer_id"}),
        ("cooperative", "otop_producer", {"coop_registration", "chair_id"}),
    ],
)
def test_the_whole_way_of_every_legal_form(screen, make, photo, legal_form, kind, papers, javascript):
    person, officer = make.user("applicant@example.test", first_name="ฟาตีเมาะ"), make.officer(provinces=["94"])
    phone = screen(javascript=javascript)
    phone.sign_in(person.email, PASSWORD)
    way = walk(phone, photo, legal_form, kind)
    assert way.screens <= MOST_SCREENS
    print(f"\n{legal_form}: {way.screens} screens, {way.taps} taps, {way.fields} fields")
    row = Application.objects.get()
    assert set(row.documents.values_list("paper", flat=True)) == papers
    onboarding.approve(application=make.judged(row, officer), by=officer)
    phone.open("/apply/")
    phone.follow("ไปหน้าจัดการร้าน")
    assert phone.page.url.endswith("/desk/") and phone.reads("ร้านทดลองบ้านปะเสยะวอ")
