"""Finding records: newest candidates first, then ranking, so that a common word costs no more than a rare one."""

import datetime
import re
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.numbers import parse_query
from portal.organisation.models import Unit
from portal.publishing.workflow import State
from portal.search.models import SearchEntry, entry_key, last_key, own_token, scope_words, sources
from portal.text import fold, nfc, words

CANDIDATES = 100  # of each tier: in the title, anywhere
COUNT_CAP = 1000
SNIPPET = 240
# Snippets look at this much of a text; folding a whole law for three lines would take longer than the search.
_SNIPPET_SOURCE = 20_000
_MAX_WORDS = 12
# Control characters that stand for <mark> and </mark> until a text is escaped.
_START, _END = "\x02", "\x03"


@dataclass(frozen=True)
class Hit:
    """One result; ``title`` and ``snippet`` are escaped, with the found words in <mark>."""

    kind: str
    label: str
    url: str
    date: datetime.date
    title: SafeString
    snippet: SafeString
    unit_id: int


@dataclass
class Results:
    """The ranked hits and how many records match; ``is_capped`` says "more than ``total``"."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_capped: bool = False
    ids: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Query:
    """What is looked for: folded words, tokens of a document number, and what narrows it."""

    text: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    scope: tuple[str, ...]
    language: str
    first_id: int
    last_id: int
    is_begun: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.tokens)


def parse(
    text: str,
    *,
    portal: Unit,
    language: str = "vi",
    kind: str = "",
    field_id: int | None = None,
    date_from: datetime.date | None = None,
    date_to: datetime.date | None = None,
    is_begun: bool = False,
) -> Query:
    """Return the query for what a person typed; accents, case and the spelling of numbers do not matter.

    An empty ``language`` is any: lists of their own choose whose languages they show. ``is_begun`` means
    that the person is still typing: the last word may be the beginning of one.
    """
    text = nfc(text)[:200]
    number = parse_query(text)
    # The root's subtree and the language of nearly everything narrow nothing: they are not asked of the index.
    scope = scope_words(
        kind=kind,
        unit_path="" if portal.is_root else portal.path,
        language="" if language == "vi" else language,
        field_id=field_id,
    )
    return Query(
        text=text,
        words=tuple(dict.fromkeys(words(text)))[:_MAX_WORDS],
        tokens=number.tokens if number else (),
        scope=tuple(scope),
        language=language,
        first_id=entry_key(date_from, 0, 0) if date_from else 0,
        last_id=last_key(date_to) if date_to else 2**63 - 1,
        is_begun=is_begun,
    )


def search(query: Query, *, start: int = 0, length: int = 20, at: datetime.datetime | None = None) -> Results:
    """Return one page of ranked hits. An empty query finds nothing."""
    if query.is_empty:
        return Results()
    at = at or timezone.now()
    backend = _BACKENDS[connection.vendor](query, at)
    total = backend.count()
    rows = {row[0]: row for row in backend.newest(in_title=True)}
    in_title = set(rows)
    if len(rows) < total:
        rows |= {row[0]: row for row in backend.newest(in_title=False)}
    ranked = sorted(rows.values(), key=lambda row: _score(query, row, row[0] in in_title), reverse=True)
    ids = [row[0] for row in ranked]
    return Results(
        hits=_hits(query, ids[start : start + length]),
        total=min(total, COUNT_CAP),
        is_capped=total > COUNT_CAP,
        ids=ids,
    )


def _score(query: Query, row: tuple, in_title: bool) -> tuple:
    """Rank: what bears the number, what names it in its title, the exact phrase with its accents, the phrase,
    the words in the title; then the newest.
    """
    entry_id, title, folded_title = row
    own_words = set(folded_title.split())
    phrase = " ".join(query.words)
    return (
        bool(query.tokens) and own_words.issuperset(map(own_token, query.tokens)),
        bool(query.tokens) and own_words.issuperset(query.tokens),
        query.text.casefold().strip() in title.casefold(),
        f" {phrase} " in f" {folded_title} ",
        in_title,
        entry_id,
    )


def _hits(query: Query, ids: list[int]) -> list[Hit]:
    shown = "id", "kind", "url", "date", "title", "text", "unit_id"
    rows = {row.id: row for row in SearchEntry.objects.filter(pk__in=ids).values_list(*shown, named=True)}
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, query.words)) + r")\b") if query.words else None
    return [
        Hit(
            kind=row.kind,
            label=str(sources[row.kind].label),
            url=row.url,
            date=row.date,
            title=highlight(row.title, pattern),
            snippet=highlight(snippet(row.text, pattern), pattern),
            unit_id=row.unit_id,
        )
        for row in (rows[pk] for pk in ids if pk in rows)
    ]


def snippet(text: str, pattern: re.Pattern | None) -> str:
    """Return the part of a text around the first found word, cut at words."""
    source = text[:_SNIPPET_SOURCE]
    folded = fold(source)
    # Folding composed Vietnamese keeps the number of letters; where it did not, positions mean nothing.
    found = pattern.search(folded) if pattern and len(folded) == len(source) else None
    start = max(0, found.start() - SNIPPET // 3) if found else 0
    part = source[start : start + SNIPPET]
    if start:
        part = "… " + part.partition(" ")[2]
    if start + SNIPPET < len(text):
        part = part.rpartition(" ")[0] + " …"
    return part


def highlight(text: str, pattern: re.Pattern | None) -> SafeString:
    """Return the escaped text with the found words, whatever their accents, in <mark>."""
    folded = fold(text)
    if pattern is None or len(folded) != len(text):
        return escape(text)
    # Escaping once is faster than piece by piece.
    text = text.replace(_START, " ").replace(_END, " ")
    parts, end = [], 0
    for match in pattern.finditer(folded):
        parts += [text[end : match.start()], _START, text[match.start() : match.end()], _END]
        end = match.end()
    escaped = escape("".join([*parts, text[end:]]))
    return mark_safe(escaped.replace(_START, "<mark>").replace(_END, "</mark>"))  # escaped before the marks came in


class _Backend:
    """The two questions asked of the full-text side: how many, and which are the newest."""

    def __init__(self, query: Query, at: datetime.datetime | None):
        """``at`` is the moment for which "public" is asked; None finds what is not public, too."""
        self.query = query
        self.at = at

    def _visible(self) -> tuple[str, list]:
        """Return the SQL and parameters of "public at the moment, in the language and the dates"."""
        sql, params = "e.id BETWEEN %s AND %s", [self.query.first_id, self.query.last_id]
        if self.at is not None:
            at = connection.ops.adapt_datetimefield_value(self.at)
            sql += " AND e.state = %s AND e.publish_from <= %s AND (e.expires_at IS NULL OR e.expires_at > %s)"
            params += [State.PUBLISHED.value, at, at]
        if self.query.language:
            return f"{sql} AND e.language = %s", [*params, self.query.language]
        return sql, params

    def _rows(self, sql: str, params: list) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def alternatives(self, word: str, begun: str, conjunction: str) -> str:
        """Return the expression "the tokens of the number, or all the words", each term written by ``word``."""
        terms = [[word.format(token) for token in self.query.tokens], [word.format(term) for term in self.query.words]]
        if self.query.is_begun and self.query.words:
            terms[1][-1] = begun.format(self.query.words[-1])
        return self.either.join(f"({conjunction.join(group)})" for group in terms if group)

    def matching(self, in_title: bool) -> tuple[str, list]:
        """Return FROM and WHERE, with parameters, of the entries that have all the words."""
        raise NotImplementedError

    def newest(self, *, in_title: bool) -> list[tuple]:
        """Return (id, title, folded title) of the newest candidates, newest first."""
        source, params = self.matching(in_title)
        return self._rows(
            f"SELECT e.id, e.title, e.folded_title {source} ORDER BY {self.key} DESC LIMIT {CANDIDATES}", params
        )

    def count(self) -> int:
        """Return the number of matches, or one more than the cap."""
        source, params = self.matching(in_title=False)
        return self._rows(f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {COUNT_CAP + 1}) AS capped", params)[0][0]


class _SQLite(_Backend):
    key = "f.rowid"
    either = " OR "

    def matching(self, in_title):
        index = "search_title" if in_title else "search_all"
        expression = self.alternatives('"{}"', '"{}"*', " AND ")
        for word in self.query.scope:
            expression = f'({expression}) AND {{scope}} : "{word}"'
        visible, params = self._visible()
        return (
            f"FROM {index} f JOIN search_searchentry e ON e.id = f.rowid WHERE {index} MATCH %s AND {visible}",
            [expression, *params],
        )


class _PostgreSQL(_Backend):
    key = "e.id"
    either = " | "

    def matching(self, in_title):
        column = "title_words" if in_title else "all_words"
        expression = self.alternatives("{}", "{}:*", " & ")
        if self.query.scope:
            expression = f"({expression}) & {' & '.join(self.query.scope)}"
        visible, params = self._visible()
        return (
            f"FROM search_searchentry e WHERE e.{column} @@ %s::tsquery AND {visible}",
            [expression, *params],
        )


_BACKENDS = {"sqlite": _SQLite, "postgresql": _PostgreSQL}


def record_ids(query: Query, content_type, at: datetime.datetime | None) -> tuple[str, list]:
    """Return SQL and parameters of the keys of all records of one type that match, for use in a subquery.

    With no moment the query finds records in any state: the caller says which of them a person may see.
    """
    source, params = _BACKENDS[connection.vendor](query, at).matching(in_title=False)
    return f"SELECT e.object_id {source} AND e.content_type_id = %s", [*params, content_type.pk]
