"""What real shoppers type, asked of the demo's catalogue on whichever database the tests run on."""

import demo_shelf
import pytest

from shop.catalogue import search

PAGE = 24
LEAST = 0.9
NOT_YET: dict[str, str] = {}


@pytest.fixture(scope="module")
def goods(module_rows):
    return demo_shelf.fill()


@pytest.fixture
def shelf(goods, db):
    return goods


def satisfied(rule: str, expected: set[str], found: list[str]) -> bool:
    if not expected:
        return not found
    if rule == "all":
        return expected <= set(found[:PAGE])
    return bool(expected & set(found[: {"top1": 1, "top3": 3, "any": PAGE}[rule]]))


def unsatisfied(shelf, queries: list[dict]) -> dict[str, str]:
    ids = {product.pk: key for key, product in shelf.items()}
    failed = {}
    for query in queries:
        result = search.find(query["query"])
        found = [ids[pk] for pk in result.products.values_list("pk", flat=True)[:PAGE]]
        expected = set(filter(None, query["expected_product_ids"].split("|")))
        if not satisfied(query["rank_rule"], expected, found):
            failed[query["id"]] = f"{query['query']}: {found[:5]} instead of {sorted(expected)} ({query['rank_rule']})"
    return failed


def test_queries_are_answered(shelf):
    queries = demo_shelf.queries()
    failed = unsatisfied(shelf, queries)
    assert failed.keys() == NOT_YET.keys(), "\n".join(f"{key} {said}" for key, said in failed.items())
    assert len(failed) <= (1 - LEAST) * len(queries)


def test_more_of_the_same_kinds_are_answered(shelf):
    assert unsatisfied(shelf, demo_shelf.queries(demo_shelf.MORE_QUERIES)) == {}
