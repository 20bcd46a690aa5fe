from shop.catalogue import pending, search_log


def run() -> dict[str, int]:
    """Delete photographs of product forms that nobody finished; count what people searched."""
    return {"pending_pictures_deleted": pending.clear(), "searches_counted": search_log.count_up()}
