"""The demo's people: they exist on the loopback only."""

from common.demo_lists import PASSWORD as DEMO_PASSWORD

__all__ = ["DEMO_DOMAIN", "DEMO_PASSWORD", "DEMO_PEOPLE"]
DEMO_DOMAIN = "@kedai.test"

# e-mail, what one comes to see with it
DEMO_PEOPLE = [
    ("shopper@kedai.test", "a shopper"),
    ("merchant@kedai.test", "owner of a community enterprise: /desk/"),
    ("halal@kedai.test", "owner of a halal producer: /desk/"),
    ("officer@kedai.test", "officer for all five provinces: /office/"),
    ("yala@kedai.test", "officer for Yala only: /office/"),
    ("viewer@kedai.test", "programme viewer, Pattani: /office/"),
    ("editor@kedai.test", "editor: /admin/"),
    ("admin@kedai.test", "administrator: /admin/"),
]
