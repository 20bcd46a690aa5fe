"""The list of browsers that somebody is signed in with names every one of them."""

import pytest
from allauth.account.signals import user_logged_in
from allauth.usersessions.models import UserSession
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody_else_at_that_moment():
    """Another sign-in of the same person, in another process, just after this one was written into the list."""

    def purge(sender, user, **about):
        UserSession.objects.purge_and_list(user)

    user_logged_in.connect(purge)
    yield
    user_logged_in.disconnect(purge)


def test_two_sign_ins_in_one_moment_both_stand_in_it(make, client, somebody_else_at_that_moment):
    person = make.user()
    answer = client.post(reverse("account_login"), {"login": person.email, "password": make.PASSWORD})
    assert answer.status_code == 302
    assert UserSession.objects.get().session_key == client.session.session_key
