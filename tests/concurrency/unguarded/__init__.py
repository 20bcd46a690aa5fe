"""The negative control: the same site with the guard of the stock taken out."""
