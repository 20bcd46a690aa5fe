import pytest

from shop.orders import carriers


@pytest.mark.parametrize(("serial", "digit"), [("47312482", 9), ("12345678", 5), ("98765432", 6), ("00000000", 5)])
def test_check_digits_of_postal_items(serial, digit):
    assert carriers.s10_check_digit(serial) == digit


@pytest.mark.parametrize(
    ("carrier", "typed", "written"),
    [
        ("thailand_post", "eb 1234 5678 5 th", "EB123456785TH"),
        ("thailand_post", "RR๔๗๓๑๒๔๘๒๙TH", "RR473124829TH"),
        ("flash", "TH01234567890A", "TH01234567890A"),
        ("jt", "jtth12345678", "JTTH12345678"),
        ("jt", "8201-2345-6789", "820123456789"),
        ("spx", "spxth0123456789", "SPXTH0123456789"),
        ("kex", "KEX0123456789", "KEX0123456789"),
        ("inter_express", "1234567", "1234567"),
    ],
)
def test_numbers_are_written_as_the_carrier_writes_them(carrier, typed, written):
    assert carriers.check_tracking(carrier, typed) == written
    assert carriers.check_tracking(carrier, written) == written


@pytest.mark.parametrize("carrier", carriers.CARRIERS)
def test_the_example_in_the_refusal_is_itself_accepted(carrier):
    example = carriers.CARRIERS[carrier].example
    assert carriers.check_tracking(carrier, example) == example


@pytest.mark.parametrize(
    ("carrier", "typed"),
    [
        ("thailand_post", "EB123456784TH"),
        ("thailand_post", "EB123456785US"),
        ("thailand_post", ""),
        ("flash", "12345"),
        ("jt", "TH123"),
        ("spx", "<script>alert(1)</script>"),
        ("other", "Aß1"),
        ("other", "ﬁ12"),
        ("inter_express", "straße1"),
        ("inter_express", "เลข123456"),
        ("kex", "ſhp12345"),
    ],
)
def test_a_wrong_number_is_refused_with_an_example(carrier, typed):
    with pytest.raises(carriers.BadTracking) as refused:
        carriers.check_tracking(carrier, typed)
    assert refused.value.field == "tracking"
    assert refused.value.message.endswith(f"เช่น {carriers.CARRIERS[carrier].example}")


def test_an_unknown_carrier_is_refused():
    with pytest.raises(carriers.UnknownCarrier):
        carriers.check_tracking("pigeon", "1")


def test_links_carry_the_number_and_nothing_else():
    assert carriers.tracking_url("thailand_post", "EB123456785TH").endswith("?trackNumber=EB123456785TH")
    assert carriers.tracking_url("spx", "A&b=c") == "https://spx.co.th/track?A%26b%3Dc"
    assert carriers.tracking_url("other", "A123") == ""
