from django.core.management.base import BaseCommand

from shop.catalogue import services as catalogue


class Command(BaseCommand):
    help = "Make the search index and the known spellings of all products anew, in one transaction."

    def handle(self, *args, **options):
        count = catalogue.reindex()
        self.stdout.write(f"{count} products indexed.")
