"""The site's own pages come with the migrations; the demo only makes them known to the editors' search."""

from django.core.management import call_command


def run(report) -> None:
    """Index home, help, terms and privacy for /admin/."""
    call_command("wagtail_update_index", verbosity=0)
