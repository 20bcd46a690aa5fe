from config.settings import *  # noqa: F403

ALLAUTH_TRUSTED_PROXY_COUNT = 1
