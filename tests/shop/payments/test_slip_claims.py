"""What a slip says is read off its picture; the same transfer or picture elsewhere is flagged to both sides and pays for nobody."""

import pytest
import slips_made
from django.db import IntegrityError, transaction

from shop.payments import services as payments
from shop.payments import slip_pictures, slip_qr, slips
from shop.payments.errors import LookTwice, NoSlipCode, SlipUsedBefore
from shop.payments.models import Payment, Slip

pytestmark = pytest.mark.django_db
REFERENCE = "01632712345678901234"
TEXT = "0041000600000101030040220016327123456789012345102TH9104BD43"


@pytest.fixture
def payment(make):
    return payments.payment_of(make.order())


@pytest.fixture
def elsewhere(make):
    """A payment at another merchant."""
    return payments.payment_of(make.order())


def now(row):
    return type(row).objects.get(pk=row.pk)


def test_bank_and_number_are_read_off_the_picture_and_kept(payment):
    slip = now(payments.send_slip(payment=payment, picture=slips_made.slip(REFERENCE)))
    assert (slip.bank, slip.reference, slip.flags) == ("004", REFERENCE, [])
    assert slip.code.bank_name == "ธนาคารกสิกรไทย" and len(slip.marks) > 6


def test_no_code_and_a_strange_one_are_flagged(payment, elsewhere):
    none = payments.send_slip(payment=payment, picture=slips_made.slip(text=""))
    wrong = slip_qr.compose(bank="004", reference=REFERENCE)[:-1] + "0"
    strange = payments.send_slip(
        payment=elsewhere, picture=slips_made.slip("20261123ABCDEF98710", satang=9_900, text=wrong)
    )
    assert (none.flags, none.reference) == (["no_code"], "")
    assert (strange.flags, strange.reference) == (["strange_code"], "")


def test_the_same_transfer_on_another_order_is_flagged_to_both_and_pays_for_nobody_by_itself(make, payment, elsewhere):
    first = payments.send_slip(payment=payment, picture=slips_made.slip(REFERENCE))
    again = slips_made.clean(slips_made.image(REFERENCE).resize((900, 1600)), quality=60)
    second = payments.send_slip(payment=elsewhere, picture=again)
    assert now(first).flags == now(second).flags == ["same_transfer"]
    for slip in (first, second):
        with pytest.raises(LookTwice):
            payments.accept_slip(slip=now(slip), by=None)
    assert set(Payment.objects.values_list("state", flat=True)) == {"claimed"}
    # whose money it is decides who looked; then it is used up
    payments.accept_slip(slip=now(second), by=make.owner_of(elsewhere.order.merchant), looked_twice=True)
    with pytest.raises(SlipUsedBefore):
        payments.accept_slip(slip=now(first), by=make.owner_of(payment.order.merchant), looked_twice=True)
    assert (now(payment).state, now(elsewhere).state) == ("claimed", "confirmed")


def test_another_shops_order_is_never_named(make, payment, elsewhere):
    payments.send_slip(payment=payment, picture=slips_made.slip(REFERENCE))
    second = payments.send_slip(payment=elsewhere, picture=slips_made.slip(REFERENCE))
    words = slips.twins_words(second, elsewhere.order.merchant)
    assert words == "สลิปหรือรูปเดียวกันนี้ส่งมากับคำสั่งซื้ออื่นด้วย"
    own = payments.payment_of(make.order(elsewhere.order.merchant))
    third = payments.send_slip(payment=own, picture=slips_made.slip(REFERENCE))
    said = slips.twins_words(third, elsewhere.order.merchant)
    assert elsewhere.order.number in said and payment.order.number not in said


@pytest.mark.parametrize(
    "changed",
    [
        lambda drawn: drawn,
        lambda drawn: drawn.resize((1080, 1920)),
        slips_made.cut,
        lambda drawn: slips_made.cut(drawn, top=0.12, bottom=0.33, scale=1.0),  # the code is cut away
    ],
    ids=["saved anew", "larger", "cut and smaller", "without its code"],
)
def test_the_same_picture_is_known_again(payment, elsewhere, changed):
    payments.send_slip(payment=payment, picture=slips_made.slip(REFERENCE, text=""))
    again = slips_made.clean(changed(slips_made.image(REFERENCE, text="")), quality=62)
    assert payments.send_slip(payment=elsewhere, picture=again).flags == ["no_code", "like_picture"]


def test_a_slip_whose_code_was_cut_away_is_known_by_its_picture(payment, elsewhere):
    payments.send_slip(payment=payment, picture=slips_made.slip(REFERENCE))
    without = slips_made.clean(slips_made.cut(slips_made.image(REFERENCE), top=0.1, bottom=0.38, scale=1.0))
    assert payments.send_slip(payment=elsewhere, picture=without).flags == ["no_code", "like_picture"]


def test_another_slip_of_the_same_bank_day_and_sum_is_another(payment, elsewhere):
    payments.send_slip(payment=payment, picture=slips_made.slip("01632712345678901234", text=""))
    other = payments.send_slip(payment=elsewhere, picture=slips_made.slip("01632798201347756120", text=""))
    assert other.flags == ["no_code"]


def test_the_text_of_a_code_is_as_good_as_its_picture(payment, elsewhere):
    slip = payments.send_code(payment=payment, text=f" {TEXT} ")
    assert (slip.bank, slip.reference, slip.file, slip.flags) == ("004", REFERENCE, None, [])
    assert now(payment).state == "claimed"
    with pytest.raises(NoSlipCode):
        payments.send_code(payment=elsewhere, text="00020101021129370016A000000677010111")
    assert now(elsewhere).state == "open"


def test_a_slip_that_says_nothing_is_no_row(payment):
    with pytest.raises(IntegrityError), transaction.atomic():
        Slip.objects.create(payment=payment)


def test_a_picture_of_nothing_has_no_marks(make):
    assert slip_pictures.read(make.picture().bytes) == slip_pictures.Reading()
