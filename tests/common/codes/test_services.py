import datetime
import re

import pytest
from django.conf import settings

from common import clock
from common.codes import invariants, jobs, services
from common.codes.errors import CodeOver, NoGateway, NoMobile, TooManySent, TooManyTries, WrongCode
from common.codes.models import Code, Tally
from common.letters import posting
from common.letters.models import Channel, Letter, LetterState

PHONE, ADDRESS = "+66812345678", "203.0.113.7"
NOON = datetime.datetime(2026, 11, 26, 5, 0, tzinfo=datetime.UTC)  # 12:00 in Bangkok
MINUTE = datetime.timedelta(minutes=1)


def sent(**changes) -> Code:
    return services.send(**{"purpose": "test", "phone": PHONE, "address": ADDRESS, "language": "th", **changes})


def digits_of(code: Code) -> str:
    """Read the digits where they still stand: in the letter that is not posted yet."""
    return Letter.objects.get(key=f"code-{code.pk}").secret


def typed(code: Code, text: str, **changes) -> Code:
    return services.check(**{"key": code.key, "purpose": "test", "typed": text, "address": ADDRESS, **changes})


def wrong(code: Code) -> str:
    return "000000" if digits_of(code) != "000000" else "000001"


@pytest.mark.django_db
class TestSending:
    def test_an_sms_carries_six_digits_in_her_language(self):
        letter = Letter.objects.get(key=f"code-{sent().pk}")
        assert (letter.channel, letter.to_phone, letter.language) == (Channel.SMS, PHONE, "th")
        assert re.fullmatch(r"\d{6}", letter.secret)
        assert letter.body == f"Kedai: รหัสของคุณคือ {letter.secret} ใช้ได้ 10 นาที ห้ามบอกรหัสนี้กับใคร"

    def test_the_digits_stand_nowhere_once_it_is_posted(self):
        code = sent()
        digits = digits_of(code)
        assert posting.post(Letter.objects.get().pk)
        letter = Letter.objects.get()
        assert letter.state == LetterState.POSTED
        assert letter.body == "Kedai: รหัสของคุณคือ •••••• ใช้ได้ 10 นาที ห้ามบอกรหัสนี้กับใคร"
        assert digits not in str(Letter.objects.values()) + str(Code.objects.values())
        assert typed(code, digits).phone == PHONE

    def test_a_code_that_came_too_late_is_not_posted_any_more_and_blotted_out(self):
        with clock.at(NOON):
            code = sent()
        digits = digits_of(code)
        with clock.at(NOON + 11 * MINUTE):
            assert not posting.post(Letter.objects.get().pk)
        letter = Letter.objects.get()
        assert (letter.state, letter.last_error, letter.secret) == (LetterState.FAILED, "TooLate", "")
        assert digits not in letter.body

    def test_a_landline_gets_none(self):
        with pytest.raises(NoMobile) as refused:
            sent(phone="+6673123456")
        assert str(refused.value) == ("เบอร์นี้รับ SMS ไม่ได้ ใส่เบอร์มือถือให้ครบ 10 หลักที่ขึ้นต้นด้วย 06, 08 หรือ 09 เช่น 081-234-5678")
        assert not Code.objects.exists() and not Letter.objects.exists() and not Tally.objects.exists()

    def test_without_a_gateway_none_is_sent_and_nothing_is_counted(self, settings):
        settings.SMS_BACKEND = ""
        with pytest.raises(NoGateway) as refused:
            sent()
        assert str(refused.value) == "เว็บนี้ยังส่ง SMS ไม่ได้ กรุณาเข้าสู่ระบบด้วยอีเมลและรหัสผ่าน หรือติดต่อเจ้าหน้าที่"
        assert not Code.objects.exists() and not Tally.objects.exists()

    def test_a_number_gets_five_an_hour_from_wherever_they_are_asked_for(self):
        with clock.at(NOON):
            for number in range(5):
                sent(address=f"203.0.113.{number}", purpose=f"purpose-{number}")
            with pytest.raises(TooManySent) as refused:
                sent(address="203.0.113.99")
            assert str(refused.value) == ("ขอรหัสหลายครั้งเกินไป ดูรหัสใน SMS ล่าสุดที่ได้รับก่อน ถ้ายังไม่ได้ ขอใหม่ได้หลังเวลา 13:00 น.")
            assert Code.objects.count() == Letter.objects.count() == 5
        with clock.at(NOON + 61 * MINUTE):
            sent()

    def test_the_window_slides(self):
        for minutes in (0, 50, 51, 52, 53):
            with clock.at(NOON + minutes * MINUTE):
                sent()
        with clock.at(NOON + 61 * MINUTE):
            sent()
            with pytest.raises(TooManySent, match="13:50 น"):
                sent()

    def test_an_address_asks_for_twenty_an_hour(self):
        for number in range(20):
            sent(phone=f"+6681234{number:04}")
        with pytest.raises(TooManySent):
            sent(phone="+66899999999")
        sent(phone="+66899999999", address="203.0.113.8")

    def test_what_is_refused_does_not_count_for_the_other(self):
        for number in range(20):
            sent(phone=f"+6681234{number:04}")
        for _again in range(6):
            with pytest.raises(TooManySent):
                sent(phone="+66899999999")
        for number in range(5):
            sent(phone="+66899999999", address=f"203.0.113.{100 + number}")


@pytest.mark.django_db
class TestTyping:
    @pytest.mark.parametrize(
        "spelt", ["{}", " {} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", "{0[0]}{0[1]}{0[2]}-{0[3]}{0[4]}{0[5]}"]
    )
    def test_the_right_code_fits_once_however_it_is_spelt(self, spelt):
        code = sent()
        digits = digits_of(code)
        assert typed(code, spelt.format(digits)).phone == PHONE
        with pytest.raises(CodeOver) as refused:
            typed(code, digits)
        assert str(refused.value) == "รหัสนี้หมดเวลาหรือใช้ไปแล้ว กดขอรหัสใหม่ แล้วใส่รหัสที่ได้รับล่าสุด"

    def test_thai_digits_fit(self):
        code = sent()
        thai = digits_of(code).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        assert typed(code, thai).used_at

    def test_a_wrong_code_is_refused_and_nothing_is_used_up(self):
        code = sent()
        for text in [wrong(code), "", "12", "รหัส", digits_of(code)[:5], digits_of(code) + "1"]:
            with pytest.raises(WrongCode) as refused:
                typed(code, text)
            assert str(refused.value) == "รหัสไม่ถูกต้อง ดูเลข 6 หลักใน SMS ล่าสุด แล้วใส่อีกครั้ง"
        assert typed(code, digits_of(code)).used_at

    @pytest.mark.parametrize("other", [{"purpose": "another"}, {"key": "x" * 32}, {"key": ""}])
    def test_it_fits_nothing_else(self, other):
        code = sent()
        with pytest.raises(CodeOver):
            typed(code, digits_of(code), **other)

    def test_it_fits_the_row_it_was_asked_about_and_no_other(self, make):
        mine, hers = make.user(), make.user()
        code = sent(about=mine)
        for about in [hers, None]:
            with pytest.raises(CodeOver):
                typed(code, digits_of(code), about=about)
        assert typed(code, digits_of(code), about=mine).used_at

    def test_after_ten_minutes_it_is_over(self):
        with clock.at(NOON):
            code = sent()
        with clock.at(NOON + 10 * MINUTE), pytest.raises(CodeOver):
            typed(code, digits_of(code))
        with clock.at(NOON + 10 * MINUTE - datetime.timedelta(seconds=1)):
            assert typed(code, digits_of(code)).used_at

    def test_ten_wrong_ones_for_a_number_and_even_the_right_one_waits(self):
        with clock.at(NOON):
            codes = [sent(purpose="test", address=f"203.0.113.{number}") for number in range(5)]
            for number in range(10):
                with pytest.raises(WrongCode):
                    typed(codes[number % 5], "no", address=f"198.51.100.{number}")
            with pytest.raises(TooManyTries) as refused:
                typed(codes[0], digits_of(codes[0]), address="192.0.2.1")
            assert str(refused.value) == (
                "ใส่รหัสผิดหลายครั้งเกินไป เพื่อความปลอดภัยจึงต้องพักก่อน ขอรหัสใหม่แล้วลองอีกครั้งหลังเวลา 13:00 น."
            )
            assert not Code.objects.filter(used_at__isnull=False).exists()
        with clock.at(NOON + 61 * MINUTE):
            code = sent()
            assert typed(code, digits_of(code)).used_at

    def test_ten_wrong_ones_from_an_address_over_many_numbers(self):
        codes = [sent(phone=f"+6681234{number:04}") for number in range(11)]
        for code in codes[:10]:
            with pytest.raises(WrongCode):
                typed(code, "no")
        with pytest.raises(TooManyTries):
            typed(codes[10], digits_of(codes[10]))
        assert typed(codes[10], digits_of(codes[10]), address="198.51.100.1").used_at

    def test_right_ones_do_not_count(self):
        for number in range(15):
            with clock.at(NOON + 13 * number * MINUTE):
                code = sent()
                assert typed(code, digits_of(code)).used_at
        assert [tally.moments for tally in Tally.objects.filter(kind__startswith="code-try")] == [[], []]


@pytest.mark.django_db
def test_a_warning_looks_like_a_code_and_nothing_fits_it():
    code = services.warn(purpose="test", phone=PHONE, address=ADDRESS, language="th", template="phone-wanted")
    assert Letter.objects.get().body == ("Kedai: มีคนขอใช้เบอร์นี้กับบัญชีอื่น เราไม่ได้เปลี่ยนอะไร ถ้าไม่ใช่คุณ ไม่ต้องทำอะไร")
    for text in ["", "000000", "123456"]:
        with pytest.raises(WrongCode):
            typed(code, text)
    for _again in range(4):
        services.warn(purpose="test", phone=PHONE, address=ADDRESS, language="th", template="phone-wanted")
    with pytest.raises(TooManySent):
        sent()


@pytest.mark.django_db
def test_no_number_and_no_address_stand_in_what_is_counted():
    with pytest.raises(WrongCode):
        typed(sent(), "no")
    kept = str(list(Tally.objects.values()))
    assert PHONE[3:] not in kept and ADDRESS not in kept and settings.SECRET_KEY not in kept


@pytest.mark.django_db
def test_old_ones_are_forgotten_and_the_books_agree():
    with clock.at(NOON):
        with pytest.raises(WrongCode):
            typed(sent(), "no")
    assert invariants.check() == []
    with clock.at(NOON + datetime.timedelta(hours=23)):
        assert jobs.run() == {"codes_deleted": 0, "tallies_deleted": 0}
    with clock.at(NOON + datetime.timedelta(hours=25)):
        assert jobs.run() == {"codes_deleted": 1, "tallies_deleted": 4}


@pytest.mark.django_db
def test_the_books_tell_who_got_more_than_allowed():
    tally = Tally.objects.create(kind="code-try-number", who="x", moments=[NOON.timestamp() + n for n in range(10)])
    assert invariants.check() == []
    tally.moments = [NOON.timestamp() + n for n in range(11)]
    tally.save()
    assert invariants.check() == [f"tally {tally.pk} (code-try-number): more than 10 within 1:00:00"]
    tally.moments = [NOON.timestamp(), *(NOON.timestamp() + 3600 + n for n in range(10))]
    tally.save()
    assert invariants.check() == []
