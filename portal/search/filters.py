"""Searching inside a list, with the same index and the same rules as the search page."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ModelChoiceFilter

from portal.rules.models import Field
from portal.search import engine


def narrow(queryset, query: engine.Query, at=None):
    """Return the rows of ``queryset`` that the search finds: public ones at a moment, or in any state without one."""
    if query.is_empty:
        return queryset.none()
    sql, params = engine.record_ids(query, ContentType.objects.get_for_model(queryset.model), at)
    return queryset.filter(pk__in=RawSQL(sql, params))  # noqa: S611  (the words are parameters)


def field_filter() -> ModelChoiceFilter:
    """Return the filter by the field of work, written as its code."""
    return ModelChoiceFilter(
        label=_("Lĩnh vực"),
        queryset=Field.objects.all(),
        field_name="field",
        to_field_name="code",
        empty_label=_("Tất cả"),
    )


class SearchFilter(CharFilter):
    """Keeps the rows of a list that the search finds for the words; accents optional, any spelling of numbers."""

    def __init__(self, **kwargs):
        super().__init__(**({"label": _("Từ khoá"), "max_length": 200} | kwargs))

    def filter(self, queryset, value):
        if not value:
            return queryset
        return narrow(queryset, engine.parse(value, portal=self.parent.request.portal, language=""), timezone.now())
