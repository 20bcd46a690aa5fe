"""The stars of a product in words. The figures stand on the product; the reviews themselves live floors above."""


def mean_words(*, count: int, total: int) -> str:
    """``count=3, total=14`` → ``"4.7"``: the mean to one decimal, half up, without a float; "" without reviews."""
    if not count:
        return ""
    tenths = (total * 20 + count) // (2 * count)
    return f"{tenths // 10}.{tenths % 10}"
