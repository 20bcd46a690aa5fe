"""Pieces of pages are kept by what they say."""

from django.utils import translation

from shop.browse import pieces
from shop.catalogue import stock


def test_a_piece_is_drawn_once_for_what_it_says(monkeypatch, db):
    drawn = []
    monkeypatch.setattr(pieces, "render_to_string", lambda template, context: drawn.append(context) or "<b>")
    for options in ([1], [1], [2]):
        assert pieces.rendered("a.html", [{"options": options}]) == ["<b>"]
    with translation.override("en"):
        pieces.rendered("a.html", [{"options": [1]}])
    assert drawn == [{"options": [1]}, {"options": [2]}, {"options": [1]}]


def test_a_kept_card_never_shows_an_old_price_or_stock(client, make):
    product = make.product(make.merchant(), on_hand=2, name_en="Budu")
    assert "฿50" in client.get("/products/").content.decode()
    type(make.variant(product)).objects.update(price_satang=7700)
    page = client.get("/products/").content.decode()
    assert "฿77" in page and "หมดชั่วคราว" not in page
    stock.reserve([(make.variant(product).pk, 2)])
    assert "หมดชั่วคราว" in client.get("/products/").content.decode()
    assert "Budu" in client.get("/en/products/").content.decode()
