"""An address where a form is posted is opened again by reload and back button: it leads to its page, never to a bare 405."""

import pytest
from django.urls import reverse
from test_access_walk import OURS, kwargs_for, one_world, world  # noqa: F401  the fixtures of the walk

from common import access

WHO = {
    access.MERCHANT: "owner",
    access.OWNER: "owner",
    access.OFFICER: "officer",
    access.OVERSEER: "officer",
    access.SIGNED_IN: "applicant",
}
ACTS = [
    "apply:begin",
    "apply:document_open",
    "apply:take_over",
    "desk:closing_withdraw",
    "desk:invitation_again",
    "desk:invitation_withdraw",
    "cms:lesson_finish",
    "desk:member_remove",
    "desk:switch",
    "manage:case_answer",
    "manage:cash_received",
    "manage:coupon_resume",
    "manage:coupon_stop",
    "manage:review_reply",
    "manage:review_report",
    "orders:case_officer",
    "orders:case_say",
    "orders:case_settle",
    "oversee:case_decide",
    "oversee:review_hide",
    "oversee:review_show",
    "manage:certificate_give_up",
    "manage:certificate_paper",
    "manage:certificate_renew",
    "manage:certificate_send",
    "manage:payment_refund",
    "manage:payment_seen",
    "manage:payout_change_again",
    "manage:statement_columns",
    "manage:statement_confirm",
    "manage:statement_done",
    "manage:statement_line",
    "manage:payout_change_withdraw",
    "manage:product_one_size",
    "manage:product_pause",
    "manage:product_picture_add",
    "manage:product_picture_remove",
    "manage:product_promotion_end",
    "manage:product_publish",
    "manage:product_resume",
    "manage:product_shelf_count",
    "manage:product_shelf_low",
    "manage:product_shelf_step",
    "manage:product_step",
    "manage:product_stock",
    "manage:products_bulk",
    "manage:products_bulk_price",
    "manage:product_take_back",
    "manage:slip_accept",
    "manage:slip_open",
    "manage:slip_refuse",
    "office:close",
    "office:keep",
    "manage:stripe_ask",
    "manage:stripe_switch",
    "office:reopen",
    "office:signer_again",
    "office:suspend",
    "orders:cancel",
    "oversee:certificate_name",
    "oversee:certificate_paper",
    "oversee:certificate_reject",
    "oversee:certificate_remind",
    "oversee:certificate_restore",
    "oversee:certificate_suspend",
    "oversee:certificate_verify",
    "oversee:certificate_withdraw",
    "oversee:product_approve",
    "oversee:product_restore",
    "oversee:product_return",
    "oversee:product_take_down",
    "oversee:shop_review",
    "oversee:shop_trust",
    "review:accept_answers",
    "review:accept_one",
    "review:approve",
    "review:cover",
    "review:hand_over",
    "review:new_list",
    "review:open_paper",
    "review:reject",
    "review:reject_one",
    "review:send_back",
    "review:take",
    "review:waive_one",
    "orders:received",
    "pay:ask_stripe",
    "pay:to_stripe",
    "sessions_end",
    "storefront:hide_people",
    "storefront:remove_cover",
    "storefront:remove_logo",
]


def test_no_address_answers_a_get_with_no_such_method(world, client):  # noqa: F811
    bare = []
    for address in OURS:
        if role := WHO.get(address.policy):
            client.force_login(world.people[role])
        url = reverse(address.name, kwargs=kwargs_for(address, world))
        if client.get(url).status_code == 405:
            bare.append(address.name)
    assert bare == []


@pytest.mark.parametrize("name", ACTS)
def test_it_leads_to_a_page_that_opens(name, world, client):  # noqa: F811
    [address] = [address for address in OURS if address.name == name]
    if role := WHO.get(address.policy):
        client.force_login(world.people[role])
    answer = client.get(reverse(name, kwargs=kwargs_for(address, world)))
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200


def test_after_a_refused_form_the_address_leads_back_to_the_merchant(make, signed_in):
    merchant, officer = make.merchant(), make.officer()
    desk = signed_in(officer)
    url = reverse("office:suspend", args=[merchant.pk])
    refused = desk.post(url, {"reason": ""})
    assert "กรุณาเขียนเหตุผลให้เจ้าของร้านเข้าใจ อย่างน้อยหนึ่งประโยค" in refused.content.decode()
    assert desk.get(url)["Location"] == reverse("office:merchant", args=[merchant.pk])
    merchant.refresh_from_db()
    assert merchant.is_open
