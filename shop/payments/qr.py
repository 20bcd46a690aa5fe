"""A QR code as a picture that a phone can save and another phone can read."""

import io
from pathlib import Path

import segno
from PIL import Image

QUIET_MODULES = 4  # the standard's white border
WIDTH = 720  # about: a whole number of pixels per module
WORDS = Path(__file__).resolve().parent / "sample-words.png"  # "ตัวอย่าง ห้ามโอน", black on white


def png(text: str, *, sample: bool) -> bytes:
    """Return ``text`` as a black and white PNG. ``sample`` writes over and under it that nobody may pay by it."""
    code = segno.make(text, error="m", micro=False)
    scale = max(4, WIDTH // (code.symbol_size(border=QUIET_MODULES)[0]))
    out = io.BytesIO()
    code.save(out, kind="png", scale=scale, border=QUIET_MODULES)
    return _between_words(out.getvalue()) if sample else out.getvalue()


def _between_words(picture: bytes) -> bytes:
    """Stand the code between two lines of warning, so that a saved picture carries them too."""
    with Image.open(io.BytesIO(picture)) as file, Image.open(WORDS) as words_file:
        code, words = file.convert("L"), words_file.convert("L")
    words = words.resize((code.width, words.height * code.width // words.width))
    whole = Image.new("L", (code.width, code.height + 2 * words.height), 255)
    for part, top in ((words, 0), (code, words.height), (words, words.height + code.height)):
        whole.paste(part, (0, top))
    out = io.BytesIO()
    whole.save(out, "PNG", optimize=True)
    return out.getvalue()
