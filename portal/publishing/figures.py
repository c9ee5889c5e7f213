"""What figures of publishable records have in common: what counts, how they are told apart, what lists show."""

import datetime
from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from portal.organisation.models import Unit, User
from portal.publishing.models import Publishable, PublishableQuerySet
from portal.publishing.workflow import State
from portal.reporting import Content, Group, Scope, midnight, names_of, own_q
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


def section_of(
    model: type[Publishable], code: str, label: str, list_url: Callable[[], str], *, due_from: str = "", **narrowed
) -> Content:
    """Return the section made of the published records of a kind, perhaps narrowed; it is as fresh as its newest."""
    opts = model._meta
    query = urlencode({name: value for name, value in narrowed.items() if "__" not in name})

    def add_url() -> str:
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
        return f"{address}?{query}" if query else address

    return Content(
        code,
        label,
        lambda portal: model.objects.published().filter(own_q(portal), **narrowed),
        day="publish_from",
        known_from="publish_from",
        due_from=due_from,
        add_url=add_url,
        list_url=list_url,
    )


def columns_of(*more: Column) -> tuple[Column, ...]:
    """Return what the list behind a figure shows of a publishable record, and what a kind adds."""
    return (
        Column("title", "Tiêu đề", lambda row: row.title),
        *more,
        Column("field", "Lĩnh vực", lambda row: str(row.field or "")),
        Column("unit", "Đơn vị", lambda row: str(row.unit)),
        Column("posted", "Đăng từ", lambda row: row.publish_from),
    )
