"""The negative control: the same site with the guard of the counting taken out."""
