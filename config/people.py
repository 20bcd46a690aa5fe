"""The demo's people: they exist on the loopback only."""

from common.demo_lists import PASSWORD as DEMO_PASSWORD

__all__ = ["DEMO_DOMAIN", "DEMO_PASSWORD", "DEMO_PEOPLE"]
DEMO_DOMAIN = "@kedai.test"

# e-mail, telephone, what one comes to see with it
DEMO_PEOPLE = [
    ("shopper@kedai.test", "080-000-0300", "a shopper"),
    ("merchant@kedai.test", "080-000-0101", "owner of a community enterprise: /desk/"),
    ("halal@kedai.test", "080-000-0120", "owner of a halal producer: /desk/"),
    ("officer@kedai.test", "080-000-0301", "officer for all five provinces: /office/"),
    ("yala@kedai.test", "080-000-0302", "officer for Yala only: /office/"),
    ("viewer@kedai.test", "080-000-0303", "programme viewer, Pattani: /office/"),
    ("editor@kedai.test", "080-000-0304", "editor: /admin/"),
    ("admin@kedai.test", "080-000-0305", "administrator: /admin/"),
]
