import pytest
from django.contrib.auth.models import AnonymousUser

from shop.cart import services as carts
from shop.cart.errors import NotForSale, SoldOut, TooFewLeft, TooMany, TooManyLines, UnknownVariant
from shop.cart.models import Cart, CartLine
from shop.catalogue import services as catalogue

NOBODY = AnonymousUser()


@pytest.fixture
def shop(make):
    return make.merchant()


@pytest.fixture
def tea(make, shop):
    return make.variant(make.product(shop, "ชาใบมะม่วงหิมพานต์", on_hand=5))


def test_a_guest_s_cart_is_found_by_her_secret_only(db):
    cart, secret = carts.find_or_make(user=NOBODY, secret=None)
    assert len(secret) >= 32
    assert secret not in cart.secret_hash
    assert carts.find(user=NOBODY, secret=secret) == cart
    assert carts.find(user=NOBODY, secret=secret + "x") is None
    assert carts.find(user=NOBODY, secret=None) is None


def test_adding_twice_adds_up_on_one_line(db, tea):
    cart, _secret = carts.find_or_make(user=NOBODY, secret=None)
    carts.add(cart=cart, variant=tea, quantity=2)
    carts.add(cart=cart, variant=tea, quantity=3)
    assert list(cart.lines.values_list("variant", "quantity")) == [(tea.pk, 5)]


def test_more_than_is_left_is_refused_with_what_lies_there_already(db, tea):
    cart, _secret = carts.find_or_make(user=NOBODY, secret=None)
    carts.add(cart=cart, variant=tea, quantity=3)
    with pytest.raises(TooFewLeft) as refused:
        carts.add(cart=cart, variant=tea, quantity=3)
    assert refused.value.message == "ชาใบมะม่วงหิมพานต์ เหลือ 5 ชิ้น และมีในตะกร้าแล้ว 3 ชิ้น กรุณาลดจำนวน"
    assert cart.lines.get().quantity == 3


def test_what_is_sold_out_paused_or_unknown_is_refused(db, make, shop, tea):
    cart, _secret = carts.find_or_make(user=NOBODY, secret=None)
    with pytest.raises(SoldOut):
        carts.add(cart=cart, variant=make.variant(make.product(shop, on_hand=0)), quantity=1)
    catalogue.pause(product=tea.product, by=None)
    with pytest.raises(NotForSale):
        carts.add(cart=cart, variant=tea, quantity=1)
    with pytest.raises(UnknownVariant):
        carts.variant_of(2**63 - 1)
    assert not cart.lines.exists()


def test_a_closed_shop_sells_nothing(db, shop, tea):
    shop.state = "suspended"
    shop.save()
    cart, _secret = carts.find_or_make(user=NOBODY, secret=None)
    with pytest.raises(NotForSale):
        carts.add(cart=cart, variant=tea, quantity=1)


def test_nine_hundred_ninety_nine_pieces_and_a_hundred_lines_are_the_most(db, make, shop):
    cart, _secret = carts.find_or_make(user=NOBODY, secret=None)
    many = make.variant(make.product(shop, on_hand=5000))
    carts.add(cart=cart, variant=many, quantity=999)
    with pytest.raises(TooMany):
        carts.add(cart=cart, variant=many, quantity=1)
    first = make.variant(make.product(shop))
    full = Cart.objects.create(secret_hash="full")
    CartLine.objects.bulk_create(
        CartLine(cart=full, variant=make.variant(make.product(shop)), quantity=1) for _ in range(carts.MOST_LINES)
    )
    with pytest.raises(TooManyLines):
        carts.add(cart=full, variant=first, quantity=1)


def test_zero_takes_the_line_out_and_fewer_is_taken_even_when_too_few_are_left(db, make, shop, tea):
    cart = make.cart((tea.product, 5))
    catalogue.set_on_hand(variant=tea, on_hand=2, by=None)
    carts.set_quantity(cart=cart, variant=tea, quantity=2)
    assert cart.lines.get().quantity == 2
    with pytest.raises(TooFewLeft):
        carts.set_quantity(cart=cart, variant=tea, quantity=3)
    carts.set_quantity(cart=cart, variant=tea, quantity=0)
    carts.set_quantity(cart=cart, variant=tea, quantity=0)
    assert not cart.lines.exists()


def test_signing_in_keeps_both_carts_and_hides_hers_from_guests(db, make, shop, tea):
    person = make.user()
    own = make.cart((make.product(shop, "ของเดิม"), 1), user=person)
    guests, secret = carts.find_or_make(user=NOBODY, secret=None)
    carts.add(cart=guests, variant=tea, quantity=2)
    assert carts.find(user=person, secret=secret) == guests
    cart, fresh = carts.find_or_make(user=person, secret=secret)
    assert fresh is None
    assert cart == own
    assert sorted(line.quantity for line in cart.lines.all()) == [1, 2]
    for somebody in [NOBODY, make.user()]:
        assert not carts.find(user=somebody, secret=secret).lines.exists()
    assert carts.find(user=person, secret=secret) == own


def test_where_both_carts_hold_the_same_the_guest_s_number_counts(db, make, tea):
    person = make.user()
    make.cart((tea.product, 1), user=person)
    guests, secret = carts.find_or_make(user=NOBODY, secret=None)
    carts.add(cart=guests, variant=tea, quantity=3)
    for _twice in range(2):
        cart = carts.find_to_change(user=person, secret=secret)
        assert cart.user == person
        assert list(cart.lines.values_list("variant", "quantity")) == [(tea.pk, 3)]


def test_nothing_is_made_for_a_guest_who_changes_nothing(db):
    assert carts.find_to_change(user=NOBODY, secret=None) is None
    assert carts.find_to_change(user=NOBODY, secret="x") is None
    assert not Cart.objects.exists()


def test_an_emptied_guest_cart_does_not_hide_her_own(db, make, shop):
    person = make.user()
    own = make.cart((make.product(shop), 1), user=person)
    _empty, secret = carts.find_or_make(user=NOBODY, secret=None)
    assert carts.find(user=person, secret=secret) == own


def test_the_badge_counts_the_cart_that_is_found_in_one_query(db, make, shop, tea, django_assert_num_queries):
    person = make.user()
    make.cart((make.product(shop), 4), user=person)
    guests, secret = carts.find_or_make(user=NOBODY, secret=None)
    with django_assert_num_queries(1):
        assert carts.pieces_of(user=person, secret=secret) == 4
    carts.add(cart=guests, variant=tea, quantity=2)
    with django_assert_num_queries(1):
        assert carts.pieces_of(user=person, secret=secret) == 2
    with django_assert_num_queries(1):
        assert carts.pieces_of(user=NOBODY, secret=secret) == 2
    with django_assert_num_queries(0):
        assert carts.pieces_of(user=NOBODY, secret=None) == 0
