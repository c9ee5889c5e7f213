"""The page of one segment: its prices and why, what an area costs, its history; and reporting a mistake in it."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from documents.consultation import public_points_about
from landprices.consultation import comment_url
from landprices.forms import CostForm, MistakeForm
from landprices.history import HEIGHT, WIDTH, Bar, Period, draw, history_of, price_key, same_segment
from landprices.models import Price, PriceRow, PriceTable, RowMistake
from landprices.places import names_today
from landprices.terms import Figure, change_percent, explain
from portal.clock import day_of, today
from portal.web.limits import count_try, neighbourhood

COMMENTS = 10  # shown on the page of a row


@dataclass
class Cost:
    """What an area comes to; ``total`` in whole đồng."""

    area: Decimal
    figure: Figure
    total: int


def find_row(request, pk: int) -> PriceRow:
    """Return a row of a published table of the portal; 404 otherwise."""
    tables = PriceTable.objects.published().in_portal(request.portal).for_cards()
    row = PriceRow.objects.select_related("annex", "place").filter(pk=pk).first()
    table = row and tables.filter(pk=row.table_id).first()
    if table is None:
        raise Http404(_("Không có dòng giá này; bảng giá có thể đã được nhập lại. Xin tra cứu theo tên đường."))
    row.table = table
    return row


class PriceRowView(TemplateView):
    """One segment on a day (``ngay``, today by default)."""

    template_name = "landprices/row.html"

    def get_context_data(self, pk, **kwargs):
        row = find_row(self.request, pk)
        on = _day(self.request.GET.get("ngay", ""))
        prices = list(row.prices.in_order())
        figures = explain({row: prices}, on)[row]
        periods = history_of(row, self.request.portal)
        form = CostForm(self.request.GET if "dien-tich" in self.request.GET else None, figures=figures)
        return super().get_context_data(
            row=row,
            table=row.table,
            on=on,
            figures=figures,
            today_places=names_today({row.place_id}, on).get(row.place_id, []),
            amended_by=self._amended_by(row),
            form=form,
            cost=_cost(form, figures) if form.is_bound and form.is_valid() else None,
            history=_history(periods, figures),
            proposed=self._proposed(row, figures),
            comment_url=comment_url(row),
            comments=public_points_about(row)[:COMMENTS],
            title=f"{row.road}, {row.place_shown}",
            **kwargs,
        )

    def _amended_by(self, row: PriceRow) -> PriceRow | None:
        public = PriceTable.objects.published().in_portal(self.request.portal)
        return PriceRow.objects.filter(amends=row, table__in=public).select_related("table").first()

    def _proposed(self, row: PriceRow, figures: list[Figure]) -> list[tuple]:
        """Return (row, [(price, change in percent or None)], where to comment) of tables proposed for the segment."""
        if row.table.nature == PriceTable.Nature.PROPOSED:
            return []
        now = {price_key(figure.price): figure.price.amount_vnd_m2 for figure in figures}
        return [
            (one, [(price, _change(now.get(price_key(price)), price)) for price in one.shown_prices], comment_url(one))
            for one in same_segment(row, self.request.portal, PriceTable.Nature.PROPOSED)
        ]


def _day(word: str) -> datetime.date:
    """Return the asked-for day, today if the word is none."""
    return day_of(word) or today()


def _change(now: int | None, proposed: Price) -> int | None:
    return change_percent(now, proposed.amount_vnd_m2) if now else None


def _cost(form: CostForm, figures: list[Figure]) -> Cost:
    figure, area = form.cleaned_data["gia"], form.cleaned_data["dien_tich"]
    return Cost(area, figure, figure.cost(area))


def _history(periods: list[Period], figures: list[Figure]) -> dict:
    """Return the table and the picture of a history: a column for each price that the row has."""
    keys = [price_key(figure.price) for figure in figures]
    lines = []
    for number, period in enumerate(periods):
        older = periods[number + 1] if number + 1 < len(periods) else None
        cells = []
        for key in keys:
            own, was = period.figure(key), older and older.figure(key)
            cells.append((own, change_percent(was.amount, own.amount) if own and was else None))
        lines.append((period, cells))
    bars: list[Bar] = draw(periods, keys[0], today()) if keys else []
    return {"heads": figures, "lines": lines, "bars": bars, "width": WIDTH, "height": HEIGHT}


class MistakeView(View):
    """Report that a row differs from the printed decision; the board sees it in the admin."""

    def get(self, request, pk):
        return self._show(request, find_row(request, pk), MistakeForm())

    def post(self, request, pk):
        row, form = find_row(request, pk), MistakeForm(request.POST)
        if not form.is_valid():
            return self._show(request, row, form)
        if count_try("mistake", neighbourhood(request)) > settings.QUESTIONS_PER_HOUR:
            form.add_error(None, _("Từ khu mạng này đã có quá nhiều lần báo trong một giờ; xin gửi lại sau."))
            return self._show(request, row, form, status=429)
        RowMistake.objects.create(
            table=row.table, row=row, row_printed=f"{row.place_shown}: {row}"[:1000], text=form.cleaned_data["text"],
            sent_at=timezone.now(),
        )  # fmt: skip
        return redirect(f"{request.path}?da-gui=1")

    def _show(self, request, row: PriceRow, form: MistakeForm, status: int = 200):
        prices: list[Price] = list(row.prices.select_related("land_type"))
        context = {
            "row": row, "table": row.table, "prices": prices, "form": form, "is_sent": "da-gui" in request.GET,
            "title": _("Báo sai sót ở dòng giá"),
        }  # fmt: skip
        return render(request, "landprices/mistake.html", context, status=status)
