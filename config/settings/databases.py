"""How the two databases are opened, so that every settings file does it alike."""

ONLY_WHERE_ASKED = 2**31  # times that a statement is seen before psycopg prepares it by itself


def tuned(config: dict, *, pool: bool = False, prepared: bool = True) -> dict:
    """Return a Django database ``config`` with the options the promises rest on.

    SQLite: write-ahead log, immediate transactions, full sync, 20 s of patience. PostgreSQL: a 3 s lock timeout, kept
    connections or a pool, statements prepared where the code asks for it (``common.prepared_there``), and none compiled to
    machine code: where it thought a question dear, PostgreSQL took 200 ms to compile what it answers in 20.
    """
    config = dict(config)
    if config["ENGINE"].endswith("sqlite3"):
        config["CONN_MAX_AGE"] = 60  # to open one costs more than a page: the log is made anew each time
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-16000;",
        }
        return config
    options = {**config.get("OPTIONS", {}), "options": "-c lock_timeout=3000 -c jit=off"}
    options["prepare_threshold"] = ONLY_WHERE_ASKED if prepared else None
    if pool:
        options["pool"] = True
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    config["OPTIONS"] = options
    return config
