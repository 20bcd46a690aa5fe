from django.conf import settings
from django.db import models

from common import clock
from merchants.ownership import Owned


class Completion(Owned):
    """A person of a merchant finished a lesson. It stays when she leaves the shop: the shop was taught that day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    lesson_key = models.CharField(max_length=40)  # shared by the languages of a lesson
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merchant", "person", "lesson_key"], name="completion_once"),
            models.CheckConstraint(condition=~models.Q(lesson_key=""), name="completion_of_a_lesson"),
        ]
