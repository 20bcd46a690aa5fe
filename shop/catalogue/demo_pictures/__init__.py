"""Pictures for the demo, drawn by code: products, storefront covers, sample papers, sample slips.

No photograph and no network is needed, and nothing here is used outside the demo.
"""

from .catalogue_map import draw
from .papers import draw_paper, draw_slip
from .shops import draw_shop

__all__ = ["draw", "draw_paper", "draw_shop", "draw_slip"]
