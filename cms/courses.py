"""Courses and their lessons. Who finished one is ``merchants.training``'s to know, under a key that all languages share."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms import telling
from cms.blocks import ChecksBlock
from cms.lesson_forms import CheckForm
from cms.told import Told
from merchants.training import services as training


@dataclass(frozen=True)
class Question:
    """One question of a check: its answers in order, the number of the right one, and what helps who was wrong."""

    name: str
    words: str
    answers: list[str]
    right: str
    hint: str


class CoursePage(Told):
    """Lessons in their order."""

    template = "cms/course.html"
    parent_page_types = ["cms.SectionPage"]
    subpage_types = ["cms.LessonPage"]

    class Meta:
        verbose_name = _("หลักสูตร")

    def get_context(self, request, *args, **kwargs):
        lessons = telling.teasers(telling.below(self))
        done = training.finished_by(getattr(request, "user", None))
        for number, lesson in enumerate(lessons, 1):
            lesson.update(number=number, done=lesson["key"] in done)
        finished = sum(lesson["done"] for lesson in lessons)
        return {**super().get_context(request, *args, **kwargs), "lessons": lessons, "finished": finished}


class LessonPage(Told):
    """One lesson: parts to read, and a short check of understanding."""

    minutes = models.PositiveSmallIntegerField(_("ใช้เวลากี่นาที"), default=5)
    questions = StreamField(ChecksBlock(required=False, max_num=5), verbose_name=_("คำถามท้ายบท"), blank=True)

    template = "cms/lesson.html"
    parent_page_types = ["cms.CoursePage"]
    subpage_types: list[str] = []
    content_panels = [*Told.content_panels, FieldPanel("minutes"), FieldPanel("questions")]
    search_fields = [*Told.search_fields, index.AutocompleteField("questions")]

    class Meta:
        verbose_name = _("บทเรียน")

    @property
    def key(self) -> str:
        """What a completion is written under: the same for every language of this lesson."""
        return str(self.translation_key)

    def asked(self) -> list[Question]:
        """Return the questions of the check."""
        return [_question(number, item["value"]) for number, item in enumerate(self.questions.raw_data, 1)]

    def get_context(self, request, *args, **kwargs):
        form = kwargs.pop("form", None) or CheckForm(asked=self.asked())
        done = training.finished_by(getattr(request, "user", None))
        return {
            **super().get_context(request, *args, **kwargs),
            "form": form,
            "done": self.key in done,
            "lesson": self,
        }


def _question(number: int, value) -> Question:
    answers = [item["value"] if "value" in item else item for item in value["answers"]]
    right = next((str(place) for place, answer in enumerate(answers) if answer.get("right")), "")
    return Question(f"q{number}", value["question"], [answer["text"] for answer in answers], right, value["hint"])
