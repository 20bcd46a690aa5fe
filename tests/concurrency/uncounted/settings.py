from proxied.settings import *  # noqa: F403
from proxied.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "uncounted.apps.UncountedConfig"]
