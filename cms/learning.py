"""How far a person is in the courses: for the desk. Three kinds of page, each read once."""

from wagtail.models import Page

from cms import telling
from cms.models import CoursePage, LessonPage
from merchants.training import services as training


def courses_for(person) -> list[dict]:
    """Return every published course as a teaser with ``finished`` and ``total`` lessons; a fixed number of queries."""
    courses = list(
        Page.objects.live().public().type(CoursePage).filter(locale__language_code=telling.THAI).order_by("path")
    )
    best = telling.in_readers_language([course.pk for course in courses])
    done = training.finished_by(person)
    lessons: dict[str, list[str]] = {}
    for path, key in LessonPage.objects.live().public().values_list("path", "translation_key"):
        lessons.setdefault(path[: -Page.steplen], []).append(str(key))
    shown = telling.teasers([best[course.pk] for course in courses if course.pk in best])
    for teaser, course in zip(shown, courses, strict=True):
        below = lessons.get(course.path, [])
        teaser.update(total=len(below), finished=sum(key in done for key in below))
    return shown
