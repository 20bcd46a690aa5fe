"""axe over a page: what it would have mended by WCAG 2.2 A and AA."""

from axe_playwright_python.sync_playwright import Axe

SCRIPT = Axe().axe_script

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def found(page) -> list[str]:
    """Return what axe would have mended, a line for each place."""
    return _lines(page, RULES)


def found_of_colours(page) -> list[str]:
    """Return what axe would have mended of the contrast of colours alone: what another colour scheme may change."""
    return _lines(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}}, note=" (dark)")


def _lines(page, options: dict, *, note: str = "") -> list[str]:
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(SCRIPT)
    violations = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{page.url}: {each['id']}{note}: {node['html'][:160]}" for each in violations for node in each["nodes"]]
