"""What a text rests on: the document numbers found in it when it is saved."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.html import escape, format_html

from portal.numbers import find_all
from portal.publishing.models import AboutQuerySet
from portal.registry import Registry
from portal.text import BinaryCharField


@dataclass(frozen=True)
class Link:
    """Where a number leads today: the address, what it is, and its status in words with a CSS tone."""

    url: str
    title: str
    status: str = ""
    tone: str = ""


# Offered by the app that holds documents: f(keys) -> {key: Link}, in a constant number of queries.
resolvers: Registry[Callable[[set[str]], dict[str, Link]]] = Registry("resolvers of document numbers")


class Citation(models.Model):
    """A record names a document number; ``key`` is the number's folded form."""

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    key = BinaryCharField("số ký hiệu", max_length=120, db_index=True)
    printed = models.CharField("như đã in", max_length=120)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = "dẫn chiếu"
        verbose_name_plural = "dẫn chiếu"
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id", "key"], name="citation_unique")]

    def __str__(self):
        return self.printed


class Check(models.Model):
    """Somebody read a record again because a document that it cites has changed, and found it right.

    ``change_on`` is the day from which the document holds no more (None: always): a later change asks anew.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    key = BinaryCharField("số ký hiệu", max_length=120, db_index=True)
    change_on = models.DateField("văn bản thay đổi từ ngày", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người rà soát")
    at = models.DateTimeField("lúc", auto_now_add=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = "lần rà soát căn cứ"
        verbose_name_plural = "các lần rà soát căn cứ"
        constraints = [
            models.UniqueConstraint(
                "content_type",
                "object_id",
                "key",
                Coalesce("change_on", datetime.date(1, 1, 1)),
                name="check_once_a_change",
            )
        ]

    def __str__(self):
        return f"{self.key}, {self.at:%d/%m/%Y}"


def record_citations(records: list) -> None:
    """Make the citations of records of one kind equal to the numbers in their texts."""
    found = {}
    for record in records:
        for item in find_all(record.citable_text()):
            found.setdefault((record.pk, item.number.key[:120]), (record, item.printed[:120]))
    owners = {"content_type": ContentType.objects.get_for_model(records[0]), "object_id__in": [r.pk for r in records]}
    present = {(row.object_id, row.key): row.pk for row in Citation.objects.filter(**owners)}
    if gone := [pk for own_key, pk in present.items() if own_key not in found]:
        Citation.objects.filter(pk__in=gone).delete()
    new = [
        Citation(record=record, key=own_key[1], printed=printed)
        for own_key, (record, printed) in found.items()
        if own_key not in present
    ]
    if new:
        Citation.objects.bulk_create(new, ignore_conflicts=True)


def resolve(keys: set[str]) -> dict[str, Link]:
    """Return the link of each number that some app knows."""
    links: dict[str, Link] = {}
    if keys:
        for resolver in resolvers:
            links |= resolver(keys - links.keys())
    return links


def linker(text: str, *, own: str = "") -> Callable[[str], str] | None:
    """Return a function that makes HTML of a piece of text, its known numbers linked, or None if ``text`` has none.

    One query a page: all numbers of ``text`` are resolved at once. ``own`` is the key of the number that the
    page itself is about: it leads nowhere else.
    """
    links = resolve({item.number.key for item in find_all(text)} - {own})
    if not links:
        return None

    def link_numbers(node: str) -> str:
        parts, end = [], 0
        for item in find_all(node):
            if link := links.get(item.number.key):
                parts += [escape(node[end : item.start]), _anchor(item.printed, link)]
                end = item.end
        return "".join([*parts, escape(node[end:])])

    return link_numbers


def _anchor(printed: str, link: Link) -> str:
    badge = format_html(' <span class="badge badge--{}">{}</span>', link.tone, link.status) if link.status else ""
    return format_html('<a class="cite" href="{}" title="{}">{}</a>{}', link.url, link.title, printed, badge)
