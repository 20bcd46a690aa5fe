"""Drawing a product in a process of its own: this module knows no tables, so that the process need not load the site."""

import io

from common.derivatives import Cut, Derivative, derivatives
from common.sharing import share_picture
from common.uploads import CleanPicture, clean_picture
from shop.catalogue import demo_pictures
from shop.catalogue.slots import RATIO, WIDTHS

WITH_AVIF = ("P001", "P002")  # the demo has no time for more; a real shop's task makes them of every picture


def drawn(row: dict) -> tuple[CleanPicture, list[Derivative], bytes]:
    """Draw one picture, let it through the same door as a merchant's photo, make its smaller copies and the shared one."""
    image = demo_pictures.draw(row["id"], row["name_en"], row["category"], row["province"])
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    picture = clean_picture(out.getvalue())
    formats = ("webp", "avif") if row["id"] in WITH_AVIF else ("webp",)
    copies = derivatives(picture.bytes, widths=WIDTHS, ratio=RATIO, formats=formats)
    return picture, copies, share_picture(picture.bytes, cut=Cut(RATIO), province=row["province"].lower())
