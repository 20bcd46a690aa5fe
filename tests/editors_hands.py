"""What an editor's hands do in the form of a page in /admin/, in Chromium."""

from playwright.sync_api import TimeoutError


def body(page):
    return page.locator("[data-contentpath=body]").first


def add(page, kind: str) -> None:
    """Put one more part at the end of the page."""
    body(page).locator("button.c-sf-add-button").last.click()
    page.get_by_role("option", name=kind, exact=True).click()


def listed(page, button: str):
    """Open the list that the last ``button`` stands for; a press while the part still unfolds may be lost."""
    modal = page.locator(".modal-content")
    for _time in range(4):
        body(page).get_by_role("button", name=button).last.click()
        try:
            modal.wait_for(timeout=10_000)
        except TimeoutError:
            continue
        return modal
    raise AssertionError(f"no list for {button}")


def chosen(page, button: str, row: str) -> None:
    """Choose ``row`` in the list that ``button`` opens."""
    modal = listed(page, button)
    modal.get_by_text(row, exact=True).first.click()
    modal.wait_for(state="detached")


def publish(desk) -> None:
    desk.page.locator(
        "[data-controller~=w-dropdown]:has(button[name=action-publish]) [data-w-dropdown-target=toggle]"
    ).click()
    desk.page.locator("button[name=action-publish]").click()
    desk.page.wait_for_url(lambda url: "/add/" not in url and "/edit/" not in url)  # the list, once it is published
