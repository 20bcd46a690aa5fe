from django.conf import settings
from django.core.management.base import BaseCommand

from config.stripe_demo import endpoints
from config.stripe_standin.app import Standin, serve_for_ever


class Command(BaseCommand):
    help = "Serve the stand-in for Stripe on the loopback, by itself: for tests and for trying things out. It moves no money."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=12111)
        parser.add_argument(
            "--store", default=":memory:", help="an SQLite file; without it everything is forgotten at the end"
        )
        parser.add_argument("--site", default=settings.SITE_URL, help="where webhooks go; an empty text: nowhere")

    def handle(self, *args, port: int, store: str, site: str, **options):
        here = f"http://127.0.0.1:{port}"
        standin = Standin(
            key=settings.STRIPE_SECRET_KEY,
            public=here,
            store=store,
            endpoints=endpoints(site) if site else [],
            takes_orders=True,
        )
        self.stdout.write(f"Stripe's stand-in at {here} (STRIPE_API_BASE); Ctrl+C ends it.")
        self.stdout.flush()
        serve_for_ever(standin, port=port)
