"""Structured logs: one JSON object a line, without personal data."""


def logging(level: str = "INFO") -> dict:
    """Return the LOGGING setting: the traffic log apart from the application log."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "common.logs.JsonLines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "kedai": {"level": level},
            "kedai.traffic": {"level": level},
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }
