"""One index over all registered kinds of records.

``SearchEntry`` is an ordinary table; the full-text side is made per database by a migration and kept
in step by triggers, so that no write goes round it.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.numbers import find_all
from portal.organisation.models import Unit, subtree_q
from portal.publishing.models import Publishable
from portal.publishing.workflow import State
from portal.registry import Registry
from portal.rules.models import Field
from portal.text import words


@dataclass(frozen=True)
class Source:
    """A kind of record that can be found: its word, its name for readers, its model, its order in the filter."""

    kind: str
    label: Any  # lazily translated
    model: type[Publishable]


sources: Registry[Source] = Registry("search sources")


def register(kind: str, label, model: type[Publishable]) -> None:
    """Offer a kind of record to the index."""
    sources.register(kind, Source(kind, label, model))


# An entry's key is [days since year 1 | content type | record], so that the newest entry has the highest
# key and "newest first" is the order in which both databases read their index anyway.
_RECORD_BITS, _TYPE_BITS = 32, 10
_LAST_DAY = 2**21 - 1  # in the year 5742: a later date counts as this one, so that a key fits 64 bits


def entry_key(date, type_id: int, object_id: int) -> int:
    """Return the key of a record's entry."""
    day = min(date.toordinal(), _LAST_DAY)
    return (day << (_RECORD_BITS + _TYPE_BITS)) | (type_id << _RECORD_BITS) | object_id


def last_key(date) -> int:
    """Return the highest key that an entry of the day may have."""
    return entry_key(date, 2**_TYPE_BITS - 1, 2**_RECORD_BITS - 1)


class SearchEntryQuerySet(models.QuerySet):
    def published(self, at):
        """The same rule as ``PublishableQuerySet.published``; a test proves that they agree."""
        return self.filter(
            models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=at),
            state=State.PUBLISHED,
            publish_from__lte=at,
        )


class SearchEntry(models.Model):
    """One record as the search sees it. ``title`` and ``text`` are for display, the folded ones are searched."""

    # Always given (``entry_key``); the automatic kind is SQLite's own row number, which the full-text side refers to.
    id = models.BigAutoField(primary_key=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.BigIntegerField()
    kind = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    field = models.ForeignKey(Field, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10)
    publish_from = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    date = models.DateField()
    title = models.TextField()
    text = models.TextField()
    url = models.CharField(max_length=300)
    # Searched: words of the title with the tokens of its own number; words of the text with those of cited numbers;
    # and the narrowing words (kind, units upwards, language, field).
    folded_title = models.TextField()
    folded_text = models.TextField()
    scope = models.TextField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="searchentry_record")]

    def __str__(self):
        return self.title


def scope_words(*, kind: str = "", unit_path: str = "", language: str = "", field_id: int | None = None) -> list[str]:
    """Return the narrowing words of a query, or of an entry for one unit path."""
    scope = []
    if kind:
        scope.append(f"zk{kind}")
    if unit_path:
        scope.append(f"zu{unit_path}")
    if language:
        scope.append(f"zl{language}")
    if field_id:
        scope.append(f"zf{field_id}")
    return scope


def own_token(token: str) -> str:
    """Return the word by which a record that bears a number is told from one that names it in its title."""
    return f"o{token}"


def entry_of(record: Publishable) -> SearchEntry:
    """Return the entry, not yet saved, of a record of a registered kind."""
    content_type = ContentType.objects.get_for_model(record)
    text = record.index_text()
    title = record.index_title()
    # Words and tokens of numbers: the record's own and those in its title count as its title.
    own = {token for number in record.index_numbers() for token in number.tokens}
    named = own | {token for item in find_all(title) for token in item.number.tokens}
    cited = {token for item in find_all(text) for token in item.number.tokens}
    date = record.index_date()
    paths = {path for unit in record.index_units() for path in unit.ancestor_paths()}
    scope = [word for path in sorted(paths) for word in scope_words(unit_path=path)]
    scope += scope_words(kind=record.kind_word, language=record.language, field_id=record.field_id)
    return SearchEntry(
        id=entry_key(date, content_type.pk, record.pk),
        content_type=content_type,
        object_id=record.pk,
        kind=record.kind_word,
        unit=record.unit,
        field_id=record.field_id,
        language=record.language,
        state=record.state,
        publish_from=record.publish_from,
        expires_at=record.expires_at,
        date=date,
        title=title,
        text=text,
        url=record.get_absolute_url(),
        folded_title=" ".join([*words(title), *sorted(named), *sorted(map(own_token, own))]),
        folded_text=" ".join([*words(text), *sorted(cited)]),
        scope=" ".join(scope),
    )


def index(records: list[Publishable]) -> None:
    """Bring the entries of records of one kind up to date; kinds that nobody registered have none."""
    if not records or records[0].kind_word not in sources:
        return
    entries = [entry_of(record) for record in records]
    # The key holds the date, so that an entry may have to move: the old one goes, whatever its key.
    own = SearchEntry.objects.filter(content_type=entries[0].content_type)
    own.filter(object_id__in=[record.pk for record in records]).delete()
    SearchEntry.objects.bulk_create(entries)


def unindex(record: Publishable) -> None:
    """Take a record that is about to be deleted from the index."""
    content_type = ContentType.objects.get_for_model(record)
    SearchEntry.objects.filter(content_type=content_type, object_id=record.pk).delete()


def index_subtree(unit: Unit) -> None:
    """Index everything again that belongs to a unit or below it: the unit's path has changed."""
    for source in sources:
        for record in source.model.objects.filter(subtree_q([unit.path], "unit__path")).iterator(500):
            index([record])
