"""Public pages of the land prices: look-up, list of tables, one table."""

import datetime
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from landprices.changes import comparable
from landprices.filters import PriceRowFilter, PriceTableFilter, years_of
from landprices.forms import LookUpForm
from landprices.lookup import look_up
from landprices.models import LandType, Price, PriceRow, PriceTable, PrintedName
from landprices.places import full_name
from landprices.roads import suggest
from portal.clock import today
from portal.organisation.addresses import absolute_url
from portal.publishing.views import PublishedDetailView
from portal.web import exports
from portal.web.exports import Column, FeedItem
from portal.web.lists import FilteredListView, note_search, page_number

ROWS_ON_A_PAGE = 50
TABLES_IN_GRID = 3000


class LookUpView(TemplateView):
    """Look a price up by a GET form; the address can be sent to somebody."""

    template_name = "landprices/look_up.html"

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if answer := response.context_data["answer"]:
            note_search(response, bool(answer.hits or response.context_data["choices"] or answer.roads))
        return response

    def get_context_data(self, **kwargs):
        # An address with no word of the form (a campaign's, say) is that of the empty form.
        is_asked = any(self.request.GET.get(word) for word in ("ngay", *_WORDS))
        form = LookUpForm(self.request.GET if is_asked else None, initial={"ngay": today()})
        answer = look_up(self.request.portal, form.question()) if is_asked and form.is_valid() else None
        return super().get_context_data(
            title=_("Tra cứu giá đất"),
            form=form,
            answer=answer,
            choices=self._choices(answer) if answer else [],
            roads=[(name, self._link(duong=name)) for name in answer.roads] if answer else [],
            elsewhere=[(name, self._link(dia_ban=name)) for name in answer.elsewhere] if answer else [],
            other_days=[(table, self._link(ngay=_day_of(table))) for table in answer.other_tables] if answer else [],
            has_tables=answer is not None or self._tables().exists(),
            **kwargs,
        )

    def _tables(self):
        return PriceTable.objects.published().in_portal(self.request.portal).in_force()

    def _choices(self, answer) -> list[tuple[str, str]]:
        """Return (name, address) of the places among which the reader may choose."""
        if answer.place and answer.place.candidates:
            return [(full_name(place), self._link(dia_ban=full_name(place))) for place in answer.place.candidates]
        return [(name, self._link(dia_ban=name)) for name in answer.places]

    def _link(self, **changes) -> str:
        """Return the same question with other words."""
        asked = {name: value for name in (*_WORDS, "ngay") if (value := self.request.GET.get(name))}
        asked |= {name.replace("_", "-"): value for name, value in changes.items()}
        return f"{self.request.path}?{urlencode(asked)}"


@require_safe
def suggestions(request):
    """Names for what has been typed so far, as JSON: {"names": [...]}; ``duong`` or ``dia-ban`` says of what."""
    road, place = request.GET.get("duong", "")[:120], request.GET.get("dia-ban", "")[:120]
    kind = PrintedName.Kind.ROAD if road else PrintedName.Kind.PLACE
    names = suggest(kind, road or place, PriceTable.objects.published().in_portal(request.portal))
    return JsonResponse({"names": names}, json_dumps_params={"ensure_ascii": False})


_WORDS = tuple(name.replace("_", "-") for name in LookUpForm.WORDS)


def _day_of(table: PriceTable) -> str:
    """Return a day on which the table holds."""
    return table.valid_from.isoformat() if table.valid_from else ""


class PriceTableListView(FilteredListView):
    title = gettext_lazy("Các bảng giá đất")
    filterset_class = PriceTableFilter
    card_template = "landprices/_table_card.html"
    export_name = "bang-gia-dat"
    template_name = "landprices/tables.html"

    def get_queryset(self):
        return PriceTable.objects.published().in_portal(self.request.portal).for_cards()

    def get_context_data(self, **kwargs):
        return super().get_context_data(grid=self._grid(), **kwargs)

    def _grid(self) -> dict:
        """Return {"years": [2024, …], "rows": [(place, [[table, …] for each year]), …]}: which tables exist."""
        names = "pk", "title", "language", "nature", "year", "valid_from", "valid_to", "place_printed", "place__name"
        tables = list(self.filterset.qs.order_by("folded_place", "valid_from", "pk").values(*names)[:TABLES_IN_GRID])
        spans = [(table, years_of(table, today().year)) for table in tables]
        years = sorted({year for _table, span in spans for year in span})
        rows: dict[str, list[list]] = {}
        for table, span in spans:
            place = table["place_printed"] or table["place__name"] or "—"
            cells = rows.setdefault(place, [[] for _ in years])
            record = PriceTable(pk=table["pk"], title=table["title"], language=table["language"])
            for year in span:
                cells[years.index(year)].append((record.get_absolute_url(), table["title"], table["nature"]))
        return {"years": years, "rows": list(rows.items()) if years else []}

    def feed_item(self, record, hosts):
        updated = timezone.make_aware(datetime.datetime.combine(record.index_date(), datetime.time()))
        return FeedItem(record.title, absolute_url(record, hosts), record.note or record.title, updated)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda table: table.pk),
            Column("title", _("Tên bảng giá"), lambda table: table.title),
            Column("place", _("Địa bàn"), lambda table: table.place_name),
            Column("year", _("Năm"), lambda table: table.year),
            Column("nature", _("Tính chất"), lambda table: table.get_nature_display()),
            Column("decision", _("Quyết định"), lambda table: table.decision_number),
            Column("valid_from", _("Có hiệu lực từ ngày"), lambda table: table.valid_from),
            Column("valid_to", _("Hết hiệu lực từ ngày"), lambda table: table.ends_on),
            Column("url", _("Địa chỉ"), lambda table: absolute_url(table, self.hosts)),
        ]


class PriceTableView(PublishedDetailView):
    """One table with its annexes and rows; the same rows as a file by ``dinh-dang``."""

    model = PriceTable
    template_name = "landprices/table.html"

    def get_queryset(self):
        return super().get_queryset().select_related("place", "amends", "decision__kind").defer("decision__body")

    def draw(self, table):
        wanted = self.request.GET.get("dinh-dang", "")
        return self.export(table, wanted) if wanted in exports.FILE_FORMATS else super().draw(table)

    def filterset(self, table) -> PriceRowFilter:
        return PriceRowFilter(self.request.GET, queryset=PriceRow.objects.filter(table=table), table=table)

    def context_of(self, table):
        rows = self.filterset(table)
        # Keys first: an index alone then walks over all the pages before a late one.
        page = self._page(rows.qs.order_by("order", "pk").values_list("pk", flat=True))
        asked = PriceRow.objects.filter(pk__in=list(page.object_list)).order_by("order", "pk")
        on_page = list(asked.select_related("annex").prefetch_related("prices__land_type"))
        for row in on_page:
            row.table = table
        return {
            "table": table,
            "decision": table.public_decision(),
            "annexes": table.annexes.all(),
            "files": table.files.all(),
            "replaces": table.replaces.published().for_cards(),
            "replaced_by": table.replaced_by.published().for_cards(),
            "amends": table.amends if table.amends and table.amends.is_published() else None,
            "amendments": table.amendments.published().for_cards(),
            "is_comparable": comparable(table, self.request.portal).exists(),
            "filter_form": rows.form,
            "is_filtered": any(self.request.GET.get(word) for word in ("duong", "phu-luc")),
            "page_obj": page,
            "matrix": price_matrix(on_page),
            "columns": row_columns(table, ""),
            "export_formats": exports.FILE_FORMATS,
            "title": table.title,
        }

    def _page(self, rows):
        paginator = Paginator(rows, ROWS_ON_A_PAGE)
        number = page_number(self.request)
        try:
            return paginator.page(1 if number is None else number)
        except InvalidPage as error:
            raise Http404(_("Không có trang này.")) from error

    def export(self, table, wanted: str):
        url = absolute_url(table)
        prices = Price.objects.filter(row__in=self.filterset(table).qs).order_by("row__order", "row_id", "pk")
        # Types and annexes are few: a join would read their names anew for each of a hundred thousand prices.
        prices = _with_names(table, prices.select_related("row"))
        columns = row_columns(table, url)
        if wanted == "json":
            return exports.as_json(table.title, url, columns, prices)
        as_file = exports.as_csv if wanted == "csv" else exports.as_xlsx
        return as_file(f"bang-gia-dat-{table.pk}", columns, prices)


def price_matrix(rows: list[PriceRow]) -> dict:
    """Return {"heads": [(land type, position label), …], "rows": [(row, [price or None for each head]), …]}."""
    heads: dict[tuple, tuple] = {}
    for row in rows:
        for price in row.prices.all():
            key = (price.land_type.order, price.land_type_id, price.area or 0, price.position or 0)
            heads.setdefault(key, (price.land_type, price.position_label))
    ordered = sorted(heads)
    lines = []
    for row in rows:
        own = {(price.land_type_id, price.area or 0, price.position or 0): price for price in row.prices.all()}
        lines.append((row, [own.get(key[1:]) for key in ordered]))
    return {"heads": [heads[key] for key in ordered], "rows": lines}


def _with_names(table: PriceTable, prices):
    """Yield the prices with their type, annex and table at hand."""
    types, annexes = LandType.objects.in_bulk(), {annex.pk: annex for annex in table.annexes.all()}
    for price in prices.iterator(2000):
        price.land_type, price.row.annex, price.row.table = (
            types[price.land_type_id],
            annexes[price.row.annex_id],
            table,
        )
        yield price


def row_columns(table: PriceTable, url: str) -> list[Column]:
    """Return the schema of the data: one line for each price. The table's page prints it, too."""
    return [
        Column("id", _("Mã số của giá"), lambda price: price.pk),
        Column("table", _("Địa chỉ của bảng giá"), lambda price: url),
        Column("decision", _("Quyết định"), lambda price: table.decision_number),
        Column("valid_from", _("Có hiệu lực từ ngày"), lambda price: table.valid_from),
        Column("valid_to", _("Hết hiệu lực từ ngày, là ngày đầu tiên không còn hiệu lực"), lambda price: table.ends_on),
        Column("annex", _("Phụ lục"), lambda price: price.row.annex.number),
        Column("place", _("Địa bàn, như in"), lambda price: price.row.place_shown),
        Column("stt", _("STT, như in"), lambda price: price.row.stt),
        Column("section", _("Mục"), lambda price: price.row.section),
        Column("group", _("Nhóm"), lambda price: price.row.group),
        Column("road", _("Tên đường, khu vực, như in"), lambda price: price.row.road),
        Column("from", _("Từ, như in"), lambda price: price.row.seg_from),
        Column("to", _("Đến, như in"), lambda price: price.row.seg_to),
        Column("whole_road", _("Trọn đường"), lambda price: price.row.whole_road),
        Column("detail", _("Chi tiết khác"), lambda price: price.row.extra),
        Column("land_type", _("Mã loại đất"), lambda price: price.land_type.code),
        Column("land_type_name", _("Loại đất"), lambda price: str(price.land_type)),
        Column("area", _("Khu vực"), lambda price: price.area),
        Column("position", _("Vị trí"), lambda price: price.position),
        Column("price_vnd_m2", _("Giá, đồng/m²"), lambda price: price.amount_vnd_m2),
        Column("printed", _("Giá, như in"), lambda price: price.printed),
        Column("unit", _("Đơn vị tính, như in"), lambda price: price.row.unit_printed),
        Column("sheet", _("Trang tính nguồn"), lambda price: price.row.sheet),
        Column("row", _("Dòng nguồn"), lambda price: price.row.sheet_row),
    ]
