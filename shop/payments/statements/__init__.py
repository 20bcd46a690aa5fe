"""A bank's statement tells which transfers came: read (``reading``), held against what is expected (``matching``), confirmed
by the merchant (``services``).
"""
