from unlucky.settings import *  # noqa: F403
from unlucky.settings import INSTALLED_APPS

INSTALLED_APPS = ["unwhole.apps.UnwholeConfig", *INSTALLED_APPS]  # first: what dies is put around what is broken
