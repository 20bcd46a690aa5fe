"""Where settings take their values from."""

import environ

env = environ.Env()
