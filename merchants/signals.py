"""The one arrow that points up: approval tells the floors above that a merchant has come."""

from django.dispatch import Signal

# sent with merchant= and by= inside the approving transaction; a receiver that raises undoes the approval
merchant_approved = Signal()
