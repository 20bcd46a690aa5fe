from django_tasks import task

from common.files import deleting
from common.files.models import Leftover


@task(backend="jobs")
def delete_leftover(leftover_id: int) -> None:
    """Delete bytes that are superfluous now, without waiting for the next minute's jobs. Safe to run twice."""
    row = Leftover.objects.filter(pk=leftover_id).first()
    if row is not None:
        deleting.delete_leftover(row)
