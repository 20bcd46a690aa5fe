"""What a picture of a slip tells: its code, and marks by which the same picture is known again.

Slips of one bank all look alike, so a fingerprint of the whole picture would find every slip "the same". The marks are
fingerprints of each run of text instead: amount, names, number. They stay what they are where the picture is saved anew,
made smaller, or cut at its edges; in another slip those that matter differ.
"""

import io
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

import zxingcpp
from PIL import Image, ImageChops, ImageOps

from shop.payments import slip_qr
from shop.payments.slip_qr import NotASlip, SlipCode

WIDE = 480  # every picture is looked at in this width
TALLEST = 1600
ACROSS, DOWN = 49, 8  # points of a fingerprint
STEP = 22  # so much darker or brighter from one point to the next is ink
FLAT = 6  # a smaller difference inside a fingerprint is noise
LEAST_HIGH, LEAST_WIDE, MOST_RUNS = 6, 12, 40
LONG = 5  # a run this many times as wide as high tells slips apart
STRETCH = 1.18  # as much may the proportions of the same run differ
SAME, OTHER = 23, 45  # hundredths of ink: up to here it is the same run of text; beyond the second it is another text
FAR = 50  # beyond it a nudge of the box will not help
FEWEST_LONG = 3
NUDGES = (-0.8, 0.0, 0.8)

Mark = tuple[float, int]  # proportions and fingerprint of one run of text


@dataclass(frozen=True)
class Reading:
    """``code`` is the bank's own; ``strange`` where there is a QR code that is none of a slip's."""

    code: SlipCode | None = None
    strange: bool = False
    marks: list[Mark] = field(default_factory=list)


def read(picture: bytes) -> Reading:
    """Return what ``picture``, one of our own making, tells."""
    with Image.open(io.BytesIO(picture)) as file:
        image = file.convert("L")
    texts = [found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]
    code = next((code for code in map(_code, texts) if code), None)
    return Reading(code, strange=bool(texts) and code is None, marks=[run.mark for run in _runs(image)])


def _code(text: str) -> SlipCode | None:
    try:
        return slip_qr.parse(text)
    except NotASlip:
        return None


@dataclass(frozen=True)
class _Run:
    """One run of text: where it stands in a grey picture, and how wide it is for its height."""

    image: Image.Image
    box: tuple[int, int, int, int]

    @property
    def mark(self) -> Mark:
        left, top, right, bottom = self.box
        return round((right - left) / (bottom - top), 2), self.print_of(0, 0, 0, 0)

    def print_of(self, *moved: float) -> int:
        """Return the fingerprint of the run, its box ``moved`` by parts of a point."""
        most = (0, 0, self.image.width, self.image.height)
        edges = [edge + by for edge, by in zip(self.box, moved, strict=True)]
        box = (max(edges[0], most[0]), max(edges[1], most[1]), min(edges[2], most[2]), min(edges[3], most[3]))
        small = ImageOps.autocontrast(self.image.resize((ACROSS, DOWN), Image.Resampling.BOX, box=box))
        points = small.tobytes()
        return int("".join("01"[points[at] > points[at + 1] + FLAT] for at in range(len(points) - 1)), 2)


def _runs(image: Image.Image) -> list[_Run]:
    """Return the runs of text in ``image`` from above to below, at most MOST_RUNS."""
    height = min(TALLEST, max(1, round(image.height * WIDE / image.width)))
    grey = image.resize((WIDE, height), Image.Resampling.LANCZOS)
    beside = ImageChops.difference(grey.crop((0, 0, WIDE - 1, height)), grey.crop((1, 0, WIDE, height)))
    ink = beside.point(lambda value: 255 * (value > STEP))
    found = []
    for top, bottom in _stretches((value >= 3 for value in _by_rows(ink)), gap=1):
        if bottom - top >= LEAST_HIGH:
            found += _of_line(grey, ink.crop((0, top, ink.width, bottom)), top)
    return found[:MOST_RUNS]


def _of_line(grey: Image.Image, line: Image.Image, above: int) -> list[_Run]:
    columns = line.resize((line.width, 1), Image.Resampling.BOX).tobytes()
    found = []
    for left, right in _stretches((value > 0 for value in columns), gap=max(8, line.height * 4 // 5)):
        if right - left < LEAST_WIDE or sum(value > 0 for value in columns[left:right]) < 8:
            continue
        rows = [at for at, value in enumerate(_by_rows(line.crop((left, 0, right, line.height)))) if value]
        top, bottom = above + rows[0], above + rows[-1] + 1
        if bottom - top >= LEAST_HIGH:
            found.append(_Run(grey, (left, top, right + 1, bottom)))
    return found


def _by_rows(image: Image.Image) -> bytes:
    return image.resize((1, image.height), Image.Resampling.BOX).tobytes()


def _stretches(flags: Iterable[bool], *, gap: int) -> list[tuple[int, int]]:
    """Return from where to where ``flags`` are true; so many false ones in between do not end a stretch."""
    found: list[list[int]] = []
    for at, flag in enumerate(flags):
        if not flag:
            continue
        if found and at - found[-1][1] <= gap:
            found[-1][1] = at + 1
        else:
            found.append([at, at + 1])
    return [(first, last) for first, last in found]


class Looker:
    """Holds one picture against the marks of others."""

    def __init__(self, picture: bytes) -> None:
        with Image.open(io.BytesIO(picture)) as file:
            runs = _runs(file.convert("L"))
        # a cut may go through the first and the last run; short ones are the same in every slip of a bank
        self._telling = [run for run in runs[1:-1] if run.mark[0] >= LONG]
        self._near: dict[int, list[int]] = {}

    @property
    def can_tell(self) -> bool:
        """Whether there is enough text in it to know it again."""
        return len(self._telling) >= FEWEST_LONG

    def is_same(self, marks: list[Mark]) -> bool:
        """Whether the telling runs of the picture are found among ``marks``.

        One may be missing, because it grew together with another where the picture was made smaller; never the longest,
        which is the bank's number. A run of the same shape with other digits in it says that this is another slip.
        """
        if not self.can_tell:
            return False
        apart = [self._nearest(at, run, marks) for at, run in enumerate(self._telling)]
        longest = max(range(len(apart)), key=lambda at: self._telling[at].mark[0])
        missing = [at for at, by in enumerate(apart) if by > OTHER]
        return all(by <= SAME or by > OTHER for by in apart) and longest not in missing and len(missing) <= 1

    def _nearest(self, at: int, run: _Run, marks: list[Mark]) -> int:
        return min((self._apart(at, run, mark[1]) for mark in marks if _fits(run.mark[0], mark[0])), default=100)

    def _apart(self, at: int, run: _Run, other: int) -> int:
        if _apart(run.mark[1], other) > FAR:
            return 100
        return min(_apart(own, other) for own in self._nudged(at, run))

    def _nudged(self, at: int, run: _Run) -> list[int]:
        if at not in self._near:
            self._near[at] = [run.print_of(*moved) for moved in itertools.product(NUDGES, repeat=4)]
        return self._near[at]


def _fits(mine: float, hers: float) -> bool:
    return mine > 0 and hers > 0 and max(mine, hers) <= STRETCH * min(mine, hers)


def _apart(one: int, other: int) -> int:
    """Return the hundredths of ink by which two fingerprints differ."""
    return round(100 * (one ^ other).bit_count() / (one.bit_count() + other.bit_count() + DOWN))
