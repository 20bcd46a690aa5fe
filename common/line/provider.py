"""allauth's LINE, at addresses from settings, and believing nothing but who somebody is there."""

from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.line.provider import LineProvider

from common.line.views import LineAddresses

LONGEST = 64  # LINE's own are 33 letters


class Line(LineProvider):
    """allauth finds this class by the name of its module. LINE's e-mail address is left out: it proves nothing to us."""

    name = "LINE"
    oauth2_adapter_class = LineAddresses

    def extract_uid(self, data):
        found = data.get("userId") if isinstance(data, dict) else None
        if not isinstance(found, str) or not 0 < len(found) <= LONGEST:
            raise ProviderException("LINE does not say who this is")
        return found

    def extract_common_fields(self, data):
        return {"first_name": str(data.get("displayName") or "")[:150]}

    def extract_extra_data(self, data):
        return {"displayName": str(data.get("displayName") or "")}

    def extract_email_addresses(self, data):
        return []


provider_classes = [Line]
