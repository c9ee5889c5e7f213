"""Why a price is what it is: the rule of its position, and the coefficients that a decision adds, worked out."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from landprices.models import Coefficient, PositionRule, Price, PriceRow


@dataclass
class Figure:
    """A price with its reasons. ``amount`` is in whole đồng a square metre, after the coefficients that always hold."""

    price: Price
    rule: str = ""
    coefficients: list[Coefficient] = field(default_factory=list)
    # Those that the decision ties to a condition which nobody but the reader can know.
    conditional: list[Coefficient] = field(default_factory=list)

    @property
    def factor(self) -> Decimal:
        product = Decimal(1)
        for coefficient in self.coefficients:
            product *= coefficient.value
        return product

    @property
    def amount(self) -> int:
        return rounded(self.price.amount_vnd_m2 * self.factor)

    def cost(self, area: Decimal) -> int:
        """Return what so many square metres come to in whole đồng; rounded once, at the end."""
        return rounded(self.price.amount_vnd_m2 * self.factor * area)


def rounded(amount: Decimal) -> int:
    """Return whole đồng, half a đồng up."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def change_percent(was: int, now: int) -> int:
    """Return by how many percent a price changed, rounded."""
    return round((now - was) * 100 / was)


def explain(
    prices: dict[PriceRow, list[Price]], on: datetime.date | None, tables: set[int] | None = None
) -> dict[PriceRow, list[Figure]]:
    """Return the prices of rows with the rules and coefficients of their tables on a day: two queries for all.

    Without a day each row is explained as on the first day of its table. ``tables`` are those known to have any rules
    or coefficients; without it every table is asked.
    """
    tables = {row.table_id for row in prices if tables is None or row.table_id in tables}
    if not tables:
        return {row: [Figure(price) for price in own] for row, own in prices.items()}
    rules: dict[tuple, str] = {
        (rule.table_id, rule.land_group, rule.position): rule.text
        for rule in PositionRule.objects.filter(table__in=tables)
    }
    coefficients = defaultdict(list)
    for coefficient in Coefficient.objects.filter(table__in=tables):
        coefficients[coefficient.table_id].append(coefficient)

    def figure(row: PriceRow, price: Price) -> Figure:
        own = rules.get((row.table_id, price.land_type.group, price.position))
        day = on or row.table.valid_from or datetime.date.min
        fitting = [one for one in coefficients[row.table_id] if one.fits(price, day)]
        return Figure(
            price,
            own or rules.get((row.table_id, "", price.position), ""),
            [one for one in fitting if not one.note],
            [one for one in fitting if one.note],
        )

    return {row: [figure(row, price) for price in own] for row, own in prices.items()}
