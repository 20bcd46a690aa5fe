import time
import uuid

from django.apps import AppConfig


class UnlockedConfig(AppConfig):
    """Looks before it inserts, and believes what it read before it waited: what most shops do with a webhook."""

    name = "unlocked"

    def ready(self):
        from shop.orders import services as orders
        from shop.payments.by_stripe import events, outcomes
        from shop.payments.models import ProviderEvent
        from shop.payments.services import money as payments

        def unlocked(row):
            getattr(row, "order", None)  # read now, believed later
            time.sleep(0.05)
            return row

        for module in (orders, payments, outcomes):
            module.locked = unlocked
        genuine = events._genuine

        def looked_for_first(body, signature):
            event = genuine(body, signature)
            if ProviderEvent.objects.filter(facts__id=event["data"]["object"]["id"]).exists():
                raise events.Forged
            time.sleep(0.02)
            return {**event, "id": f"{event['id']}-{uuid.uuid4()}"}

        events._genuine = looked_for_first
