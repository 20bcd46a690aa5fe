from shop.catalogue import pending, search_log
from shop.catalogue.services import promotions


def run() -> dict[str, int]:
    """Delete photographs of product forms that nobody finished; count what people searched; turn lists to today's prices."""
    return {
        "pending_pictures_deleted": pending.clear(),
        "searches_counted": search_log.count_up(),
        "promotions_turned": promotions.turn(),
    }
