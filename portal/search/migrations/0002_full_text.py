"""The full-text side of SearchEntry: FTS5 on SQLite, tsvector with GIN on PostgreSQL, in step by triggers."""

from django.db import migrations

# Title and whole text are two indexes: a column filter on one would read the common words of all texts
# to find the few titles. The words stay in search_searchentry (external content).
INDEXES = {"search_title": ("folded_title", "scope"), "search_all": ("folded_title", "folded_text", "scope")}


def _sqlite_statements():
    for name, columns in INDEXES.items():
        listed = ", ".join(columns)
        new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
        # Which column a word is in is kept, its position is not: phrases are ranked later, among the candidates.
        yield (
            f"CREATE VIRTUAL TABLE {name} USING fts5({listed}, content='search_searchentry', "
            "content_rowid='id', tokenize='unicode61', detail='column')"
        )
        add = f"INSERT INTO {name}(rowid, {listed}) VALUES (new.id, {new});"
        remove = f"INSERT INTO {name}({name}, rowid, {listed}) VALUES ('delete', old.id, {old});"
        for event, statements in (("INSERT", add), ("DELETE", remove), ("UPDATE", remove + add)):
            yield f"CREATE TRIGGER {name}_{event} AFTER {event} ON search_searchentry BEGIN {statements} END"


SQLITE = list(_sqlite_statements())
# Dropping a table drops its triggers only if they are on it; these are on the entries.
SQLITE_BACK = [
    statement
    for name in INDEXES
    for statement in (
        *(f"DROP TRIGGER {name}_{event}" for event in ("INSERT", "DELETE", "UPDATE")),
        f"DROP TABLE {name}",
    )
]
POSTGRESQL = [
    # Filled by a trigger, not generated columns, so that Django's model state need not know of them.
    "ALTER TABLE search_searchentry ADD COLUMN title_words tsvector, ADD COLUMN all_words tsvector",
    """CREATE FUNCTION search_fill_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        new.title_words := to_tsvector('simple', new.folded_title || ' ' || new.scope);
        new.all_words := to_tsvector('simple', new.folded_title || ' ' || new.folded_text || ' ' || new.scope);
        RETURN new; END $$""",
    """CREATE TRIGGER search_fill_words BEFORE INSERT OR UPDATE ON search_searchentry
        FOR EACH ROW EXECUTE FUNCTION search_fill_words()""",
    "CREATE INDEX search_title_words ON search_searchentry USING gin (title_words)",
    "CREATE INDEX search_all_words ON search_searchentry USING gin (all_words)",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER search_fill_words ON search_searchentry",
    "DROP FUNCTION search_fill_words()",
    "ALTER TABLE search_searchentry DROP COLUMN title_words, DROP COLUMN all_words",
]


def forwards(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
