from django.core.management.base import BaseCommand, CommandError

from config import texts


class Command(BaseCommand):
    help = "Thai must be complete: own texts are Thai, the Thai catalogue has no gaps. Malay and English are counted."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options):
        wrong = [f"{place}: not Thai: {text!r}" for text, place in texts.own_texts().items() if not texts.is_thai(text)]
        wrong += [f"locale/th: no translation: {text!r}" for text in texts.untranslated("th")]
        for language in ["ms", "en"]:
            said, total = texts.coverage(language)
            self.stdout.write(f"{language}: {said} of {total} texts")
        if wrong:
            raise CommandError("\n".join(["Texts to mend:", *wrong]))
        self.stdout.write("th: complete")
