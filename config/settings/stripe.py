"""Stripe: offered where a key is set. Money goes straight to each merchant's own account; the platform holds none."""

from .environment import env

STRIPES_OWN = "https://api.stripe.com"
STRIPE_SECRET_KEY = env("STRIPE_SECRET_KEY", default="")
STRIPE_WEBHOOK_SECRET = env("STRIPE_WEBHOOK_SECRET", default="")  # of the endpoint for the platform's own events
STRIPE_CONNECT_WEBHOOK_SECRET = env("STRIPE_CONNECT_WEBHOOK_SECRET", default="")  # of the one for connected accounts
STRIPE_API_BASE = env("STRIPE_API_BASE", default=STRIPES_OWN)
STRIPE_TIMEOUT = env.float("STRIPE_TIMEOUT", default=10)  # seconds
# pressing the button leads to Stripe, so the policy of our pages must name where a form may end
STRIPE_ORIGINS = ["https://checkout.stripe.com", "https://connect.stripe.com"] if STRIPE_SECRET_KEY else []
STRIPE_STANDIN = False  # the demo alone pays at a stand-in
