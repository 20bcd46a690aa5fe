"""Two logs without personal data: traffic (route name, never the path, which may hold a token) and application."""

import json
import logging
import time
import traceback

from common import clock

traffic = logging.getLogger("kedai.traffic")
FIELDS = ("route", "method", "status", "ms", "row", "role", "event", "task", "letter", "order", "payment", "job")


class JsonLines(logging.Formatter):
    """One JSON object a line. Extra facts are taken from a fixed list of fields, so that no person slips in."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"at": clock.now().isoformat(timespec="milliseconds"), "level": record.levelname, "log": record.name}
        if record.name != "django.request":
            line["said"] = record.getMessage()
        line.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = traceback.format_tb(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


class TrafficLog:
    """Write one line per request: route name, row id, status and time."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        start = time.perf_counter()
        response = self.get_response(request)
        if traffic.isEnabledFor(logging.INFO):
            match = request.resolver_match
            traffic.info(
                "request",
                extra={
                    "route": match.view_name if match else None,
                    "row": match.kwargs.get("pk") if match else None,
                    "method": request.method,
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - start) * 1000, 1),
                },
            )
        return response
