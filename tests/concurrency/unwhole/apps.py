from django.apps import AppConfig


class UnwholeConfig(AppConfig):
    """Each row is committed by itself; a letter counts as posted before its carrier has it, an event as done before its effect."""

    name = "unwhole"

    def ready(self):
        from common import clock
        from common.letters import posting
        from common.letters.models import Letter, LetterState
        from shop.cart.models import Cart
        from shop.checkout import services as checkout
        from shop.payments.by_stripe import events
        from shop.payments.models import ProviderEvent

        def post(letter_id):
            waits = Letter.objects.filter(pk=letter_id, state=LetterState.WAITING)
            if waits.update(state=LetterState.POSTED, posted_at=clock.now()):
                posting._hand_over(Letter.objects.get(pk=letter_id))

        def handled(pk):
            row = ProviderEvent.objects.get(pk=pk)
            if row.outcome:
                return "seen"
            told = row.told
            row.outcome, row.told = "kept", None
            row.save()
            return events._effect(row, told)

        posting.post, events._handled = post, handled
        Cart.objects.select_for_update = Cart.objects.all
        checkout.place = checkout.place.__wrapped__  # without its transaction
