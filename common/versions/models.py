from django.db import models


class Version(models.Model):
    """A number that verbs raise when what a cached page is made of has changed.

    ``lately`` says of the last numbers, the newest at the end, whose things had changed: ``;8:3,17`` of these, ``;9:*`` of
    anybody, ``;10:`` of nobody.
    """

    name = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=1)
    lately = models.TextField(default="", blank=True)
