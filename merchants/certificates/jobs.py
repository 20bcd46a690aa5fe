from merchants.certificates import services as certificates


def run() -> dict[str, int]:
    """Warn of certificates that end."""
    return {"certificates_warned_of": certificates.warn_all()}
