"""The pre-migrated, empty SQLite database: 300 migrations take half a minute, unpacking it takes none."""

import contextlib
import lzma
import os
import shutil
import sqlite3
from pathlib import Path

SEED = Path(__file__).resolve().parent / "seed.sqlite3.xz"


def is_wanted_at(path: Path) -> bool:
    """Whether nothing stands at ``path`` yet: no file, or one without a single table (any command makes that one)."""
    if not path.exists():
        return True
    with contextlib.closing(sqlite3.connect(path)) as there:
        return there.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def unpack(path: Path) -> None:
    """Write the seed to ``path``, whole or not at all. Whatever stood there is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.part")
    with lzma.open(SEED) as packed, half.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    for left in ("-wal", "-shm"):  # of an empty database that stood there
        path.with_name(path.name + left).unlink(missing_ok=True)
    half.replace(path)
