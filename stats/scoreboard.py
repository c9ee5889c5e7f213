"""Who contributed how much: units, authors and member portals in a period, beside the period before.

Nobody is ranked on less than the minimum of the rule ``ranking_minimum``: a small number says nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q

from portal.clock import today
from portal.organisation.models import Unit, User
from portal.reporting import Scope, figures
from portal.rules.models import Rule
from stats.duties import board, score_of
from stats.models.reports import percent

RANKING_MINIMUM = "ranking_minimum"
# Told beside what adds up to the place: an article brings its own pictures.
PICTURES = "anh"
ANSWERED, IN_TIME = "hoi-dap-tra-loi", "hoi-dap-dung-han"


@dataclass
class Line:
    """One unit, author or portal: what it contributed, answered in time, and reached on its duties."""

    of: Unit | User
    numbers: dict[str, int] = field(default_factory=dict)
    before: int = 0
    answered: int = 0
    in_time: int = 0
    duty_points: Decimal = Decimal(0)
    duty_possible: int = 0
    rank: int | None = None
    least: int = 1

    @property
    def total(self) -> int:
        return sum(number for code, number in self.numbers.items() if code != PICTURES)

    @property
    def change(self) -> int:
        return self.total - self.before

    @property
    def share_in_time(self) -> int | None:
        """Percent of the answers that came in time; None on too few."""
        return percent(self.in_time, self.answered) if self.answered >= self.least and self.answered else None

    @property
    def duty_percent(self) -> int | None:
        return int(100 * self.duty_points / self.duty_possible + Decimal("0.5")) if self.duty_possible else None


def contributed() -> dict[str, str]:
    """Return code and words of the figures that count what units contribute."""
    return {code: figure.label.removesuffix(" đã đăng") for code, figure in figures.items() if figure.is_contribution}


def by_unit(scope: Scope) -> list[Line]:
    """Return a line for each unit of the scope that exists on the last day, the most active first."""
    units = Unit.objects.in_force(scope.period.as_of).filter(scope.inside("path")).order_by("path")
    lines = {unit.pk: Line(unit) for unit in units}
    for code in (*contributed(), PICTURES):
        for pk, number in _parts(scope, code, "don-vi").items():
            if pk in lines:
                lines[pk].numbers[code] = number
    _add_before(scope, lines, "don-vi")
    for name, code in (("answered", ANSWERED), ("in_time", IN_TIME)):
        for pk, number in _parts(scope, code, "don-vi").items():
            if pk in lines:
                setattr(lines[pk], name, number)
    # Of portals: a unit without one answers for what it was given on the board of the portal above.
    for portal in _portals(scope):
        by_responsible = defaultdict(list)
        for row in board(portal, scope.period.as_of):
            by_responsible[row.unit.pk].append(row)
        for pk, rows in by_responsible.items():
            if pk in lines:
                score = score_of(rows)
                lines[pk].duty_points += score.reached
                lines[pk].duty_possible += score.possible
    return _ranked(lines.values(), scope)


def by_author(scope: Scope) -> list[Line]:
    """Return a line for each person who wrote something that was posted in the period."""
    found: dict[int, Line] = {}
    for code in contributed():
        for pk, number in _parts(scope, code, "tac-gia").items():
            found.setdefault(pk, Line(None)).numbers[code] = number
    people = User.objects.in_bulk(list(found))
    for pk, line in found.items():
        line.of = people[pk]
    _add_before(scope, found, "tac-gia")
    return _ranked(found.values(), scope)


def by_portal(scope: Scope) -> list[Line]:
    """Return a line for each member portal: what was posted on it, and its duties; those that reach most first."""
    lines = []
    for portal in _portals(scope).exclude(pk=scope.unit.pk):
        own, score = Scope(portal, scope.period), score_of(board(portal, scope.period.as_of))
        before = own.in_period(scope.period.before())
        line = Line(portal, duty_points=score.reached, duty_possible=score.possible)
        line.numbers = {code: figures[code].number(own) for code in (*contributed(), PICTURES)}
        line.before = sum(figures[code].number(before) for code in contributed()) if before else 0
        line.answered, line.in_time = figures[ANSWERED].number(own), figures[IN_TIME].number(own)
        lines.append(line)
    return _ranked(lines, scope, key=lambda line: (-(line.duty_percent or 0), -line.total))


def _portals(scope: Scope):
    portals = Unit.objects.in_force(scope.period.as_of).filter(Q(host__isnull=False) | Q(parent=None))
    return portals.filter(scope.inside("path")).order_by("path")


def _parts(scope: Scope, code: str, group: str) -> dict[int, int]:
    figure = figures[code]
    chosen = next((one for one in figure.groups if one.code == group), None)
    return {value: number for value, _name, number in figure.parts(scope, chosen) if value} if chosen else {}


def _add_before(scope: Scope, lines: dict[int, Line], group: str) -> None:
    before = scope.in_period(scope.period.before())
    for code in contributed() if before else ():
        for pk, number in _parts(before, code, group).items():
            if pk in lines:
                lines[pk].before += number


def _ranked(lines: Iterable[Line], scope: Scope, key=lambda line: -line.total) -> list[Line]:
    """Return the lines in their order; those with too little have no place. Equals share one."""
    least = Rule.objects.number_of(RANKING_MINIMUM, scope.period.as_of) or 1
    ordered = sorted(lines, key=lambda line: (key(line), str(line.of)))
    compared = [line for line in ordered if line.total >= least]
    for line in ordered:
        line.least = least
    for place, line in enumerate(compared, start=1):
        ahead = compared[place - 2] if place > 1 else None
        line.rank = ahead.rank if ahead and key(ahead) == key(line) else place
    return compared + [line for line in ordered if line.total < least]


def last_month(on: datetime.date | None = None) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of the month before a day (today by default)."""
    first = (on or today()).replace(day=1)
    last = first - datetime.timedelta(days=1)
    return last.replace(day=1), last
