from common.files import services


def run() -> dict[str, int]:
    """Delete private files whose time has come."""
    return {"private_files_deleted": services.delete_due()}
