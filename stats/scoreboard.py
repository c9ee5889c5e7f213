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
from portal.reporting import Scope, all_contents, figures, least_for_ranking
from stats.duties import DutyRow, Score, board, score_of
from stats.models.reports import percent

# Told beside what adds up to the place: an article brings its own pictures.
PICTURES = "anh"
ANSWERED, IN_TIME = "hoi-dap-tra-loi", "hoi-dap-dung-han"


@dataclass
class Line:
    """One unit, author or portal: what it contributed, answered in time, and reached on its duties."""

    of: Unit | User
    numbers: dict[str, int] = field(default_factory=dict)
    # The same of the period before.
    earlier: dict[str, int] = field(default_factory=dict)
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
    def before(self) -> int:
        return sum(number for code, number in self.earlier.items() if code != PICTURES)

    @property
    def change(self) -> int:
        return self.total - self.before

    @property
    def share_in_time(self) -> int | None:
        """Percent of the answers that came in time; None on too few."""
        return percent(self.in_time, self.answered) if self.answered >= self.least and self.answered else None

    @property
    def duty_percent(self) -> int | None:
        return Score(self.duty_points, self.duty_possible).percent


def contributed() -> dict[str, str]:
    """Return code and words of the figures that count what units contribute."""
    return {code: figure.label.removesuffix(" đã đăng") for code, figure in figures.items() if figure.is_contribution}


def boards(scope: Scope) -> dict[Unit, list[DutyRow]]:
    """Return the duty board of each portal of the scope as of the period's end: some thirty queries a portal."""
    on, contents = scope.period.as_of, all_contents()
    portals = Unit.objects.in_force(on).filter(Q(host__isnull=False) | Q(parent=None), scope.inside("path"))
    return {portal: board(portal, on, contents) for portal in portals.order_by("path")}


def by_unit(scope: Scope, on_boards: dict[Unit, list[DutyRow]]) -> list[Line]:
    """Return a line for each unit of the scope that exists in the period, the most active first."""
    units = Unit.objects.filter(scope.inside("path")).select_related("place").order_by("path")
    lines = {unit.pk: Line(unit) for unit in units if not _is_past(unit, scope)}
    _add_numbers(scope, lines, "don-vi")
    for name, code in (("answered", ANSWERED), ("in_time", IN_TIME)):
        for pk, number in _parts(scope, code, "don-vi").items():
            if pk in lines:
                setattr(lines[pk], name, number)
    # Of portals: a unit without one answers for what it was given on the board of the portal above.
    for rows in on_boards.values():
        by_responsible = defaultdict(list)
        for row in rows:
            by_responsible[row.unit.pk].append(row)
        for pk, own in by_responsible.items():
            if pk in lines:
                score = score_of(own)
                lines[pk].duty_points += score.reached
                lines[pk].duty_possible += score.possible
    return _ranked(lines.values(), scope)


def _is_past(unit: Unit, scope: Scope) -> bool:
    """Return whether a unit existed on no day of the period."""
    ended = unit.valid_to and scope.period.first and unit.valid_to <= scope.period.first
    return bool(ended or (unit.valid_from and unit.valid_from > scope.period.as_of))


def by_author(scope: Scope) -> list[Line]:
    """Return a line for each person who wrote something that was posted in the period; imports are nobody's."""
    people = {user.pk: user for user in User.objects.exclude(username=User.SYSTEM)}
    found = {pk: Line(user) for pk, user in people.items()}
    _add_numbers(scope, found, "tac-gia")
    return _ranked([line for line in found.values() if line.total], scope)


def by_portal(scope: Scope, on_boards: dict[Unit, list[DutyRow]]) -> list[Line]:
    """Return a line for each member portal: what was posted on it, and its duties; those that reach most first."""
    lines = []
    for portal, rows in on_boards.items():
        if portal == scope.unit:
            continue
        own, score = Scope(portal, scope.period), score_of(rows)
        before = own.in_period(scope.period.before())
        line = Line(portal, duty_points=score.reached, duty_possible=score.possible)
        codes = (*contributed(), PICTURES)
        line.numbers = {code: figures[code].number(own) for code in codes}
        line.earlier = {code: figures[code].number(before) for code in codes} if before else {}
        line.answered, line.in_time = figures[ANSWERED].number(own), figures[IN_TIME].number(own)
        lines.append(line)
    return _ranked(lines, scope, key=lambda line: (-(line.duty_percent or 0), -line.total))


def _add_numbers(scope: Scope, lines: dict[int, Line], group: str) -> None:
    """Add to the lines what each contributed in the period and in the one before."""
    before = scope.in_period(scope.period.before())
    for code in (*contributed(), PICTURES):
        for pk, number in _parts(scope, code, group).items():
            if pk in lines:
                lines[pk].numbers[code] = number
        for pk, number in _parts(before, code, group).items() if before else ():
            if pk in lines:
                lines[pk].earlier[code] = number


def _parts(scope: Scope, code: str, group: str) -> dict[int, int]:
    figure = figures[code]
    chosen = next((one for one in figure.groups if one.code == group), None)
    return {value: number for value, _name, number in figure.parts(scope, chosen) if value} if chosen else {}


def _ranked(lines: Iterable[Line], scope: Scope, key=lambda line: -line.total) -> list[Line]:
    """Return the lines in their order; those with too little have no place. Equals share one."""
    least = least_for_ranking(scope.period.as_of)
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
