"""On PostgreSQL a sign is written once for each field it stands in, with the field's letter in front: the index answers by itself
where weights had to be looked up in the rows. What stands there is turned over; run again it changes nothing.

The function asks the index whatever the planner thinks: for a common word it would read all rows, which is ten times the work.
"""

from django.db import migrations

BY_FIELD = """
CREATE FUNCTION pg_temp.by_field(words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(translate(weight, 'ABCD', 'npsk') || lexeme)), '')
    FROM unnest(words) AS sign (lexeme, positions, weights), unnest(weights) AS weight
$$
"""
BY_WEIGHT = """
CREATE FUNCTION pg_temp.by_weight(words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(string_agg(
        quote_literal(substr(lexeme, 2)) || ':' || strpos('npsk', left(lexeme, 1)) || translate(left(lexeme, 1), 'npsk', 'ABCD'), ' '
    ), '')::tsvector
    FROM unnest(words) AS sign (lexeme, positions, weights)
$$
"""
WITH = """
CREATE FUNCTION catalogue_products_with(asked tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 1000 SET enable_seqscan = off AS $$
    SELECT product_id FROM catalogue_product_words WHERE words @@ asked
$$
"""
TURN = """
ALTER TABLE catalogue_product_words ALTER COLUMN words TYPE tsvector
USING CASE WHEN words = strip(words) THEN words ELSE pg_temp.by_field(words) END
"""
TURN_BACK = "ALTER TABLE catalogue_product_words ALTER COLUMN words TYPE tsvector USING pg_temp.by_weight(words)"


def _run(editor, *statements):
    if editor.connection.vendor == "postgresql":
        for statement in statements:
            editor.execute(statement)


def turn(apps, editor):
    _run(editor, BY_FIELD, TURN, "DROP FUNCTION pg_temp.by_field", "ANALYZE catalogue_product_words", WITH)


def turn_back(apps, editor):
    _run(editor, "DROP FUNCTION catalogue_products_with", BY_WEIGHT, TURN_BACK, "DROP FUNCTION pg_temp.by_weight")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0039_more_first_words")]

    operations = [migrations.RunPython(turn, turn_back)]
