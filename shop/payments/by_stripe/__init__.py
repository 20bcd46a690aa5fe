"""Stripe, by direct charge on the merchant's own account. Every call to Stripe is made here, and never in a transaction."""
