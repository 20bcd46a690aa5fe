"""The catalogues of words. Source texts are Thai; polib compiles, so a newcomer's machine needs no gettext."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
CODE = ["config", "cms", "shop", "merchants", "common"]
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
NAMES = {
    "Kedai",
    "LINE",
    "SMS",
    "Facebook",
    "Instagram",
    "TikTok",
    "TikTok Shop",
    "Shopee",
    "Lazada",
    "PromptPay",
    "OTOP",
    "SME",
}
_STRING = r"""u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_MARKED = re.compile(rf"\b(?:_|gettext|ngettext|pgettext\({_STRING}, *)\(?{_STRING}")
_THAI = re.compile(r"[\u0e00-\u0e7f]")


def compile_all() -> list[Path]:
    """Write a .mo beside each .po that is newer. Returns those that were written."""
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        polib.pofile(str(source)).save_as_mofile(str(target))
        written.append(target)
    return written


def own_texts() -> dict[str, str]:
    """Return every text marked for translation in our code and templates, with one place where it stands."""
    found: dict[str, str] = {}
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found.update(dict.fromkeys(_in_code(path.read_text()), str(path.relative_to(ROOT))))
    for path in sorted((ROOT / "templates").rglob("*.*")):
        found.update(dict.fromkeys(_in_template(path.read_text()), str(path.relative_to(ROOT))))
    return found


def is_thai(text: str) -> bool:
    """Whether ``text`` has Thai letters, or nothing to translate (a proper name, digits, signs, placeholders)."""
    if text in NAMES:
        return True
    bare = re.sub(r"%\(\w+\)s|%[sd]", "", text)
    return bool(_THAI.search(bare)) or not re.search(r"[^\W\d_]{2,}", bare)


def untranslated(language: str) -> list[str]:
    """Return the entries of our catalogue for ``language`` that have no translation or wrong placeholders."""
    wrong = []
    for entry in polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po")):
        said = list(entry.msgstr_plural.values()) or [entry.msgstr]
        if not entry.obsolete and (
            "fuzzy" in entry.flags or not all(said) or not all(_fits(entry, one) for one in said)
        ):
            wrong.append(entry.msgid)
    return wrong


def missing(language: str) -> list[str]:
    """Return which of our own texts the catalogue of ``language`` does not say."""
    catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po"))
    said = {entry.msgid for entry in catalogue.translated_entries()}
    return [text for text in own_texts() if text not in said]


def _fits(entry: polib.POEntry, said: str) -> bool:
    holes = set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", said))
    return holes <= set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", entry.msgid + entry.msgid_plural))


def _in_code(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS and node.args:
            text = node.args[1 if node.func.id.startswith("pgettext") else 0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def _in_template(source: str) -> Iterator[str]:
    for match in _MARKED.finditer(templatize(source)):
        yield ast.literal_eval(match.group(2))


if __name__ == "__main__":
    compile_all()
