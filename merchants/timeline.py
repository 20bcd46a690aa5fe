"""One merchant's timeline: the diaries of its rows read as one. Rooms name their part in MERCHANT_TIMELINE."""

import functools
import operator
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from common.audit.models import Event
from merchants.models import Merchant

PAGE = 30


@dataclass(frozen=True)
class Source:
    """Lines of one kind. ``verbs`` are beginnings of verbs that belong to it, ``but`` those that do not."""

    kind: str
    label: str | Promise
    model: type[Model]
    keys: list[str]
    words: Callable[[Event], str]
    verbs: tuple[str, ...] = ("",)
    but: tuple[str, ...] = field(default=())

    def lines(self) -> Q:
        """Return what finds its events."""
        found = Q(subject_type=self.model._meta.label_lower, subject_id__in=self.keys)
        return found & _beginning(self.verbs) & ~_beginning(self.but) if self.but else found & _beginning(self.verbs)

    def holds(self, event: Event) -> bool:
        """Whether ``event`` is one of its lines."""
        mine = event.subject_type == self.model._meta.label_lower and event.subject_id in self.keys
        return mine and event.verb.startswith(self.verbs) and not (self.but and event.verb.startswith(self.but))


def _beginning(verbs: tuple[str, ...]) -> Q:
    return functools.reduce(operator.or_, (Q(verb__startswith=verb) for verb in verbs))


def sources_of(merchant: Merchant) -> list[Source]:
    """Return every kind of line there can be, in the order in which the chips stand."""
    return [source for name in settings.MERCHANT_TIMELINE for source in import_string(name)(merchant)]


def read(sources: list[Source], *, kind: str = "", page: str | None = None) -> Page:
    """Return a page of the lines of ``kind`` ("" or a strange one: of all), newest first. Two queries.

    Each line is ready for components/timeline.html, with its ``label``.
    """
    chosen = [source for source in sources if source.kind == kind] or sources
    wanted = functools.reduce(operator.or_, (source.lines() for source in chosen))
    events = Event.objects.filter(wanted).select_related("by").order_by("-at", "-pk")
    found = Paginator(events, PAGE).get_page(page)
    found.object_list = [_line(event, chosen) for event in found.object_list]
    return found


def _line(event: Event, sources: list[Source]) -> dict:
    source = next(source for source in sources if source.holds(event))
    return {
        "at": event.at,
        "text": source.words(event),
        "by": event.by.greeting if event.by else "",
        "why": event.why,
        "label": source.label,
    }
