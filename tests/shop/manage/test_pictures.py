"""Pictures at the desk: in order, turned, cut for the card from the kept original, described."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from common.audit.models import Event
from common.uploads import clean_picture
from shop.catalogue import invariants
from shop.catalogue import services as catalogue
from shop.catalogue.models import Picture

COLOURS = ("#ff0000", "#00ff00", "#0000ff", "#ffff00")  # top left, top right, bottom left, bottom right


@pytest.fixture
def merchant(make):
    return make.merchant()


@pytest.fixture
def desk(signed_in, make, merchant):
    return signed_in(make.owner_of(merchant))


def quarters(width: int = 800, height: int = 1000):
    """A photograph of four colours, so that one sees how it was turned and cut."""
    image = Image.new("RGB", (width, height))
    for at, colour in enumerate(COLOURS):
        image.paste(
            colour, (at % 2 * width // 2, at // 2 * height // 2, (at % 2 + 1) * width // 2, (at // 2 + 1) * height // 2)
        )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return clean_picture(out.getvalue())


@pytest.fixture
def product(make, merchant, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return make.product(merchant, picture=quarters())


def seen(name: str) -> list[str]:
    """The colours of a stored picture's corners, in words."""
    with default_storage.open(name) as file:
        image = Image.open(file).convert("RGB")
    near = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0)}
    corners = [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)]
    found = []
    for x, y in corners:
        pixel = image.getpixel((int(image.width * x), int(image.height * y)))
        found.append(min(near, key=lambda colour: sum(abs(a - b) for a, b in zip(near[colour], pixel, strict=True))))
    return found


def cut(**more) -> dict:
    return {"turn": "0", "zoom": "100", "focus_x": "50", "focus_y": "50", "alt": "", **more}


def address(picture, page: str = "") -> str:
    return f"/desk/products/{picture.product_id}/pictures/{picture.pk}/{page}"


def words(response) -> str:
    return response.content.decode()


def test_webp_and_avif_are_made_for_every_slot(product):
    picture = product.pictures.get()
    assert [width for _name, width, _height in picture.sizes] == [320, 640, 800]
    assert [width for _name, width, _height in picture.avif] == [320, 640, 800]
    kinds = {name.rsplit(".")[-1]: seen(name) for name, *_size in [picture.sizes[0], picture.avif[0]]}
    assert kinds == dict.fromkeys(("webp", "avif"), ["red", "green", "blue", "yellow"])
    product.refresh_from_db()
    assert product.card["picture"]["avif"][0][1] == 320 and invariants.check() == []


@pytest.mark.parametrize(
    ("said", "corners"),
    [
        ({"turn": "180"}, ["yellow", "blue", "green", "red"]),
        ({"turn": "90"}, ["blue", "red", "yellow", "green"]),
        ({"turn": "270"}, ["green", "yellow", "red", "blue"]),
        ({"zoom": "200", "focus_x": "0", "focus_y": "0"}, ["red"] * 4),
        ({"zoom": "๒๐๐", "focus_x": "100", "focus_y": "๐"}, ["green"] * 4),
        ({"zoom": "200", "focus_x": "0", "focus_y": "100"}, ["blue"] * 4),
    ],
)
def test_a_picture_is_turned_and_cut_from_its_original(
    desk, product, said, corners, client, django_capture_on_commit_callbacks
):
    picture = product.pictures.get()
    before = [name for name, *_size in [*picture.sizes, *picture.avif]]
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(address(picture), cut(**said))
    assert answer["Location"] == f"/desk/products/{product.pk}/#picture-{picture.pk}"
    now = Picture.objects.get()
    for name in [now.sizes[0][0], now.avif[0][0], now.shown]:
        assert seen(name) == corners
    with default_storage.open(now.shown) as file:
        image = Image.open(file)
        assert image.format == "JPEG" and abs(image.width / image.height - 0.8) < 0.01
    assert all(default_storage.exists(name) for name in before)  # lines of past orders show them
    product.refresh_from_db()
    assert product.card["picture"]["fallback"] == default_storage.url(now.shown)
    assert default_storage.url(now.shown) in words(client.get(f"/products/{product.slug}/"))
    assert invariants.check() == []


def test_the_same_cut_again_makes_nothing(desk, product, django_capture_on_commit_callbacks):
    picture = product.pictures.get()
    for _click in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(address(picture), cut(turn="90"))
    now = Picture.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address(picture), cut(turn="90"))
    assert Picture.objects.get().sizes == now.sizes
    assert Event.objects.filter(verb="picture_cut").count() == 1


def test_back_to_the_plain_picture(desk, product, django_capture_on_commit_callbacks):
    picture = product.pictures.get()
    for turn in ("180", "0"):
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(address(picture), cut(turn=turn))
    now = Picture.objects.get()
    assert seen(now.sizes[0][0]) == ["red", "green", "blue", "yellow"]
    assert now.shown == "" and now.made_as == "" and invariants.check() == []


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("turn", "45", "เลือกว่าจะหมุนรูปไปทางไหน"),
        ("turn", "", "เลือกว่าจะหมุนรูปไปทางไหน"),
        ("zoom", "301", "เลื่อนแถบเพื่อเลือกส่วนที่จะแสดง"),
        ("zoom", "99", "เลื่อนแถบเพื่อเลือกส่วนที่จะแสดง"),
        ("focus_x", "-1", "เลื่อนแถบเพื่อเลือกส่วนที่จะแสดง"),
        ("focus_y", "x", "เลื่อนแถบเพื่อเลือกส่วนที่จะแสดง"),
        ("alt", "ก" * 161, "ข้อความยาวเกินไป"),
    ],
)
def test_a_cut_that_cannot_be_is_refused_in_words(desk, product, field, value, sentence):
    picture = product.pictures.get()
    refused = desk.post(address(picture), cut(**{field: value}))
    assert refused.status_code == 200 and sentence in words(refused)
    assert Picture.objects.get().cut_as == "" and not Event.objects.filter(verb="picture_cut").exists()


def pictured(make, product, pieces: int) -> list[int]:
    for number in range(pieces):
        catalogue.add_picture(product=product, by=None, picture=make.picture(f"#00{number}000"))
    return order_of(product)


def order_of(product) -> list[int]:
    return list(product.pictures.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("which", "to", "order"),
    [
        (2, "1", [0, 2, 1, 3]),
        (3, "0", [3, 0, 1, 2]),
        (0, "๓", [1, 2, 3, 0]),
        (0, "99", [1, 2, 3, 0]),
        (1, "1", [0, 1, 2, 3]),
    ],
)
def test_pictures_are_put_in_order(desk, make, product, which, to, order):
    there = pictured(make, product, 3)
    picture = Picture.objects.get(pk=there[which])
    desk.post(address(picture, "move/"), {"to": to})
    assert order_of(product) == [there[at] for at in order]
    product.refresh_from_db()
    first = product.pictures.first()
    assert product.card["picture"]["fallback"] == default_storage.url(first.original)
    assert invariants.check() == []


@pytest.mark.parametrize("to", ["-1", "", "x", "101"])
def test_a_place_that_is_none_changes_nothing(desk, make, product, to):
    there = pictured(make, product, 2)
    answer = desk.post(address(product.pictures.last(), "move/"), {"to": to}, follow=True)
    assert "ย้ายรูปด้วยปุ่มลูกศรใต้รูป" in words(answer) and order_of(product) == there


def test_what_is_said_of_a_picture_follows_the_name_until_she_says_more(desk, make, product, client):
    pictured(make, product, 1)
    second = product.pictures.last()
    assert f'value="{product.name} รูปที่ 2"' in words(desk.get(address(second)))
    desk.post(address(second), cut(alt=f"{product.name} รูปที่ 2"))
    catalogue.change_product(product=product, by=None, name="บูดูใหม่")
    assert 'alt="บูดูใหม่ รูปที่ 2"' in words(client.get(f"/products/{product.slug}/"))
    desk.post(address(second), cut(alt="ขวดแก้ว\u200bฝาแดง"))
    assert 'alt="ขวดแก้วฝาแดง"' in words(client.get(f"/products/{product.slug}/"))


@pytest.mark.parametrize("page", ["", "move/", "remove/"])
def test_a_strangers_picture_is_not_found(desk, make, merchant, page):
    mine, theirs = make.product(merchant), make.product(make.merchant("ร้านอื่น"), picture=make.picture())
    picture = theirs.pictures.get()
    for product in (mine, theirs):
        wrong = f"/desk/products/{product.pk}/pictures/{picture.pk}/{page}"
        assert desk.get(wrong).status_code == 404
        assert desk.post(wrong, cut(turn="90", to="0")).status_code == 404
    picture.refresh_from_db()
    assert picture.cut_as == ""
