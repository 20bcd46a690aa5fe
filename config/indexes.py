"""Wagtail's own indexes (of the words and of the links in its pages) while many pages are written at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_delete, post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import update_reference_index_on_save
from wagtail.tasks import update_reference_index_task

KEPT = {
    insert_or_update_object_task: (post_save_signal_handler, get_indexed_models),
    update_reference_index_task: (update_reference_index_on_save, lambda: ReferenceIndex.tracked_models),
}


@contextmanager
def indexed_once() -> Iterator[None]:
    """Index what is saved in the block once, at its end, where Wagtail would at every save: a new page is saved three times."""
    waiting = {task: {} for task in KEPT}

    def note(task):
        def saved(sender, instance, raw=False, **_kwargs):
            if not raw:
                waiting[task][(sender, instance.pk)] = None

        return saved

    def forget(sender, instance, **_kwargs):
        for rows in waiting.values():
            rows.pop((sender, instance.pk), None)

    notes = {task: note(task) for task in KEPT}
    for task, (handler, models) in KEPT.items():
        for model in models():
            post_save.disconnect(handler, sender=model)
            post_save.connect(notes[task], sender=model)
            post_delete.connect(forget, sender=model)
    try:
        yield
        for task, rows in waiting.items():
            for model, key in rows:
                task.call(model._meta.app_label, model._meta.model_name, str(key))
    finally:
        for task, (handler, models) in KEPT.items():
            for model in models():
                post_save.disconnect(notes[task], sender=model)
                post_save.connect(handler, sender=model)
                post_delete.disconnect(forget, sender=model)
