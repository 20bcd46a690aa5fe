"""The lists of the office: what is asked for, and the chips above them."""

import pytest

pytestmark = pytest.mark.django_db
PAGES = ["/office/applications/", "/office/merchants/", "/office/products/", "/office/certificates/", "/office/cases/"]
STRANGE = {"state": "no such", "province": "10", "type": "x", "kind": "x", "category": "x", "whose": "x", "q": "\x00 "}


@pytest.fixture
def officer(client, make):
    client.force_login(make.officer())
    return client


def shown(client, address: str, asked: dict | None = None) -> str:
    answer = client.get(address, asked or {})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_provinces_are_named_in_the_readers_language(officer, page):
    here = shown(officer, f"/en{page}").partition("<main")[2]
    assert "Narathiwat" in here and "นราธิวาส" not in here
    assert "นราธิวาส" in shown(officer, page)


def test_an_application_says_its_province_in_the_readers_language(officer, make):
    application, _paper = make.application_waiting(province="94")
    assert '<td data-label="Province">Pattani</td>' in shown(officer, "/en/office/applications/")
    head = shown(officer, f"/en/office/applications/{application.pk}/").partition("<h1")[2][:1500]
    assert "Pattani" in head and "ปัตตานี" not in head


@pytest.mark.parametrize("page", PAGES)
def test_what_is_strange_is_as_if_nothing_was_asked(officer, page):
    here = shown(officer, page, STRANGE)
    assert "no such" not in here and 'value="10"' not in here
    assert here.count('aria-current="') == shown(officer, page).count('aria-current="')


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("/office/applications/", {"state": "returned", "province": "94", "whose": "mine"}),
        ("/office/merchants/", {"state": "suspended", "province": "94"}),
        ("/office/products/", {"state": "live", "province": "94"}),
        ("/office/certificates/", {"state": "valid", "province": "94"}),
    ],
)
def test_searching_keeps_what_was_chosen(officer, page, asked):
    form = (
        shown(officer, page, {**asked, "q": "บูดู"}).partition('<form class="office-search"')[2].partition("</form>")[0]
    )
    for name, value in asked.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    assert 'value="บูดู"' in form and form.count('name="q"') == 1
