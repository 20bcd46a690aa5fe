"""The first pages speak of what is really there."""

import re
from pathlib import Path

import pytest

from config import texts

TEXTS = Path(__file__).resolve().parents[2] / "cms/first_texts"
HELP = (TEXTS / "help.html").read_text()
ALL = "".join(file.read_text() for file in sorted(TEXTS.glob("*.html")))


@pytest.fixture(scope="module")
def own_texts():
    return texts.own_texts()


@pytest.mark.parametrize("name", sorted(set(re.findall("“(.+?)”", ALL))))
def test_every_button_and_page_that_a_first_text_names_exists(name, own_texts):
    assert name in own_texts


def test_it_names_some(own_texts):
    assert len(set(re.findall("“(.+?)”", HELP))) >= 10
    assert "จ่าย %(amount)s ด้วย QR" in own_texts


def test_one_word_for_one_thing(own_texts):
    said = "\n".join(own_texts)
    assert "ออเดอร์" not in said and "ค่าบริการเก็บเงินปลายทาง" not in said and "กี่หน่วย" not in said
