"""One migrated PostgreSQL database that every worker of every run copies: migrating takes a minute, copying a second.

Its name holds what its migrations are, ours and the libraries'. Where one was added or changed another database is made
and the old one dropped.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
LOCK = 2569  # of the server: whoever holds it is making a template


def server(config: dict) -> psycopg.Connection:
    """Return a connection to the server that does not stand in the tests' database."""
    login = {name.lower(): config[name] for name in ("HOST", "USER", "PASSWORD")}
    return psycopg.connect(dbname="postgres", autocommit=True, port=config["PORT"] or 5432, **login)


def template_of(config: dict) -> str:
    """Return the name of the migrated database, made now where there is none for these migrations."""
    stem = f"test_{config['NAME']}_template_"
    name = stem + made_of([Path(app.path) for app in apps.get_app_configs()])
    with server(config) as there:
        there.execute("SELECT pg_advisory_lock(%s)", [LOCK])  # gone with the connection
        standing = [row[0] for row in there.execute("SELECT datname FROM pg_database") if row[0].startswith(stem)]
        if name in standing:
            return name
        for old in standing:
            there.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        half = f"{stem}half"
        there.execute(f'CREATE DATABASE "{half}"')
        _migrate({**config, "NAME": half})
        there.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')
    return name


def _migrate(config: dict) -> None:
    """Migrate in a process of its own, so that no connection of this one stays in the database that is copied."""
    password = f":{config['PASSWORD']}" if config["PASSWORD"] else ""
    address = f"{config['USER']}{password}@{config['HOST']}:{config['PORT'] or 5432}/{config['NAME']}"
    command = [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity=0", "--skip-checks"]
    subprocess.run(command, check=True, env={**os.environ, "DATABASE_URL": f"postgres://{address}"})


def made_of(folders: list[Path]) -> str:
    """Return a short name of the migrations in these folders of apps: another where one was added, changed or taken away."""
    read = hashlib.sha256()
    for folder in folders:
        for file in sorted((folder / "migrations").glob("*.py")):
            read.update(f"{folder.name}/{file.name}:".encode() + file.read_bytes())
    return read.hexdigest()[:12]
