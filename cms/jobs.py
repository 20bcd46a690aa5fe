from cms import shares


def run() -> dict[str, int]:
    """Draw what a shop's shared link shows, where its cover was set before there was such a picture."""
    return {"shared_covers_drawn": shares.fill()}
