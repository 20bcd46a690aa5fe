import re

import polib
import pytest

from config import texts


def test_our_own_texts_are_thai():
    assert {text: place for text, place in texts.own_texts().items() if not texts.is_thai(text)} == {}


@pytest.mark.parametrize("language", ["th", "ms", "en"])
def test_no_catalogue_has_gaps(language):
    assert texts.untranslated(language) == []


@pytest.mark.parametrize("language", ["ms", "en"])
def test_nothing_of_ours_is_left_in_thai(language):
    """Only what stands in Thai on purpose: words that are printed on papers and a pattern for editors."""
    catalogue = polib.pofile(str(texts.LOCALE / language / "LC_MESSAGES/django.po"))
    thai = [
        e.msgid
        for e in catalogue
        for said in [e.msgstr, *e.msgstr_plural.values()]
        if re.search("[\u0e01-\u0e3a\u0e40-\u0e5b]", said)
    ]
    allowed = ("เช่น 31/12/2569", "บรรทัดละหนึ่งข้อ", "ใส่ตัวเลือกอย่างน้อยสองบรรทัด")
    assert [text for text in thai if not text.startswith(allowed)] == []


@pytest.mark.parametrize(
    ("text", "thai"),
    [
        ("บันทึก", True),
        ("Save", False),
        ("%(number)s/%(total)s", True),
        ("LINE", True),
        ("฿%(price)s", True),
        ("Save %(name)s", False),
    ],
)
def test_what_counts_as_thai(text, thai):
    assert texts.is_thai(text) is thai


def test_texts_are_found_in_code_and_in_templates():
    found = texts.own_texts()
    assert found["ร้านนี้ยังไม่มีหน้าร้าน เปิดเมนู “หน้าร้าน” แล้วกดบันทึก เพื่อเปิดหน้าร้านก่อน"] == "cms/errors.py"
    assert found["เพิ่งวางขาย"] == "templates/cms/home.html"
    assert "หน้า {{ number }} จาก {{ total }}" not in found  # placeholders are written as gettext has them
    assert "หน้า %(number)s จาก %(total)s" in found


def test_catalogues_compile_once(tmp_path, monkeypatch):
    folder = tmp_path / "th/LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="Year", msgstr="ปี"))
    catalogue.save(str(folder / "django.po"))
    monkeypatch.setattr(texts, "LOCALE", tmp_path)
    assert [path.name for path in texts.compile_all()] == ["django.mo"]
    assert texts.compile_all() == []
    assert polib.mofile(str(folder / "django.mo"))[0].msgstr == "ปี"


def test_gaps_and_wrong_placeholders_are_found(tmp_path, monkeypatch):
    folder = tmp_path / "ms/LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="มี %(n)s ชิ้น", msgstr="%(x)s keping"))
    catalogue.append(polib.POEntry(msgid="บันทึก", msgstr=""))
    catalogue.append(polib.POEntry(msgid="ร้านค้า", msgstr="Kedai"))
    catalogue.save(str(folder / "django.po"))
    monkeypatch.setattr(texts, "LOCALE", tmp_path)
    assert texts.untranslated("ms") == ["มี %(n)s ชิ้น", "บันทึก"]
