"""The legal status of a document over time: one function of its dates and of what others do to it, kept as spans."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.clock import span_holds_on
from portal.rules.models import SpanModel, SpanQuerySet


class LegalStatus(models.TextChoices):
    """The eight statuses of the national database (vbpl.vn); computed, never typed."""

    NOT_YET = "not_yet", _("Chưa có hiệu lực")
    IN_FORCE = "in_force", _("Còn hiệu lực")
    PARTLY_EXPIRED = "partly_expired", _("Hết hiệu lực một phần")
    EXPIRED = "expired", _("Hết hiệu lực toàn bộ")
    SUSPENDED = "suspended", _("Ngưng hiệu lực")
    PARTLY_SUSPENDED = "partly_suspended", _("Ngưng hiệu lực một phần")
    OBSOLETE = "obsolete", _("Không còn phù hợp")
    UNKNOWN = "unknown", _("Chưa xác định")


# How a status is coloured; the words stand beside it, colour is never alone.
TONES = {
    LegalStatus.NOT_YET: "wait",
    LegalStatus.IN_FORCE: "good",
    LegalStatus.PARTLY_EXPIRED: "warn",
    LegalStatus.EXPIRED: "bad",
    LegalStatus.SUSPENDED: "bad",
    LegalStatus.PARTLY_SUSPENDED: "warn",
    LegalStatus.OBSOLETE: "bad",
    LegalStatus.UNKNOWN: "mute",
}


# What holds no more, in whole or in part: who rests on such a document looks again.
GONE = {
    LegalStatus.PARTLY_EXPIRED,
    LegalStatus.EXPIRED,
    LegalStatus.SUSPENDED,
    LegalStatus.PARTLY_SUSPENDED,
    LegalStatus.OBSOLETE,
}


@dataclass(frozen=True)
class Effect:
    """What another document does to this one during [since, until); an unknown end is open."""

    ends: bool  # repeals or replaces; else it suspends
    is_whole: bool
    since: datetime.date | None = None
    until: datetime.date | None = None

    def holds_on(self, on: datetime.date) -> bool:
        return span_holds_on(self.since, self.until, on)


@dataclass(frozen=True)
class Override:
    """A status that somebody has stated, with reason and source, for [since, until)."""

    status: LegalStatus
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class Facts:
    """All that the status of one document follows from; ``starts`` and ``expires`` are first days, None if unknown."""

    starts: datetime.date | None = None
    expires: datetime.date | None = None
    effects: tuple[Effect, ...] = ()
    overrides: tuple[Override, ...] = ()

    def status_on(self, on: datetime.date) -> LegalStatus:
        """Return the status on a day: the one definition. Of two effects the graver counts."""
        stated = [one for one in self.overrides if span_holds_on(one.since, one.until, on)]
        if stated:
            return max(stated, key=lambda one: one.since or datetime.date.min).status
        present = [effect for effect in self.effects if effect.holds_on(on)]
        if (self.expires and self.expires <= on) or any(one.ends and one.is_whole for one in present):
            return LegalStatus.EXPIRED
        if self.starts is None:
            return LegalStatus.UNKNOWN
        if self.starts > on:
            return LegalStatus.NOT_YET
        if any(one.is_whole for one in present):
            return LegalStatus.SUSPENDED
        if any(one.ends for one in present):
            return LegalStatus.PARTLY_EXPIRED
        return LegalStatus.PARTLY_SUSPENDED if present else LegalStatus.IN_FORCE

    def spans(self) -> list[tuple[datetime.date | None, datetime.date | None, LegalStatus]]:
        """Return (from, to, status) for all time, half-open, in order, without gaps; the outer ends are None."""
        days = {self.starts, self.expires}
        for one in (*self.effects, *self.overrides):
            days |= {one.since, one.until}
        starts = [None, *sorted(days - {None})]
        found = [(start, self.status_on(start or datetime.date.min)) for start in starts]
        kept = [now for number, now in enumerate(found) if not number or now[1] != found[number - 1][1]]
        ends = [start for start, _status in kept[1:]] + [None]
        return [(start, end, status) for (start, status), end in zip(kept, ends, strict=True)]


class StatusSpan(SpanModel):
    """The status of a document during [valid_from, valid_to): derived, one row for each stretch of time.

    Written by ``effects.rebuild_status`` alone; lists filter and pages read by it.
    """

    document = models.ForeignKey("documents.Document", models.CASCADE, related_name="status_spans")
    status = models.CharField("tình trạng hiệu lực", max_length=20, choices=LegalStatus)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = "quãng hiệu lực"
        verbose_name_plural = "quãng hiệu lực"
        ordering = [models.F("valid_from").asc(nulls_first=True), "pk"]
        constraints = [SpanModel.span_constraint("statusspan_dates_ordered")]
        indexes = [
            # Hold all that a page of a list and a filter ask for.
            models.Index(fields=["document", "valid_from", "valid_to", "status"], name="statusspan_of_document"),
            models.Index(fields=["status", "valid_from", "valid_to", "document"], name="statusspan_of_status"),
        ]

    def __str__(self):
        return f"{self.get_status_display()}: {self.valid_from} – {self.valid_to}"


def rows_of(spans: Iterable[StatusSpan]) -> list[tuple]:
    """Return stored spans as ``Facts.spans`` gives them, in order."""
    rows = [(span.valid_from, span.valid_to, LegalStatus(span.status)) for span in spans]
    return sorted(rows, key=lambda row: row[0] or datetime.date.min)
