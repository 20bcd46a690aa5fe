from django import forms
from django.utils.translation import gettext_lazy as _

CHOOSE = _("เลือกคำตอบหนึ่งข้อ")
NOT_YET = _("ยังไม่ใช่ข้อนี้ คำใบ้: %(hint)s")


class CheckForm(forms.Form):
    """The check of one lesson: a wrong answer is refused with its hint, what was chosen stays."""

    def __init__(self, *args, asked: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked
        for question in asked:
            self.fields[question.name] = forms.ChoiceField(
                label=question.words,
                choices=[(str(place), answer) for place, answer in enumerate(question.answers)],
                widget=forms.RadioSelect,
                error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
            )

    def clean(self):
        cleaned = super().clean()
        for question in self.asked:
            if question.name in cleaned and cleaned[question.name] != question.right:
                self.add_error(question.name, NOT_YET % {"hint": question.hint})
        return cleaned
