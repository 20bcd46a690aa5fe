from django import forms

from common.forms.fields import WholeNumberField
from shop.cart.services import MOST_PIECES

LARGEST_KEY = 2**63 - 1


class AddForm(forms.Form):
    """So many pieces more of a variant."""

    variant = WholeNumberField(min_value=1, max_value=LARGEST_KEY)
    quantity = WholeNumberField(min_value=1, max_value=MOST_PIECES)


class ChangeForm(forms.Form):
    """So many pieces of a variant from now on; 0 takes it out."""

    variant = WholeNumberField(min_value=1, max_value=LARGEST_KEY)
    quantity = WholeNumberField(min_value=0, max_value=MOST_PIECES)


class RemoveForm(forms.Form):
    variant = WholeNumberField(min_value=1, max_value=LARGEST_KEY)
