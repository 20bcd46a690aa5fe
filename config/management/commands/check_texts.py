from django.core.management.base import BaseCommand, CommandError

from config import texts


class Command(BaseCommand):
    help = (
        "Every text of ours is Thai and said in Malay and English; no catalogue has gaps, doubts or wrong placeholders."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args, **options):
        wrong = [f"{place}: not Thai: {text!r}" for text, place in texts.own_texts().items() if not texts.is_thai(text)]
        for language in ["th", "ms", "en"]:
            wrong += [f"locale/{language}: no translation: {text!r}" for text in texts.untranslated(language)]
        for language in ["ms", "en"]:
            wrong += [f"locale/{language}: missing: {text!r}" for text in texts.missing(language)]
        if wrong:
            raise CommandError("\n".join(["Texts to mend (make texts collects what is new):", *wrong]))
        self.stdout.write(f"{len(texts.own_texts())} texts, complete in Thai, Malay and English")
