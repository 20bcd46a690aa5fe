"""Rules of the house that a reader would otherwise have to remember."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("common", "merchants", "shop", "cms", "config")
FENCED = (
    *ROOT.glob("merchants/desk/*views*.py"),
    *ROOT.glob("merchants/office/*views*.py"),
    *ROOT.glob("merchants/onboarding/*views*.py"),
    *ROOT.glob("shop/manage/*views*.py"),
    *ROOT.glob("shop/oversee/*views*.py"),
    *ROOT.glob("cms/storefront*views*.py"),
)
OURS = [path for room in ROOMS for path in ROOT.glob(f"{room}/**/*.py") if "migrations" not in path.parts]
TEMPLATES = list(ROOT.glob("templates/**/*.html"))


def lines_with(path: Path, pattern: str) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if found.search(line)
    ]


def test_the_lists_are_not_empty():
    assert len(FENCED) >= 5 and len(OURS) > 100 and len(TEMPLATES) > 50


@pytest.mark.parametrize("path", FENCED, ids=lambda p: str(p.relative_to(ROOT)))
def test_desk_and_office_pages_reach_rows_through_the_fence_only(path):
    assert lines_with(path, r"\.objects\b") == []


def test_time_is_asked_of_the_clock():
    strays = [
        line
        for path in OURS
        if path.name != "clock.py"
        for line in lines_with(path, r"timezone\.now\(|datetime\.now\(")
    ]
    assert strays == []


def test_no_test_empties_the_database_that_others_share():
    """Who must write for real asks for ``own_database``: what Django flushes afterwards is gone for every later test."""
    tests = [path for path in ROOT.glob("tests/**/*.py") if path != Path(__file__)]
    pattern = r"\btransactional_db\b|transaction=True|TransactionTestCase|LiveServerTestCase|\blive_server\b"
    assert [line for path in tests if path.name != "conftest.py" for line in lines_with(path, pattern)] == []


def test_no_inline_script_or_style_in_templates():
    strays = [line for path in TEMPLATES for line in lines_with(path, r"\sstyle=|\son[a-z]+=\"|<style")]
    assert strays == []


def test_no_line_breaks_inside_a_phone_number():
    """Browsers break after a hyphen between digits: whoever shows a number says that this one stays whole."""
    loose = [line for path in TEMPLATES for line in lines_with(path, r"\|phone\b(?!\|whole)") if "nowrap" not in line]
    assert loose == []


def test_no_field_refuses_thai_digits():
    """Browsers let nobody type ๓ into a number field: it is a text field with a keyboard of numbers."""
    strays = [line for path in TEMPLATES for line in lines_with(path, r"type=.number")]
    strays += [
        line
        for path in OURS
        for line in lines_with(path, r"forms\.(IntegerField|DecimalField|FloatField|NumberInput|DateField)")
    ]
    assert strays == []


def test_files_stay_small():
    long = [
        f"{path.relative_to(ROOT)}: {len(path.read_text().splitlines())}"
        for path in OURS
        if len(path.read_text().splitlines()) > 300
    ]
    assert long == []


def test_files_have_plain_names():
    banned = {"utils.py", "helpers.py", "manager.py", "managers.py", "data.py", "misc.py"}
    assert [str(path.relative_to(ROOT)) for path in OURS if path.name in banned] == []


def test_only_after_commit_queues():
    strays = [line for path in OURS if path.name != "tasks.py" for line in lines_with(path, r"\.enqueue\(|on_commit\(")]
    assert strays == []


def test_only_one_place_asks_again_who_one_is():
    """allauth's own decorator lets people pass who came by phone alone: common.users.again asks them too."""
    strays = [
        line for path in OURS if path.name != "again.py" for line in lines_with(path, r"reauthentication_required\b")
    ]
    assert strays == []


def test_a_shops_name_after_the_word_shop_never_says_it_twice():
    """``ร้าน {{ name }}`` of ร้านขนมก๊ะนะ reads ร้าน ขนมก๊ะนะ: the name goes through ``after_shop_word``."""
    block = re.compile(r"\{% blocktranslate([^%]*?)%\}(.*?)\{% endblocktranslate %\}", re.S)
    twice = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (*TEMPLATES, *ROOT.glob("templates/**/*.txt"))
        for given, words in block.findall(path.read_text())
        for name in re.findall(r"ร้าน ?\{\{ (\w+) \}\}", words)
        if not re.search(rf"\b{name}=\S*\|after_shop_word", given)
    ]
    assert twice == []
    bare = [line for path in TEMPLATES for line in lines_with(path, r"ร้าน ?\{\{ (?![^}]*after_shop_word)")]
    assert [line for line in bare if "blocktranslate" not in line] == []
