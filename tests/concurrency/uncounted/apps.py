import time

from django.apps import AppConfig


class UncountedConfig(AppConfig):
    """Puts a naive read-check-write, without lock and transaction, in the place of ``tally.take``."""

    name = "uncounted"

    def ready(self):
        from common import clock
        from common.codes import tally
        from common.codes.models import Tally

        def naive(*wanted):
            rows, now = [], clock.now()
            for limit, who in wanted:
                row, _made = Tally.objects.get_or_create(kind=limit.kind, who=tally.hashed(who))
                if len(row.moments) >= limit.most:
                    raise tally.Full(now + limit.within)
                rows.append(row)
            time.sleep(0.05)
            for row in rows:
                row.moments = [*row.moments, now.timestamp()]
                row.save()
            return tally.Taken(())

        tally.take = naive
