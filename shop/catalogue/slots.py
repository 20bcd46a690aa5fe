"""How large a product's picture is where it is shown. Knows no tables: the processes that draw the demo read it too."""

WIDTHS = (320, 640, 960)
RATIO = (4, 5)
SHOWN_WIDTH, SHOWN_HEIGHT = 640, 800  # the space a page keeps for it
