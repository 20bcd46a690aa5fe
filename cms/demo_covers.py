"""Drawing a cover in a process of its own: this module knows no tables, so that the process need not load the site."""

import io

from cms.slots import COVER_RATIO, COVER_WIDTHS
from common.derivatives import Cut
from common.sharing import share_picture
from common.uploads import CleanPicture, Derivative, clean_picture, derivatives
from shop.catalogue import demo_pictures


def drawn(row: dict) -> tuple[CleanPicture, list[Derivative], bytes]:
    """Draw one merchant's cover, let it through the same door as a merchant's photo, make its smaller copies and the shared one."""
    out = io.BytesIO()
    demo_pictures.draw_shop(row["id"], row["type"], row["province"]).save(out, "JPEG", quality=88)
    picture = clean_picture(out.getvalue())
    copies = derivatives(picture.bytes, widths=COVER_WIDTHS, ratio=COVER_RATIO)
    return picture, copies, share_picture(picture.bytes, cut=Cut(COVER_RATIO), province=row["province"].lower())
