import re

import pytest

from merchants.page_context import workspaces

FOOT = re.compile(r'<footer class="site-foot">.*?</footer>', re.DOTALL)
DOORS = {"/desk/", "/office/", "/admin/"}


@pytest.fixture
def people(make):
    return {
        "stranger": None,
        "shopper": make.user(),
        "owner": make.owner_of(make.merchant()),
        "officer": make.officer(),
        "editor": make.editor(),
    }


@pytest.mark.parametrize(
    ("who", "doors"),
    [
        ("stranger", set()),
        ("shopper", set()),
        ("owner", {"/desk/"}),
        ("officer", {"/office/"}),
        ("editor", {"/admin/"}),
    ],
)
def test_everybody_sees_the_doors_that_open_for_her(who, doors, people, client):
    if people[who]:
        client.force_login(people[who])
    [foot] = FOOT.findall(client.get("/products/").content.decode())
    assert set(re.findall(r'href="([^"]+)"', foot)) & DOORS == doors


def test_the_doors_cost_a_stranger_nothing(client, db, django_assert_num_queries, rf):
    with django_assert_num_queries(0):
        assert list(workspaces(rf.get("/"))["workspaces"]) == []
