from django.conf import settings
from django.db import models

from common import clock


class EventQuerySet(models.QuerySet):
    def about(self, subject: models.Model):
        """Return the diary of one row, oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk)).order_by("at", "pk")


class Event(models.Model):
    """One line of a diary: what happened to which row, who did it, when and why. Lines are only ever added."""

    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    verb = models.CharField(max_length=40)
    was = models.CharField(max_length=24, blank=True)
    now = models.CharField(max_length=24, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    why = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "at"], name="event_subject"),
            models.Index(fields=["at"], name="event_at"),
        ]
