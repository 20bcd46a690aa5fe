"""How an e-mail address is shown to somebody who need not know it."""


def masked(email: str) -> str:
    """``"nurida@example.com"`` → ``"n•••@e•••.com"``: its owner knows it, nobody else learns it. Empty stays empty."""
    name, _at, host = email.partition("@")
    first, _dot, ending = host.rpartition(".")
    return f"{name[:1]}•••@{first[:1]}•••.{ending}" if email else ""
