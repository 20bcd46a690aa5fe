import pytest


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 2000, "%00", "products"])
def test_a_name_that_cannot_be_a_file_is_not_found(client, db, name):
    assert client.get(f"/media/{name}").status_code == 404


def test_nothing_outside_the_folder_is_sent(client, db):
    assert client.get("/media/..%2f..%2fsecret_key").status_code == 400
