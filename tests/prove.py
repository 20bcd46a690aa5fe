"""`make prove`: every figure of what must never break, in full, on real services; a table of what was promised and what came of it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import redis

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = os.environ.get("DATABASE_URL") or "postgres://postgres:{}@127.0.0.1:5432/kedai_prove".format(
    os.environ.get("PGPASSWORD", "kedai_ci")
)
REDIS = os.environ.get("REDIS_URL") or "rediscache://127.0.0.1:6379/8"
PARTS = {"PostgreSQL": "proves", "SQLite": "proves and both and not postgres"}


def main() -> int:
    if missing := [*_postgres_missing(), *_redis_missing()]:
        print("\n".join(missing))
        return 2
    share, begun = os.environ.get("KEDAI_PROVE") or "1", time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        results = {name: Path(place) / name for name in PARTS}
        failed = [name for name, file in results.items() if _run(name, file, share)]
        rows = [(name, json.loads(line)) for name, file in results.items() if file.exists() for line in file.open()]
    _table(rows)
    minutes = (time.monotonic() - begun) / 60
    print(f"\n{len(rows)} proofs with {float(share):.0%} of the full figures in {minutes:.0f} minutes. ", end="")
    print("Everything held." if not failed else f"NOT everything held: {', '.join(failed)}.")
    return 1 if failed or not rows else 0


def _run(name: str, results: Path, share: str) -> int:
    print(f"── {name}", flush=True)
    services = {"DATABASE_URL": POSTGRES, "REDIS_URL": REDIS} if name == "PostgreSQL" else {}
    bare = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
    given = {"KEDAI_PROVE": share, "KEDAI_PROVE_RESULTS": str(results), "KEDAI_CI": "1"}
    only = sys.argv[1:] or ["tests/concurrency", "tests/shop/payments"]
    asked = [sys.executable, "-m", "pytest", "-q", "-p", "proving", "-m", PARTS[name], *only]
    done = subprocess.run(asked, cwd=ROOT, env={**bare, **services, **given}).returncode
    return 0 if done == 5 and sys.argv[1:] else done  # 5: nothing chosen, where somebody chose files


def _postgres_missing() -> list[str]:
    try:
        where = POSTGRES.rpartition("/")[0]
        with psycopg.connect(f"{where}/postgres", connect_timeout=5) as server:
            may = server.execute("select rolcreatedb or rolsuper from pg_roles where rolname = current_user").fetchone()
    except psycopg.OperationalError as error:
        where = urlsplit(POSTGRES)
        return [
            f"PostgreSQL does not answer at {where.hostname}:{where.port}: {str(error).strip().splitlines()[0]}",
            "Start it, or say where it is: DATABASE_URL=postgres://user:password@host:5432/kedai_prove make prove",
        ]
    return [] if may[0] else ["The PostgreSQL user may not create databases: ALTER USER … CREATEDB."]


def _redis_missing() -> list[str]:
    try:
        redis.from_url(REDIS.replace("rediscache://", "redis://"), socket_timeout=5).ping()
    except redis.RedisError:
        return [
            f"Redis does not answer at {urlsplit(REDIS).hostname}:{urlsplit(REDIS).port}.",
            "Start it (redis-server --daemonize yes), or say where it is: REDIS_URL=rediscache://host:6379/8 make prove",
        ]
    return []


def _table(rows: list) -> None:
    """Print a line per promise and figure; several tests may stand behind one."""
    print("\n| promise | figure | on | result | seconds |\n|---|---|---|---|---|")
    lines: dict[tuple, list[dict]] = {}
    for name, row in rows:
        lines.setdefault((*row["shown"], name), []).append(row)
    for (promise, figure, name), same in lines.items():
        broken = [row["test"] for row in same if row["outcome"] != "passed"]
        result = f"BROKEN: {', '.join(broken)}" if broken else "held"
        print(f"| {promise} | {figure} | {name} | {result} | {sum(row['seconds'] for row in same)} |")


if __name__ == "__main__":
    sys.exit(main())
