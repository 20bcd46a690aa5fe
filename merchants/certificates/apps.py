from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """The register of certificates: what an issuer confirmed, until when, and who verified it."""

    name = "merchants.certificates"
    label = "certificates"
