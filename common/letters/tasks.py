from django_tasks import task

from common.letters import posting


@task(backend="jobs")
def post_letter(letter_id: int) -> None:
    """Post a letter. Safe to run twice."""
    posting.post(letter_id)
