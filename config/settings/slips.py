"""A bank or service that says whether a transfer is real (SlipVerifier). Off unless an address is set."""

from .environment import env

SLIP_VERIFIER_URL = env("SLIP_VERIFIER_URL", default="")
SLIP_VERIFIER_KEY = env("SLIP_VERIFIER_KEY", default="")
SLIP_VERIFIER_TIMEOUT = env.float("SLIP_VERIFIER_TIMEOUT", default=5)  # seconds
# where in its answer each fact stands, as dotted paths; ``amount`` is in baht unless it is named ``amount_satang``
SLIP_VERIFIER_FIELDS = env.json(
    "SLIP_VERIFIER_FIELDS",
    default={
        "bank": "data.bank",
        "reference": "data.reference",
        "amount": "data.amount",
        "receiver": "data.receiver",
    },
)
