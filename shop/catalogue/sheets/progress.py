"""How far a slow act is. It is told beside the act's own transaction, so that the page that waits can read it; to lose it costs nothing."""

from django.core.cache import cache

KEPT = 600  # seconds


def tell(sheet_id: int, part: str, done: int, total: int) -> None:
    """Say how far ``part`` ("pictures", "rows", "writing") of a sheet's act is."""
    cache.set(_key(sheet_id), [part, done, total], KEPT)


def of(sheet_id: int) -> tuple[str, int, int] | None:
    """Return part, done and total; None where nothing was told yet."""
    told = cache.get(_key(sheet_id))
    return tuple(told) if told else None


def _key(sheet_id: int) -> str:
    return f"sheet-progress-{sheet_id}"
