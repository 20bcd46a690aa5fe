"""The verbs of what comes after the order, by noun: ``reviews`` and ``cases``."""
