"""An editor sends a page to be looked at; whoever looks after the site sends it back or lets it through, all in Thai."""

import pages_made as pages
import pytest
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return pages.story(live=False)


@pytest.fixture
def sent(page, make):
    page.save_revision()
    page.get_workflow().start(page, make.editor())
    return page


@pytest.fixture
def admin(signed_in, make):
    return signed_in(make.admin())


def act(client, page, how: str, **said):
    task = TaskState.objects.get(status="in_progress")
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, how, task.pk])
    return client.post(address, said)


def test_what_waits_is_named_in_thai(admin, sent):
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "รอให้คุณตรวจ" in html and "Awaiting your review" not in html
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[sent.pk])).content.decode()
    assert "ขอให้แก้" in html and "ให้ผ่าน" in html
    for words in ("Request changes", "Approve with comment", "Moderators approval"):
        assert words not in html


def test_shoppers_see_it_once_it_was_let_through(client, admin, sent):
    assert client.get("/stories/budu/").status_code == 404
    assert act(admin, sent, "approve").status_code == 302
    sent.refresh_from_db()
    assert sent.live and WorkflowState.objects.get().status == "approved"


def test_sent_back_it_is_a_draft_and_keeps_why(admin, sent):
    assert act(admin, sent, "reject", comment="ใส่ชื่อคนในรูปด้วย").status_code == 302
    sent.refresh_from_db()
    assert not sent.live and WorkflowState.objects.get().status == "needs_changes"
    assert TaskState.objects.get().comment == "ใส่ชื่อคนในรูปด้วย"
    assert admin.get("/stories/budu/").status_code == 404


def test_no_stranger_lets_it_through(signed_in, make, sent):
    answer = act(signed_in(make.owner_of(make.merchant())), sent, "approve")
    assert answer.status_code in (302, 403, 404)
    sent.refresh_from_db()
    assert not sent.live and WorkflowState.objects.get().status == "in_progress"
