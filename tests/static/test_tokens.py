"""Words keep 4.5:1 against every ground they stand on, in both schemes; what marks a field or the focus keeps 3:1."""

import re
from pathlib import Path

import pytest

from cms.shop_front import Colour

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")
INKS = ["ink", "quiet", "sea", "sea-strong", "kolae", "leaf-ink", "turmeric-ink", "brick", "indigo", "plum"]
WORDS = [(ink, ground) for ink in INKS for ground in ("paper", "surface", "sunken")] + [
    ("on-sea", "sea"),
    ("on-sea", "sea-strong"),
    ("ink", "sea-soft"),
    ("quiet", "sea-soft"),
    ("sea-strong", "sea-soft"),
    ("leaf-ink", "leaf-soft"),
    ("turmeric-ink", "turmeric-soft"),
    ("brick-strong", "brick-soft"),
    ("on-brick", "brick"),
    ("surface", "kolae"),
]
MARKS = [("line-strong", "surface"), ("line-strong", "paper"), ("ring", "paper"), ("surface", "leaf")]


def schemes():
    light, dark = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")
    first = dict(COLOUR.findall(light))
    return {"light": first, "dark": first | dict(COLOUR.findall(dark))}


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_the_measure_itself():
    assert round(contrast("#ffffff", "#000000"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_marks_can_be_read(scheme):
    tokens = schemes()[scheme]
    weak = [pair for pair in WORDS if contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5]
    weak += [pair for pair in MARKS if contrast(tokens[pair[0]], tokens[pair[1]]) < 3]
    assert weak == []


def test_every_colour_a_shop_may_choose_is_one_of_those():
    told = (TOKENS.parent / "components" / "told.css").read_text()
    chosen = dict(re.findall(r"\.shop-theme--(\w+) \{ --theme: var\(--([\w-]+)\)", told))
    assert set(chosen) == set(Colour.values)
    assert set(chosen.values()) <= set(INKS)


def test_components_use_tokens_only():
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(")
    found = {
        sheet.name: raw.findall(sheet.read_text())
        for sheet in [
            *TOKENS.parent.glob("components/*.css"),
            TOKENS.parent / "layout.css",
            TOKENS.parent / "frames.css",
        ]
    }
    assert not any(found.values()), found
