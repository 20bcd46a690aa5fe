"""Money is whole satang (1/100 baht) in integers. Every rounding the shop ever does is a named function here.

Names say the unit: ``*_satang`` holds satang, ``baht`` appears only where people read or type it.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

SATANG_PER_BAHT = 100
VAT_PERCENT = Decimal(7)


def baht_text(satang: int) -> str:
    """``125050`` → ``"฿1,250.50"``, ``5000`` → ``"฿50"``: satang are written only when there are some."""
    whole, part = divmod(abs(satang), SATANG_PER_BAHT)
    sign = "−" if satang < 0 else ""
    return f"{sign}฿{whole:,}.{part:02d}" if part else f"{sign}฿{whole:,}"


def plain_baht(satang: int) -> str:
    """``125050`` → ``"1250.50"``, ``5000`` → ``"50"``: for input fields and spreadsheets, no sign, no comma."""
    whole, part = divmod(abs(satang), SATANG_PER_BAHT)
    sign = "-" if satang < 0 else ""
    return f"{sign}{whole}.{part:02d}" if part else f"{sign}{whole}"


def from_baht(baht: Decimal | str | int) -> int:
    """Baht → satang, exactly.

    Raises ValueError for anything that is not a finite number of baht with at most two decimals. A float is a
    TypeError: it has lost the exact amount already.
    """
    if isinstance(baht, float):
        raise TypeError("a float is not an amount of money; pass Decimal or str")
    try:
        amount = Decimal(baht)
    except InvalidOperation as error:
        raise ValueError(f"not an amount in baht: {baht!r}") from error
    if not amount.is_finite():
        raise ValueError(f"not an amount in baht: {baht!r}")
    satang = amount * SATANG_PER_BAHT
    if satang != satang.to_integral_value():
        raise ValueError(f"more than two decimals: {baht!r}")
    return int(satang)


def round_half_up(satang: Decimal) -> int:
    """The house rounding: half a satang goes away from zero."""
    return int(satang.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def percent_of(satang: int, percent: Decimal | int) -> int:
    """``percent`` of an amount, in satang, half up: ``percent_of(10050, 3)`` → 302 (301.5)."""
    return round_half_up(Decimal(satang) * Decimal(percent) / 100)


def vat_included(gross_satang: int, percent: Decimal | int = VAT_PERCENT) -> int:
    """The VAT hidden in a price that already contains it, in satang, half up: 10700 → 700."""
    return round_half_up(Decimal(gross_satang) * Decimal(percent) / (100 + Decimal(percent)))


def before_vat(gross_satang: int, percent: Decimal | int = VAT_PERCENT) -> int:
    """What is left of a VAT-included price; with ``vat_included`` it always adds up to the price."""
    return gross_satang - vat_included(gross_satang, percent)


def price_per_hundred(price_satang: int, amount: int) -> int:
    """Price of 100 g (or ml) of a thing that weighs ``amount`` g, in satang, half up. ``amount`` must be positive."""
    if amount <= 0:
        raise ValueError("a unit price needs a positive weight or volume")
    return round_half_up(Decimal(price_satang) * 100 / amount)


def price_per_thousand(price_satang: int, amount: int) -> int:
    """Price of a kilogram (or litre) of a thing that holds ``amount`` g (ml), in satang, half up. ``amount`` must be positive."""
    if amount <= 0:
        raise ValueError("a unit price needs a positive weight or volume")
    return round_half_up(Decimal(price_satang) * 1000 / amount)


def price_per_piece(price_satang: int, pieces: int) -> int:
    """Price of one of ``pieces`` in a pack, in satang, half up. ``pieces`` must be positive."""
    if pieces <= 0:
        raise ValueError("a pack holds at least one piece")
    return round_half_up(Decimal(price_satang) / pieces)


def changed_by_percent(satang: int, percent: Decimal | int, *, step: int = 1) -> int:
    """A price raised (negative: lowered) by ``percent``, to the nearest ``step`` of satang, half up: (5500, 7, step=100) → 5900."""
    return to_step(Decimal(satang) * (100 + Decimal(percent)) / 100, step)


def to_step(satang: Decimal | int, step: int) -> int:
    """An amount to the nearest ``step`` of satang (100: whole baht), half up. ``step`` must be positive."""
    if step <= 0:
        raise ValueError("a step is at least one satang")
    return round_half_up(Decimal(satang) / step) * step


def share_of_pieces(total_satang: int, pieces: int, of_pieces: int) -> int:
    """What ``pieces`` of ``of_pieces`` cost of a total, in whole satang downwards; all of them cost the total exactly."""
    if not 0 <= pieces <= of_pieces or of_pieces == 0:
        raise ValueError("a share is of so many pieces out of at least one")
    return total_satang * pieces // of_pieces


def split_proportionally(total_satang: int, weights: Sequence[int]) -> list[int]:
    """Split ``total_satang`` by ``weights`` so that the parts sum to it exactly (largest remainder; earlier wins).

    All weights zero: split evenly. Raises ValueError without weights or with a negative one. Same input, same output.
    """
    if not weights or any(weight < 0 for weight in weights):
        raise ValueError("splitting needs at least one weight, none of them negative")
    if not any(weights):
        weights = [1] * len(weights)
    sign, amount, whole = (-1 if total_satang < 0 else 1), abs(total_satang), sum(weights)
    parts = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for i in by_remainder[: amount - sum(parts)]:
        parts[i] += 1
    return [sign * part for part in parts]
