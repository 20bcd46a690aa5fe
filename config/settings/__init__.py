"""Settings, from the environment.

``KEDAI_ENV=production`` chooses the production settings, which refuse to start without their secrets. Anything else is
the embedded default: SQLite, local files, tasks at once, loopback only.
"""

import os

if os.environ.get("KEDAI_ENV") == "production":
    from .production import *  # noqa: F403
else:
    from .embedded import *  # noqa: F403
