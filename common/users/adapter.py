"""How allauth makes our people."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_email
from django.utils.translation import get_language


class AccountAdapter(DefaultAccountAdapter):
    """E-mail addresses are kept in lower case; the language she signs up in is hers."""

    def save_user(self, request, user, form, commit=True):
        user = super().save_user(request, user, form, commit=False)
        user_email(user, (user.email or "").lower() or None)
        user.language = get_language() or "th"
        if commit:
            user.save()
        return user
