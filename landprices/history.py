"""One segment through all tables: what it cost when, what is proposed, and a picture of it."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q

from landprices.models import Price, PriceRow, PriceTable
from landprices.places import same_ground
from landprices.terms import Figure, explain
from portal.organisation.models import Unit

# Of the picture, in its own units.
WIDTH, HEIGHT, FLOOR = 600, 160, 140


@dataclass
class Period:
    """A row of a table and the days on which its prices hold: from ``start`` up to, not including, ``end``."""

    row: PriceRow
    start: datetime.date | None
    end: datetime.date | None
    figures: list[Figure] = field(default_factory=list)

    def figure(self, key: tuple) -> Figure | None:
        """Return the price of a land type, area and position."""
        return next((one for one in self.figures if price_key(one.price) == key), None)


def price_key(price: Price) -> tuple:
    return (price.land_type_id, price.area, price.position)


def same_segment(row: PriceRow, portal: Unit, nature: str) -> list[PriceRow]:
    """Return the rows of published tables that are the same segment, in the same place by any of its names."""
    ground = Q(folded_place=row.folded_place)
    if row.place_id:
        ground |= Q(place__in=same_ground(row.place_id))
    tables = PriceTable.objects.published().in_portal(portal).filter(nature=nature)
    rows = (
        PriceRow.objects.filter(ground, folded_road=row.folded_road, table__in=tables.order_by().values("pk"))
        .select_related("table__decision__kind", "table__amends", "table__consultation__unit", "annex", "place")
        .prefetch_related(
            Prefetch("prices", queryset=Price.objects.in_order(), to_attr="shown_prices"), "amended_by__table"
        )
    )
    return [one for one in rows if one.segment_key == row.segment_key]


def history_of(row: PriceRow, portal: Unit) -> list[Period]:
    """Return the periods of a segment, the newest first."""
    rows = same_segment(row, portal, PriceTable.Nature.IN_FORCE)
    figures = explain({one: one.shown_prices for one in rows}, None)
    periods = []
    for one in rows:
        ends = [one.table.ends_on]
        # A row that takes the place of this one ends it on the day on which its own table begins.
        ends += [other.table.valid_from for other in one.amended_by.all() if other.table.is_published()]
        periods.append(Period(one, one.table.valid_from, min(filter(None, ends), default=None), figures[one]))
    return sorted(periods, key=lambda period: (period.start or datetime.date.min, period.row.pk), reverse=True)


@dataclass
class Bar:
    x: int
    width: int
    y: int
    height: int
    period: Period
    figure: Figure


def draw(periods: list[Period], key: tuple, today: datetime.date) -> list[Bar]:
    """Return one bar a period, as wide as it lasted and as high as the price; nothing for fewer than two prices."""
    shown = [(period, figure) for period in reversed(periods) if period.start and (figure := period.figure(key))]
    if len(shown) < 2:
        return []
    first = shown[0][0].start
    last = max(max(period.end or today, period.start) for period, _figure in shown)
    days = max(1, (max(last, today) - first).days)
    most = max(figure.amount for _period, figure in shown)
    bars = []
    for period, figure in shown:
        x = (period.start - first).days * WIDTH // days
        end = (min(period.end or today, last) - first).days * WIDTH // days
        height = max(2, figure.amount * FLOOR // most)
        bars.append(Bar(x, max(3, end - x - 1), HEIGHT - height, height, period, figure))
    return bars
