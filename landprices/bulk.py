"""Writing very many plain rows: prices come by the million, and a model instance for each costs more than the row."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection, models

PARAMETERS = 20_000  # of one statement; SQLite takes 32,766, PostgreSQL 65,535


def insert(model: type[models.Model], fields: tuple[str, ...], rows: Iterable[tuple], *, new_only=False) -> None:
    """Insert rows of values, in the order of ``fields``; with ``new_only`` what breaks a uniqueness is left out.

    Nothing but the database checks the values: they must be those of the columns.
    """
    quote = connection.ops.quote_name
    columns = ", ".join(quote(model._meta.get_field(name).column) for name in fields)
    head = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608  names of our own tables
    one = f"({', '.join(['%s'] * len(fields))})"
    tail = " ON CONFLICT DO NOTHING" if new_only else ""
    waiting = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(waiting, PARAMETERS // len(fields))):
            values = [value for row in some for value in row]
            cursor.execute(head + ", ".join([one] * len(some)) + tail, values)
