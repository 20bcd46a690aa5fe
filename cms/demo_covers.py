"""Drawing a cover in a process of its own: this module knows no tables, so that the process need not load the site."""

import io

from common.uploads import CleanPicture, clean_picture
from shop.catalogue import demo_pictures


def drawn(row: dict) -> CleanPicture:
    """Draw the cover of one merchant of the list and let it through the same door as a merchant's photo."""
    out = io.BytesIO()
    demo_pictures.draw_shop(row["id"], row["type"], row["province"]).save(out, "JPEG", quality=88)
    return clean_picture(out.getvalue())
