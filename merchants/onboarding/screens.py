"""The applicant's way: one screen per question, in the order of her list; the baseline questions share one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from merchants.onboarding.models import Application, RequirementKind, Shape
from merchants.onboarding.standing import Standing, standings

BASELINE = "baseline"


@dataclass(frozen=True)
class Screen:
    """One page of the way. ``number`` counts from 1 over the screens that are not optional; None on optional ones."""

    key: str
    title: str
    help: str
    rows: list[Standing]
    number: int | None = None

    @property
    def items(self):
        return [row.item for row in self.rows]

    @property
    def is_optional(self) -> bool:
        return not any(row.item.mandatory for row in self.rows)

    @property
    def is_done(self) -> bool:
        """Whether nothing on it is missing or must be mended; an optional one is done once something is given."""
        if any(row.needs_mending for row in self.rows):
            return False
        if self.is_optional:
            return any(row.is_given for row in self.rows)
        return not any(row.is_missing for row in self.rows)

    @property
    def to_mend(self) -> list[Standing]:
        return [row for row in self.rows if row.needs_mending]

    @property
    def is_alone(self) -> bool:
        """Whether its one requirement is called like the screen."""
        return len(self.rows) == 1

    @property
    def is_paper(self) -> bool:
        return self.rows[0].item.is_paper


def screens_of(application: Application, rows: list[Standing] | None = None) -> list[Screen]:
    """Return the screens of this application in their order; consents have none, they stand beside the button."""
    found: dict[str, list[Standing]] = {}
    for row in rows if rows is not None else standings(application):
        if row.item.kind != RequirementKind.CONSENT:
            key = BASELINE if row.item.kind == RequirementKind.BASELINE else row.key
            found.setdefault(key, []).append(row)
    made, number = [], 0
    for key, together in found.items():
        optional = not any(row.item.mandatory for row in together)
        number += not optional
        made.append(_screen(key, together, None if optional else number))
    return made


def _screen(key: str, rows: list[Standing], number: int | None) -> Screen:
    if key == BASELINE:
        return Screen(key, _("ก่อนมาขายกับเรา"), _("ตอบโดยประมาณได้ เราใช้ดูว่าโครงการช่วยให้รายได้เพิ่มขึ้นจริงไหม"), rows, number)
    return Screen(key, rows[0].item.label, rows[0].item.help_text, rows, number)


def total_of(screens: list[Screen]) -> int | None:
    """Return how many screens must be filled in; None while the kind of business, which decides it, is not known."""
    first = screen_or_none(screens, Shape.KIND)
    return None if first and not first.rows[0].is_given else sum(not screen.is_optional for screen in screens)


def done_of(screens: list[Screen]) -> int:
    """Return how many of those that must be filled in are."""
    return sum(screen.is_done for screen in screens if not screen.is_optional)


def screen_or_none(screens: list[Screen], key: str) -> Screen | None:
    return next((screen for screen in screens if screen.key == key), None)


def screen_of(screens: list[Screen], row: Standing) -> Screen:
    """Return the screen on which a requirement is asked."""
    return next(screen for screen in screens if row.key in {each.key for each in screen.rows})


def next_screen(screens: list[Screen], after: str = "") -> Screen | None:
    """Return the first screen behind ``after`` that must still be filled in or mended, else the first of all such."""
    waiting = [screen for screen in screens if not screen.is_done and (not screen.is_optional or screen.to_mend)]
    keys = [screen.key for screen in screens]
    behind = [screen for screen in waiting if after in keys and keys.index(screen.key) > keys.index(after)]
    return (behind or [screen for screen in waiting if screen.key != after] or [None])[0]
