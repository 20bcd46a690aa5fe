"""What must hold of papers: none is kept longer than its rule says."""

from merchants.onboarding import retention


def check() -> list[str]:
    return retention.overdue()
