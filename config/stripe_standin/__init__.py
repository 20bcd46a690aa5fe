"""A stand-in for Stripe, written for this project: it speaks HTTP as Stripe does and moves no money.

It keeps accounts, checkout sessions, intents, refunds and idempotency keys (with the errors they met), checks every body
against the parameters of the installed ``stripe`` library, signs webhooks, and can be told to be late, to fail, to cut the
line before or after it has acted, to send twice and out of order. It needs nothing but requirements.txt, knows nothing of
Kedai's code, and serves the demo as well as the tests.
"""
