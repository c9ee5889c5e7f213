"""What narrows the list of tables and the rows of one table."""

import datetime

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter, NumberFilter

from landprices.models import Annex, PriceTable
from landprices.places import find_place
from landprices.roads import ROADS_IN_PLACE, find_roads
from portal.clock import today
from portal.search.filters import SearchFilter
from portal.web.lists import AddressFilterSet


class PriceTableFilter(AddressFilterSet):
    q = SearchFilter(label=_("Số quyết định, tên đường hoặc từ khoá"))
    dia_ban = CharFilter(
        label=_("Địa bàn"), method="by_place", max_length=120, help_text=_("Tên cũ hay tên mới đều được.")
    )
    nam = NumberFilter(label=_("Năm"), method="by_year", min_value=1990, max_value=2100)
    loai = ChoiceFilter(
        label=_("Tính chất"),
        choices=[("ban-hanh", _("Bảng giá đã ban hành")), ("du-thao", _("Bảng giá dự thảo"))],
        method="by_nature",
        empty_label=_("Tất cả"),
    )

    NATURES = {"ban-hanh": PriceTable.Nature.IN_FORCE, "du-thao": PriceTable.Nature.PROPOSED}

    def by_place(self, queryset, name, value):
        return queryset.filter(find_place(value, today()).condition())

    def by_year(self, queryset, name, value):
        # A number may have decimals; no table is of the year 2024.5.
        return queryset.of_year(int(value)) if value == int(value) else queryset.none()

    def by_nature(self, queryset, name, value):
        return queryset.filter(nature=self.NATURES[value])


class PriceRowFilter(AddressFilterSet):
    """Rows of one table, which the view names as ``table``."""

    duong = CharFilter(label=_("Tên đường, khu vực"), method="by_road", max_length=120)
    phu_luc = ModelChoiceFilter(
        label=_("Phụ lục"), queryset=Annex.objects.none(), field_name="annex", empty_label=_("Tất cả phụ lục")
    )

    def __init__(self, *args, table: PriceTable, **kwargs):
        super().__init__(*args, **kwargs)
        annexes = table.annexes.all()
        self.filters["phu-luc"].field.queryset = annexes
        if len(annexes) < 2:
            del self.filters["phu-luc"]

    def by_road(self, queryset, name, value):
        return queryset.filter(folded_road__in=find_roads(value, ROADS_IN_PLACE).names)


def years_of(table: dict, last: int) -> range:
    """Return the years in which a table holds; one without days stands in the year it is called after.

    ``table`` has "year", "valid_from" and "valid_to"; an open span goes on to the year ``last``.
    """
    start, end = table["valid_from"], table["valid_to"]
    if start is None:
        return range(table["year"], table["year"] + 1) if table["year"] else range(0)
    final = (end - datetime.timedelta(days=1)).year if end else max(start.year, last)
    # A slip of the pen ("2204") must not draw two hundred columns.
    return range(start.year, min(final, start.year + 20) + 1)
