"""The same site, whose processes die where a test says so; its tasks wait in the database for a worker, as in production."""
