"""The migrated database that the workers copy is made anew where a migration changed, and only there."""

import postgres_template
import pytest
from django.db import connection


@pytest.fixture
def app(tmp_path):
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_first.py").write_text("operations = []")
    return tmp_path


def test_the_same_migrations_have_one_name(app):
    assert postgres_template.made_of([app]) == postgres_template.made_of([app])


def test_a_migration_more_has_another_name(app):
    before = postgres_template.made_of([app])
    (app / "migrations" / "0002_second.py").write_text("operations = []")
    assert postgres_template.made_of([app]) != before


def test_a_migration_changed_under_its_old_name_has_another_name(app):
    before = postgres_template.made_of([app])
    (app / "migrations" / "0001_first.py").write_text("operations = [1]")
    assert postgres_template.made_of([app]) != before


@pytest.mark.postgres
@pytest.mark.django_db
def test_it_stands_and_is_not_made_again():
    config = {**connection.settings_dict, "NAME": connection.settings_dict["NAME"].split("_", 1)[1].rpartition("_")[0]}
    asked = "SELECT oid FROM pg_database WHERE datname = %s"
    with postgres_template.server(config) as there:
        name = postgres_template.template_of(config)
        [made] = there.execute(asked, [name]).fetchone()
        assert postgres_template.template_of(config) == name
        assert there.execute(asked, [name]).fetchone() == (made,)
