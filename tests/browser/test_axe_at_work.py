"""axe finds nothing to mend on any page of desk and office: every address that answers a GET, light and dark."""

import pytest
from axe_at_work import found, found_of_colours
from django.urls import reverse
from make import PASSWORD
from test_access_walk import OURS, kwargs_for, whole_world

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
ROOMS = {"owner": ("desk/", PHONE), "officer": ("office/", DESKTOP)}
FEWEST = {"owner": 48, "officer": 24}  # the walk would tell if it walked past them


@pytest.mark.parametrize("role", ROOMS)
def test_every_page_at_work(role, make, screen):
    world = whole_world(make)
    start, viewport = ROOMS[role]
    person = screen(viewport)
    person.page.emulate_media(reduced_motion="reduce")  # a button on its way to another colour has none of both
    person.sign_in(world.people[role].email, PASSWORD)
    wrong, walked = [], 0
    for path in pages(world, start):
        answer = person.context.request.get(person.base + path, max_redirects=0)
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            continue
        person.open(path)
        person.unfold()
        wrong += found(person.page)
        person.page.emulate_media(color_scheme="dark")
        wrong += found_of_colours(person.page)
        person.page.emulate_media(color_scheme="light")
        walked += 1
    assert not wrong, "\n".join(wrong)
    assert walked >= FEWEST[role]


def pages(world, start: str) -> list[str]:
    """Return the address of every page of a workspace, in the order of the URLconf."""
    return [reverse(one.name, kwargs=kwargs_for(one, world)) for one in OURS if start in one.route]
