"""Periodic: owners are written to about texts that ask to be accepted."""

from merchants.terms import letters


def run() -> dict[str, int]:
    """Write to owners who were not written to yet, some hundreds at a time. Run again it goes on with the rest."""
    return {"told_of_changed_terms": letters.tell_owners()}
