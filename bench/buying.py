"""What a guest costs who buys: adding to the cart, and the whole way from the product to what comes after the order."""

import re

import requests
from servers import Site

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CHOSEN = re.compile(r'<input(?=[^>]*type="radio")(?=[^>]*\schecked)[^>]*>')
NAMED = re.compile(r'name="([^"]+)"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="([^"]+)"')
GUEST = {"name": "อามีนะห์ ดอเลาะ", "phone": "0898765432", "line": "12/3 ม.4", "place": "940703:94110", "place_query": "94110",
         "terms": "on", "act": "place"}  # fmt: skip


class Guest:
    """One browser that wants one product."""

    def __init__(self, site: Site, slug: str):
        self.base, self.slug = site.base, slug
        self.browser, self.page = requests.Session(), ""

    def opens_the_product(self) -> None:
        self._get(f"/products/{self.slug}/")

    def adds_it(self) -> None:
        fields = dict(HIDDEN.findall(self.page))
        wanted = {name: fields[name] for name in ("csrfmiddlewaretoken", "variant")}
        self._post("/cart/add/", {**wanted, "quantity": 1}, leads_to=f"/products/{self.slug}/")

    def opens_the_cart(self) -> None:
        self._get("/cart/")

    def opens_the_checkout(self) -> None:
        self._get("/checkout/")

    def orders(self) -> None:
        form = self.page.partition('class="checkout')[2]
        fields = dict(HIDDEN.findall(form))
        for radio in CHOSEN.findall(form):
            one = NAMED.search(radio)
            fields[one[1] or one[4]] = one[2] or one[3]
        self.placed = self._post("/checkout/", {**fields, **GUEST}, leads_to="/checkout/")

    def sees_what_comes_next(self) -> None:
        self._get(self.placed)

    def _get(self, path: str) -> None:
        answer = self.browser.get(self.base + path, timeout=60)
        answer.raise_for_status()
        self.page = answer.text

    def _post(self, path: str, fields: dict, *, leads_to: str) -> str:
        answer = self.browser.post(
            self.base + path, fields, headers={"Referer": self.base + path}, allow_redirects=False, timeout=60
        )
        where = answer.headers.get("Location", "")
        if answer.status_code != 302 or not where.startswith(leads_to):
            raise SystemExit(f"{path} answered {answer.status_code} {where}")
        return where


STEPS = {
    "product": Guest.opens_the_product,
    "add to cart": Guest.adds_it,
    "cart": Guest.opens_the_cart,
    "checkout, its form": Guest.opens_the_checkout,
    "checkout, sent": Guest.orders,
    "what was placed": Guest.sees_what_comes_next,
}
WARM = 3


def cost(site: Site, slugs: list[str]) -> dict[str, tuple[float, float]]:
    """Return what each step takes of the application and of PostgreSQL, in milliseconds a guest; the first guests warm up.

    All guests take a step before one takes the next: a process's time is told in hundredths of a second.
    """
    guests, found = [Guest(site, slug) for slug in slugs], {}
    for name, step in STEPS.items():
        for guest in guests[:WARM]:
            step(guest)
        before = site.used_ms()
        for guest in guests[WARM:]:
            step(guest)
        now = site.used_ms()
        found[name] = tuple((after - then) / (len(guests) - WARM) for after, then in zip(now, before, strict=True))
    return found
