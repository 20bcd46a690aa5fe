import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import seed

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
MIGRATIONS = "SELECT app, name, '', '' FROM django_migrations ORDER BY app, name"


class Command(BaseCommand):
    help = "Build config/seed.sqlite3.xz: an empty database with every migration applied. --check only compares it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="exit 1 where the seed differs from a fresh database")

    def handle(self, *args, check: bool, **options):
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "fresh.sqlite3"
            _migrate(fresh)
            if check:
                _compare(fresh, Path(folder) / "seed.sqlite3")
                self.stdout.write("The seed is what a freshly migrated database is.")
            else:
                _pack(fresh, Path(folder) / "packed.sqlite3")
                self.stdout.write(f"{seed.SEED.name}: {seed.SEED.stat().st_size // 1024} KB")


def _migrate(path: Path) -> None:
    """Migrate an empty database in a process of its own, so that this one's connection stays where it is."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{path}", "KEDAI_ENV": ""}
    command = [sys.executable, str(settings.ROOT / "manage.py"), "migrate", "--verbosity=0", "--skip-checks"]
    subprocess.run(command, env=environment, check=True)  # noqa: S603  our own interpreter and command


def _pack(fresh: Path, packed: Path) -> None:
    connection = sqlite3.connect(fresh)
    connection.execute("VACUUM INTO ?", [str(packed)])
    connection.close()
    seed.SEED.write_bytes(lzma.compress(packed.read_bytes(), preset=9 | lzma.PRESET_EXTREME))


def _compare(fresh: Path, unpacked: Path) -> None:
    if not seed.SEED.exists():
        raise CommandError("There is no seed yet. Build it with `make seed`.")
    seed.unpack(unpacked)
    wanted, found = _schema(fresh), _schema(unpacked)
    if wanted != found:
        names = sorted({f"{row[0]} {row[1]}" for row in wanted ^ found})
        raise CommandError(
            "The seed is not what the migrations make: " + ", ".join(names) + ". Build it with `make seed`."
        )


def _schema(path: Path) -> set[tuple]:
    connection = sqlite3.connect(path)
    rows = set(connection.execute(SCHEMA)) | set(connection.execute(MIGRATIONS))
    connection.close()
    return rows
