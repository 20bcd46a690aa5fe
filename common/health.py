"""Is it alive, and is it ready to serve?"""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse

from common.access import PUBLIC, declare


@declare(PUBLIC)
def healthz(request):
    """The process answers. It asks nobody else."""
    return JsonResponse({"status": "ok"})


@declare(PUBLIC)
def readyz(request):
    """The database answers and is migrated, and the cache keeps what it is given; 503 with the failing part otherwise."""
    failing = [name for name, check in CHECKS.items() if not _passes(check)]
    return JsonResponse(
        {"status": "unavailable" if failing else "ok", "failing": failing}, status=503 if failing else 200
    )


def _passes(check) -> bool:
    try:
        return check()
    except Exception:  # whatever is wrong with it, it is not ready
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache() -> bool:
    cache.set("readyz", "1", 5)
    return cache.get("readyz") == "1"


CHECKS = {"database": _database, "migrations": _migrations, "cache": _cache}
