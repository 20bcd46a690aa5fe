from common.thai import digits


def test_thai_and_arabic_indic_digits_become_arabic():
    assert digits.to_arabic("๐๑๒๓๔๕๖๗๘๙") == "0123456789"
    assert digits.to_arabic("ราคา ๑๒,๕๐๐.๕๐ บาท") == "ราคา 12,500.50 บาท"
    assert digits.to_arabic("٣٥") == "35"


def test_other_characters_stay():
    assert digits.to_arabic("½ ² น้ำ") == "½ ² น้ำ"
