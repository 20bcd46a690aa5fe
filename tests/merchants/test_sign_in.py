import pytest


def landing(client, person, make, **more):
    answer = client.post("/accounts/login/", {"login": person.email, "password": make.PASSWORD, **more})
    assert answer.status_code == 302
    return answer["Location"]


@pytest.fixture
def people(make):
    merchant = make.merchant()
    return {
        "owner": make.owner_of(merchant),
        "officer": make.officer(),
        "editor": make.editor(),
        "shopper": make.user(),
    }


@pytest.mark.parametrize(
    ("who", "where"), [("owner", "/desk/"), ("officer", "/office/"), ("editor", "/admin/"), ("shopper", "/")]
)
def test_everybody_lands_where_her_work_is(client, people, make, who, where):
    assert landing(client, people[who], make) == where


def test_a_page_that_asked_for_the_sign_in_comes_first(client, people, make):
    assert landing(client, people["owner"], make, next="/orders/") == "/orders/"


def test_a_strange_address_is_not_followed(client, people, make):
    assert landing(client, people["owner"], make, next="https://elsewhere.example/") == "/desk/"
