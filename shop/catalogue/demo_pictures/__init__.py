"""Pictures for the demo, drawn by code: products, storefront covers, sample papers, sample slips.

No photograph, no typeface and no network is needed, and nothing here is used outside the demo.
"""

from .catalogue_map import draw

__all__ = ["draw"]
