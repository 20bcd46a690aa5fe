"""Who sells: suspended and reopened with a reason; helpers come and go; the last owner stays."""

import pytest

from common.audit.models import Event
from common.letters.models import Letter
from common.versions import services as versions
from merchants import invariants, membership, slugs
from merchants import services as merchants
from merchants.errors import LastOwner, MerchantClosed, ReasonMissing
from merchants.models import Member, Merchant, MerchantState

WHY = "ใบอนุญาตหมดอายุ รอใบใหม่"


def verbs(merchant) -> list[str]:
    """What happened since the shop was opened."""
    return list(Event.objects.about(merchant).exclude(verb="opened").values_list("verb", flat=True))


def test_suspending_and_reopening_write_diary_letters_and_versions(make):
    merchant, officer = make.merchant(), make.officer()
    before = versions.current("catalogue")
    for _time in range(2):
        merchants.suspend(merchant=merchant, by=officer, reason=WHY)
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.SUSPENDED
    assert verbs(merchant) == ["suspended"]
    assert WHY in Letter.objects.get(template="merchant-suspended").body
    assert versions.current("catalogue") != before
    for _time in range(2):
        merchants.reopen(merchant=merchant, by=officer, reason="ได้รับใบใหม่แล้ว")
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.OPEN
    assert verbs(merchant) == ["suspended", "reopened"]
    merchants.suspend(merchant=merchant, by=officer, reason=WHY)
    assert Letter.objects.filter(template="merchant-suspended").count() == 2


def test_every_owner_is_told_and_no_helper(make):
    merchant = make.merchant()
    make.helper_of(merchant)
    merchants.suspend(merchant=merchant, by=make.officer(), reason=WHY)
    assert Letter.objects.get().to_user == make.owner_of(merchant)


@pytest.mark.parametrize("verb", [merchants.suspend, merchants.reopen])
def test_no_turn_without_a_reason(make, verb):
    merchant = make.merchant()
    with pytest.raises(ReasonMissing) as refused:
        verb(merchant=merchant, by=make.officer(), reason="   ")
    assert refused.value.message == "กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค"
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.OPEN and verbs(merchant) == []


@pytest.mark.parametrize("verb", [merchants.suspend, merchants.reopen])
def test_a_closed_merchant_stays_closed(make, verb):
    merchant = make.merchant("ร้านเก่า")
    Merchant.objects.update(state=MerchantState.CLOSED)
    with pytest.raises(MerchantClosed) as refused:
        verb(merchant=merchant, by=make.officer(), reason=WHY)
    assert refused.value.message.startswith("ร้าน เก่า ปิดถาวรแล้ว")
    merchant.refresh_from_db()
    assert merchant.state == MerchantState.CLOSED


def test_a_helper_leaves_and_twice_is_once(make):
    merchant = make.merchant()
    member = Member.objects.get(user=make.helper_of(merchant))
    for _time in range(2):
        membership.remove_member(merchant=merchant, member=member, by=make.owner_of(merchant))
    assert verbs(merchant) == ["member_removed"]
    assert Member.objects.filter(merchant=merchant).count() == 1


def test_the_last_owner_stays(make):
    merchant = make.merchant()
    owner = Member.objects.get(merchant=merchant)
    with pytest.raises(LastOwner) as refused:
        membership.remove_member(merchant=merchant, member=owner, by=owner.user)
    assert refused.value.message == "ร้านต้องมีเจ้าของอย่างน้อยหนึ่งคน จึงนำเจ้าของคนสุดท้ายออกไม่ได้"
    assert Member.objects.filter(merchant=merchant).count() == 1


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("กลุ่มแม่บ้านบูดู", "maebanbudu"),
        ("วิสาหกิจชุมชน Budu House", "budu-house"),
        ("โกปี๊เบตง", "kopibetng"),
        ("★", ""),
        ("กก", ""),
    ],
)
def test_a_name_is_read_aloud_for_its_address(name, slug):
    assert slugs.readable(name) == slug


def test_a_merchant_nobody_owns_is_found(make):
    merchant = make.merchant()
    assert invariants.check() == []
    Member.objects.all().delete()
    assert invariants.check() == [f"merchant {merchant.pk}: nobody owns it"]
