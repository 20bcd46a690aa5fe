"""The demo's refunds are promised long ago: whoever was to be reminded was, before the newcomer's site begins."""

import pytest

from common.letters.models import Letter
from config.progress import Progress
from shop.checkout import demo_book
from shop.payments import refund_jobs
from shop.payments.models import HandRefund

pytestmark = pytest.mark.django_db


def test_the_first_minute_of_a_fresh_demo_reminds_nobody(make):
    merchant = make.ready(make.merchant(owner=make.user(demo_book.OWNER)))
    make.product(merchant, on_hand=60)
    demo_book.run(Progress())
    overdue = HandRefund.objects.filter(refund__state="asked")
    assert overdue.count() == 2 and not overdue.filter(reminded_at=None).exists()
    assert not Letter.objects.filter(state="waiting").exists()
    assert refund_jobs.run() == {"refunds_reminded": 0, "refunds_escalated": 0}
    assert not Letter.objects.filter(state="waiting").exists()
