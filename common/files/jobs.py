from common import clock
from common.files import deleting
from common.versions import services as versions

ORPHANS_SWEPT = "orphans-swept"


def run() -> dict[str, int]:
    """Delete private files whose time has come and bytes that are left over; look for bytes without a row once an hour."""
    done = {"private_files_deleted": deleting.delete_due(), "leftover_bytes_deleted": deleting.delete_leftovers()}
    if versions.claim(ORPHANS_SWEPT, int(clock.now().timestamp()) // 3600):
        done["orphan_bytes_deleted"] = deleting.delete_orphans()
    return done
