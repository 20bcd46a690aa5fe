"""Slow acts about money, by id, safe to run twice."""

from django_tasks import task

from shop.payments.services import verified


@task(backend="jobs")
def ask_verifier(slip_id: int) -> None:
    """Ask the bank or service about a slip and let what it says be so."""
    verified.look(slip_id)
