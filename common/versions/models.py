from django.db import models


class Version(models.Model):
    """A number that verbs raise when what a cached page is made of has changed."""

    name = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=1)
