"""How large a storefront's cover is. Knows no tables: the processes that draw the demo read it too."""

COVER_WIDTHS = (480, 960, 1440)
COVER_RATIO = (16, 9)
