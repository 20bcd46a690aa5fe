"""The negative control: the same site, whose stock is locked in whatever order it comes."""
