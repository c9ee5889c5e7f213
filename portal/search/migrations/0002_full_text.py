"""The full-text side of SearchEntry: FTS5 on SQLite, tsvector with GIN on PostgreSQL, in step by triggers."""

from django.db import migrations

SQLITE = [
    # External content: the words are in search_searchentry, only the index is here.
    """CREATE VIRTUAL TABLE search_fts USING fts5(
        folded_title, folded_text, scope,
        content='search_searchentry', content_rowid='id', tokenize='unicode61', detail='full')""",
    """CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchentry BEGIN
        INSERT INTO search_fts(rowid, folded_title, folded_text, scope)
        VALUES (new.id, new.folded_title, new.folded_text, new.scope); END""",
    """CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchentry BEGIN
        INSERT INTO search_fts(search_fts, rowid, folded_title, folded_text, scope)
        VALUES ('delete', old.id, old.folded_title, old.folded_text, old.scope); END""",
    """CREATE TRIGGER search_fts_update AFTER UPDATE ON search_searchentry BEGIN
        INSERT INTO search_fts(search_fts, rowid, folded_title, folded_text, scope)
        VALUES ('delete', old.id, old.folded_title, old.folded_text, old.scope);
        INSERT INTO search_fts(rowid, folded_title, folded_text, scope)
        VALUES (new.id, new.folded_title, new.folded_text, new.scope); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER search_fts_insert",
    "DROP TRIGGER search_fts_delete",
    "DROP TRIGGER search_fts_update",
    "DROP TABLE search_fts",
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
