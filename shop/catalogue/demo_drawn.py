"""Drawing a product in a process of its own: this module knows no tables, so that the process need not load the site."""

import io

from common.uploads import CleanPicture, clean_picture
from shop.catalogue import demo_pictures


def drawn(row: dict) -> CleanPicture:
    """Draw one picture and let it through the same door as a merchant's photo."""
    image = demo_pictures.draw(row["id"], row["name_en"], row["category"], row["province"])
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return clean_picture(out.getvalue())
