"""A real Chromium on a 360 px phone, in front of the real site."""

import os
import shutil

import make as makers
import pytest
from django.db import connections
from playwright.sync_api import sync_playwright
from site_running import running

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's loop runs in the thread that asks the database
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    assert path, "Chromium is missing: apt-get install chromium"
    connections.close_all()  # while playwright's loop runs Django looks elsewhere: what is open now would stay open
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def make(own_database):
    return makers


@pytest.fixture
def site(own_database):
    """The address of the running site over this test's own database."""
    with running(processes=1, threads=6) as base:
        yield base


class Screen:
    """One person's browser. Whatever the console complains about or whatever leaves the site is a failure."""

    def __init__(self, chromium, base: str, *, viewport: dict, javascript: bool = True) -> None:
        self.base = base
        self.faults: list[str] = []
        self.context = chromium.new_context(viewport=viewport, locale="th-TH", java_script_enabled=javascript)
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("request", self._watch)
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _hear(self, message) -> None:
        if message.type in {"error", "warning"} and "favicon" not in message.text:
            self.faults.append(f"{self.page.url}: console {message.type}: {message.text}")

    def _watch(self, request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"{self.page.url}: left the site for {request.url}")

    def open(self, path: str) -> None:
        answer = self.page.goto(path if path.startswith("http") else self.base + path)
        assert answer.status == 200, (path, answer.status)
        self.fits()

    def fits(self) -> None:
        """The page must not scroll sideways."""
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{self.page.url} scrolls sideways by {wider} px"

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"[name='{name}']:visible").first.fill(value)

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"input[name='{name}'][value='{value}']").first.check(force=True)

    def press(self, words: str) -> None:
        """Press the button with these words, and wait for the page that follows."""
        self.go_on(self.page.get_by_role("button", name=words), words)

    def follow(self, words: str) -> None:
        """Follow the link with these words."""
        self.go_on(self.page.get_by_role("link", name=words), words)

    def submit(self, form: str) -> None:
        """Press the button of the form that this selector finds."""
        self.unfold()
        self.go_on(self.page.locator(f"{form} [type=submit]"), form)

    def unfold(self) -> None:
        """Open everything that is folded away."""
        self.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    def go_on(self, target, words: str) -> None:
        assert target.count(), f"{self.page.url} has no {words!r}; it reads:\n{self.page.locator('body').inner_text()}"
        with self.page.expect_navigation():
            target.first.click()
        self.fits()

    def reads(self, words: str) -> bool:
        return words in self.page.locator("body").inner_text()

    def signal(self, there: bool) -> None:
        """Cut the signal or give it back; the page hears of it a moment after the network."""
        self.context.set_offline(not there)
        self.until(f"navigator.onLine === {str(there).lower()}")

    def until(self, what: str) -> None:
        """Wait until the page says yes; the site's policy forbids the browser to watch for it by itself."""
        for _time in range(150):
            if self.page.evaluate(what):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"never came: {what}")

    def forgive_no_signal(self) -> None:
        """Chromium and htmx complain that there is no signal; where that is what is tried, it is no fault."""
        expected = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
        self.faults = [fault for fault in self.faults if not any(words in fault for words in expected)]

    def sign_in(self, email: str, password: str) -> None:
        self.open("/accounts/login/")
        self.fill(login=email, password=password)
        with self.page.expect_navigation():
            self.page.locator("form:has(input[name=password]) [type=submit]").first.click()

    def close(self) -> None:
        self.context.close()
        assert self.faults == []


@pytest.fixture
def screen(chromium, site):
    """Open a new person's browser: ``screen()`` on a phone, ``screen(DESKTOP)`` on a desk."""
    opened: list[Screen] = []

    def opening(viewport: dict = PHONE, *, javascript: bool = True) -> Screen:
        opened.append(Screen(chromium, site, viewport=viewport, javascript=javascript))
        return opened[-1]

    yield opening
    for each in opened:
        each.close()
