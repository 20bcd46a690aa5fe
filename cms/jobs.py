from django.core.management import call_command
from wagtail.models import Page, Revision

from cms import shares, videos
from common import clock


def run() -> dict[str, int]:
    """Publish and take away pages whose time has come; draw what a shop's shared link shows, where its cover lacks it;
    delete the files of videos that are no more."""
    return {"pages_in_their_time": _keep_times(), "shared_covers_drawn": shares.fill(), "videos_deleted": videos.tidy()}


def _keep_times() -> int:
    """Do what editors scheduled; return how many pages that were. Run again it finds nothing more."""
    now = clock.now()
    due = Revision.objects.filter(approved_go_live_at__lt=now).count()
    over = Page.objects.filter(live=True, expire_at__lt=now).count()
    if due or over:
        call_command("publish_scheduled", verbosity=0)
    return due + over
