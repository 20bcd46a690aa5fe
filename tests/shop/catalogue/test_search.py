"""What a shopper types, and what is found."""

import pytest

from shop.catalogue import search
from shop.catalogue import services as catalogue


@pytest.fixture
def shelf(make):
    merchant = make.merchant("วิสาหกิจชุมชนหาดทรายทอง")
    return {
        name: make.product(merchant, name, **more)
        for name, more in {
            "น้ำบูดูสายบุรี": {"name_en": "Sai Buri budu"},
            "ข้าวยำน้ำบูดู": {},
            "ผ้าบาติกลายว่าว": {"unit": "ผืน", "on_hand": 0},
            "ผ้าบาติกลายเรือ": {"unit": "ผืน"},
        }.items()
    }


def names(query: str) -> list[str]:
    return [product.name for product in search.find(query)]


def test_a_word_inside_a_thai_name_is_found(shelf):
    assert set(names("บูดู")) == {"น้ำบูดูสายบุรี", "ข้าวยำน้ำบูดู"}


def test_every_word_must_be_there(shelf):
    assert names("บูดู ข้าวยำ") == ["ข้าวยำน้ำบูดู"]
    assert names("บูดู เรือ") == []


def test_a_name_that_begins_with_it_comes_first(shelf):
    assert names("น้ำบูดู") == ["น้ำบูดูสายบุรี", "ข้าวยำน้ำบูดู"]


def test_what_is_in_stock_comes_before_what_is_sold_out(shelf):
    assert names("ผ้าบาติก") == ["ผ้าบาติกลายเรือ", "ผ้าบาติกลายว่าว"]


@pytest.mark.parametrize("query", ["SAI BURI", "นํ้าบูดู", "  น้ำ  บูดูสาย ", "หาดทรายทอง บูดูสาย", "น้ำ\u200bบูดูสาย"])
def test_other_spellings_find_the_same(shelf, query):
    assert "น้ำบูดูสายบุรี" in names(query)


@pytest.mark.parametrize("query", ["", "   ", "%", "_", "!!! ... ฯ", "\x00", "\ud800", "“”", "*", "()"])
def test_nothing_asked_finds_nothing(shelf, query):
    assert names(query) == []


@pytest.mark.parametrize("query", ["' OR 1=1 --", 'บูดู" AND "', "บูดู NEAR/2 ผ้า", "NOT บูดู", "name:x^2", "a" * 10_000])
def test_syntax_is_only_words(shelf, query):
    assert names(query) == []


def test_a_wildcard_is_a_sign_like_others(shelf):
    assert set(names("บูดู%")) == set(names("บูดู"))


def test_a_query_is_cut_to_a_hundred_letters_and_eight_words():
    assert len(search.words(" ".join(f"ค{number}" for number in range(50)))) == 8
    assert search.words("ก" * 10_000) == ["ก" * 100]


def test_only_what_is_on_sale_is_found(shelf, make):
    product = shelf["น้ำบูดูสายบุรี"]
    catalogue.pause(product=product, by=make.owner_of(product.merchant))
    assert names("สายบุรี ปัตตานี น้ำบูดู") == ["ข้าวยำน้ำบูดู"]
