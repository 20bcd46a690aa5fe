"""Lay the discounts of orders from before on their lines, as new ones have it. Run again it changes nothing."""

from django.db import migrations

from common.money import split_proportionally


def lay(apps, schema_editor):
    orders, uses = apps.get_model("orders", "Order"), apps.get_model("offers", "Redemption")
    by_sending = set(uses.objects.filter(coupon__kind="delivery").values_list("order_number", flat=True))
    for order in orders.objects.filter(discount_satang__gt=0).prefetch_related("lines").iterator(chunk_size=500):
        lines = sorted(order.lines.all(), key=lambda line: line.pk)
        if order.number in by_sending or any(line.discount_satang for line in lines):
            continue
        prices = [line.unit_price_satang * line.quantity for line in lines]
        parts = split_proportionally(min(order.discount_satang, sum(prices)), prices)
        for line, price, part in zip(lines, prices, parts, strict=True):
            line.discount_satang, line.line_total_satang = part, price - part
            line.save(update_fields=["discount_satang", "line_total_satang"])


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_trimmed_satang"), ("offers", "0001_initial")]

    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
