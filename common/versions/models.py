from django.db import models


class Version(models.Model):
    """A number that verbs raise when what a cached page is made of has changed.

    ``lately`` says of the last times, the newest at the end, whose things had changed: ``;3,17`` of these, ``;*`` of anybody.
    """

    name = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=1)
    lately = models.TextField(default="", blank=True)
