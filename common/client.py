"""From which address a request comes, for counting. Behind nginx it is the one that nginx passes on."""

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip


def address(request) -> str:
    """Return the client's address; of IPv6 only the network a household is given (/64).

    ``ALLAUTH_TRUSTED_PROXY_COUNT`` says how many proxies of ours stand between; what a client claims beyond them is ignored.
    """
    return truncate_ip(get_adapter().get_client_ip(request))
