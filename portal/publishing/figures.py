"""What figures of publishable records have in common: what counts, how they are told apart, what lists show."""

import datetime

from django.utils import timezone

from portal.organisation.models import Unit, User
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.workflow import State
from portal.reporting import Group, Scope, midnight, names_of
from portal.rules.models import Field
from portal.web.exports import Column

BY_FIELD = Group("linh-vuc", "Lĩnh vực", "field", names_of(Field))
BY_UNIT = Group("don-vi", "Đơn vị", "unit", names_of(Unit))
BY_AUTHOR = Group("tac-gia", "Người soạn", "author", names_of(User), is_internal=True)
BY_WHAT = (BY_FIELD, BY_UNIT, BY_AUTHOR)


def posted(model: type[Publishable], scope: Scope) -> PublishableQuerySet:
    """Return the records put before the public within the period, whether or not their time is over since.

    What was withdrawn does not count: it should not have been there.
    """
    rows = model.objects.filter(scope.inside(), scope.period.within("publish_from"), state=State.PUBLISHED)
    return (
        rows.filter(publish_from__lte=timezone.now())
        .select_related("unit", "field", "author")
        .order_by("publish_from", "pk")
    )


def standing(model: type[Publishable], scope: Scope, section: str) -> PublishableQuerySet:
    """Return the records that stand before the public at the end of the section's as-of day."""
    last_moment = midnight(scope.on(section) + datetime.timedelta(days=1)) - datetime.timedelta(microseconds=1)
    rows = model.objects.published(min(last_moment, timezone.now())).filter(scope.inside())
    return rows.select_related("unit", "field", "author").order_by("publish_from", "pk")


def columns_of(*more: Column) -> tuple[Column, ...]:
    """Return what the list behind a figure shows of a publishable record, and what a kind adds."""
    return (
        Column("title", "Tiêu đề", lambda row: row.title),
        *more,
        Column("field", "Lĩnh vực", lambda row: str(row.field or "")),
        Column("unit", "Đơn vị", lambda row: str(row.unit)),
        Column("posted", "Đăng từ", lambda row: row.publish_from),
    )
