"""Links in an SMS, opened on a 360 px phone with and without script: a helper comes in, a signer confirms an account."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from merchants.models import Member
from shop.payments import accounts

pytestmark = pytest.mark.browser
HELPER, MINE, HERS = "+66898887771", "+66812345670", "+66812345671"


def newest_sms(phone: str) -> str:
    """Read the newest SMS to ``phone`` as its holder does."""
    return max(Path(settings.SMS_ROOT).glob(f"*-{phone.removeprefix('+')}-*.txt")).read_text()


def link_in(sms: str) -> str:
    return re.search(r"https?://[^/]+(/\S+)", sms)[1]


def code_in(sms: str) -> str:
    return re.search(r"Kedai:\D*(\d{6})", sms)[1]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_helper_invited_by_phone_comes_in(screen, make, javascript):
    merchant = make.merchant()
    desk = screen(javascript=javascript)
    desk.sign_in(make.owner_of(merchant).email, make.PASSWORD)
    desk.open("/desk/team/")
    desk.fill(phone="๐๘๙-๘๘๘-๗๗๗๑", first_name="นูรีดา")
    desk.press("ส่งคำเชิญ")
    assert desk.reads("เชิญแล้ว รอคำตอบ")

    phone = screen(javascript=javascript)
    phone.open(link_in(newest_sms(HELPER)))
    assert phone.reads(merchant.name) and phone.reads("แก้บัญชีรับเงินและรายชื่อคนไม่ได้")
    phone.press("ตกลง ส่งรหัสให้ฉัน")
    phone.fill(code=code_in(newest_sms(HELPER)))
    phone.press("ยืนยันและเข้าร้าน")
    assert phone.page.url.endswith("/desk/") and phone.reads("สวัสดี คุณนูรีดา")
    assert Member.objects.get(user__phone=HELPER).role == "helper"

    phone.open("/desk/leave/")
    phone.press("ส่งรหัสไปที่ 089-888-7771")  # who she is, once more
    phone.fill(code=code_in(newest_sms(HELPER)))
    phone.press("ยืนยัน")
    phone.choose("becomes", "gone")
    phone.press("ยืนยัน")
    assert phone.reads(f"คุณออกจากร้าน {merchant.name} แล้ว")
    assert not Member.objects.filter(user__phone=HELPER).exists()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_groups_second_signer_confirms_its_account(screen, make, javascript):
    owner = make.user(first_name="แมะแย", phone=MINE, phone_verified=True)
    merchant = make.merchant(owner=owner, register=make.SIGNERS)
    desk = screen(javascript=javascript)
    desk.sign_in(owner.email, make.PASSWORD)
    desk.open("/desk/payout/account/?type=mobile")
    desk.fill(password=make.PASSWORD)
    desk.submit("form:has(input[name=password])")
    desk.fill(proxy="089-876-5432", holder_name="กลุ่มแม่บ้านทดสอบ")
    desk.press("บันทึกบัญชีรับเงิน")
    assert desk.reads("บัญชีใหม่ยังไม่ใช้") and desk.reads("ซารีนา มะ")

    phone = screen(javascript=javascript)
    phone.open(link_in(newest_sms(HERS)))
    assert phone.reads("••••••5432") and phone.reads("กลุ่มแม่บ้านทดสอบ")
    phone.press("ตรวจแล้ว ส่งรหัสให้ฉัน")
    assert accounts.account_of(merchant) is None
    phone.fill(code=code_in(newest_sms(HERS)))
    phone.press("ถูกต้อง ใช้บัญชีใหม่นี้")
    assert phone.reads("ยืนยันครบแล้ว")
    assert accounts.account_of(merchant).proxy == "0898765432"
    desk.open("/desk/payout/")
    assert desk.reads("เงินจากลูกค้าเข้าบัญชีนี้") and not desk.reads("บัญชีใหม่ยังไม่ใช้")
