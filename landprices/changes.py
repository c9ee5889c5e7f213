"""What a new table changed: each price beside that of an older table, with the change in percent."""

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Round
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter

from landprices.models import LandType, Price, PriceRow, PriceTable
from landprices.places import find_place
from landprices.roads import ROADS_IN_PLACE, find_roads
from portal.clock import today
from portal.organisation.addresses import absolute_url
from portal.organisation.models import Unit
from portal.web import exports
from portal.web.exports import Column
from portal.web.lists import AddressFilterSet, FilteredListView

# Sorting by the change works out every price: more than this many are to be narrowed first.
SORTED_AT_MOST = 20_000


class ChangeFilter(AddressFilterSet):
    dia_ban = CharFilter(label=gettext_lazy("Địa bàn"), method="by_place", max_length=120)
    duong = CharFilter(label=gettext_lazy("Tên đường, khu vực"), method="by_road", max_length=120)
    loai_dat = ModelChoiceFilter(
        label=gettext_lazy("Loại đất"),
        queryset=LandType.objects.all(),
        field_name="land_type",
        to_field_name="code",
        empty_label=gettext_lazy("Tất cả"),
    )
    sap_xep = ChoiceFilter(
        label=gettext_lazy("Sắp xếp"),
        choices=[("tang", gettext_lazy("Tăng nhiều nhất")), ("giam", gettext_lazy("Giảm nhiều nhất"))],
        empty_label=gettext_lazy("Theo thứ tự của bảng giá"),
        method="sort",
    )

    def by_place(self, queryset, name, value):
        return queryset.filter(find_place(value, today()).condition("row__"))

    def by_road(self, queryset, name, value):
        return queryset.filter(row__folded_road__in=find_roads(value, ROADS_IN_PLACE).names)

    def sort(self, queryset, name, value):
        if queryset.order_by()[: SORTED_AT_MOST + 1].count() > SORTED_AT_MOST:
            return queryset
        change = F("percent").desc(nulls_last=True) if value == "tang" else F("percent").asc(nulls_last=True)
        return queryset.order_by(change, "row__order", "pk")


def compare(new: PriceTable, old: PriceTable):
    """Return the prices of a table with ``old_amount`` and ``percent`` (rounded), None where the old has none.

    The same price is: same place, road, segment, land type, area and position; roads of a group, which are told
    apart by signs ("≥ 16M"), must be printed alike.
    """
    same = Price.objects.filter(
        Q(row__group="") | Q(row__road=OuterRef("row__road")),
        row__table=old,
        row__folded_road=OuterRef("row__folded_road"),
        row__folded_place=OuterRef("row__folded_place"),
        row__folded_segment=OuterRef("row__folded_segment"),
        land_type=OuterRef("land_type"),
    ).annotate(own_area=Coalesce("area", 0), own_position=Coalesce("position", 0))
    same = same.filter(own_area=Coalesce(OuterRef("area"), 0), own_position=Coalesce(OuterRef("position"), 0))
    prices = Price.objects.filter(row__table=new).annotate(
        old_amount=Subquery(same.order_by("pk").values("amount_vnd_m2")[:1])
    )
    return prices.annotate(
        percent=Cast(
            Round((F("amount_vnd_m2") - F("old_amount")) * Value(100.0) / F("old_amount")), output_field=IntegerField()
        )
    ).order_by("row__order", "row_id", "land_type__order", "area", "position", "pk")


def comparable(table: PriceTable, portal: Unit):
    """Return the tables with rows that one with rows can be compared with: of the same place, or replaced by it."""
    if not table.rows.exists():
        return PriceTable.objects.none()
    same = Q(folded_place=table.folded_place) | Q(pk__in=table.replaces.values("pk"))
    return (
        PriceTable.objects.published()
        .in_portal(portal)
        .filter(same, Exists(PriceRow.objects.filter(table=OuterRef("pk"))))
        .exclude(pk=table.pk)
    )


class ChangesView(FilteredListView):
    """Two tables side by side; ``so-voi`` names the older one, by default the one that this replaced."""

    filterset_class = ChangeFilter
    template_name = "landprices/changes.html"
    card_template = "landprices/changes.html"
    export_name = "thay-doi-gia-dat"
    paginate_by = 50

    def _tables(self):
        return PriceTable.objects.published().in_portal(self.request.portal).for_cards()

    @cached_property
    def new(self) -> PriceTable:
        return get_object_or_404(self._tables(), pk=self.kwargs["pk"])

    @cached_property
    def others(self) -> list[PriceTable]:
        return list(comparable(self.new, self.request.portal).for_cards()[:50])

    @cached_property
    def old(self) -> PriceTable | None:
        word = self.request.GET.get("so-voi", "")
        if word.isdecimal() and len(word) < 15:
            return next((table for table in self.others if table.pk == int(word)), None)
        replaced = set(self.new.replaces.values_list("pk", flat=True))
        ordered = sorted(self.others, key=lambda table: table.pk not in replaced)
        return ordered[0] if ordered else None

    def get_title(self):
        return _("Thay đổi giá đất: %(table)s") % {"table": self.new.title}

    def get_queryset(self):
        if self.old is None:
            raise Http404(_("Không có bảng giá nào khác của địa bàn này để so sánh."))
        return compare(self.new, self.old).select_related("row__annex", "land_type")

    def get(self, request, *args, **kwargs):
        if request.GET.get("dinh-dang") == "atom":
            raise Http404(_("Danh sách này không có dạng nguồn tin."))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(new=self.new, old=self.old, others=self.others, **kwargs)
        context["export_formats"] = exports.FILE_FORMATS
        for price in context["object_list"]:
            price.row.table = self.new
        return context

    def columns_for_export(self):
        new, old = self.new, self.old
        url = absolute_url(new)

        def place(price):
            price.row.table = new
            return price.row.place_shown

        return [
            Column("table", _("Địa chỉ của bảng giá"), lambda price: url),
            Column("place", _("Địa bàn, như in"), place),
            Column("road", _("Tên đường, khu vực, như in"), lambda price: price.row.road),
            Column("segment", _("Đoạn đường"), lambda price: price.row.segment),
            Column("land_type", _("Mã loại đất"), lambda price: price.land_type.code),
            Column("area", _("Khu vực"), lambda price: price.area),
            Column("position", _("Vị trí"), lambda price: price.position),
            Column("old_decision", _("Quyết định cũ"), lambda price: old.decision_number),
            Column("old_vnd_m2", _("Giá cũ, đồng/m²"), lambda price: price.old_amount),
            Column("new_decision", _("Quyết định mới"), lambda price: new.decision_number),
            Column("new_vnd_m2", _("Giá mới, đồng/m²"), lambda price: price.amount_vnd_m2),
            Column("percent", _("Thay đổi, %"), lambda price: price.percent),
        ]
