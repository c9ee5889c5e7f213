"""The look-up: what a square metre costs, by place, road, segment, land type and position, on a day.

Words are looked for among the printed names (some thousands); the names that fit are then found among the
rows by an index, so a million prices cost no more than a hundred thousand.
"""

import datetime
from dataclasses import dataclass, field

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When

from landprices.models import Annex, Coefficient, LandType, PositionRule, Price, PriceRow, PriceTable
from landprices.places import PlaceAnswer, find_place, names_today
from landprices.roads import ROADS, ROADS_IN_PLACE, find_roads, nearest_roads
from landprices.terms import Figure, explain
from portal.organisation.models import Unit
from portal.places.models import Place
from portal.text import words
from portal.web.kept import kept, kept_many

# What an answer says of a table, and what its decision must have to be public.
_SHOWN_OF_TABLES = (
    "title", "language", "nature", "decision_number", "place_printed", "valid_from", "valid_to", "extended_by",
    "place__name", "amends__valid_to", "decision__title", "decision__number", "decision__language", "decision__state",
    "decision__publish_from", "decision__expires_at", "decision__kind__name",
)  # fmt: skip
LIMIT = 30  # rows of one answer: more than that is a question to be narrowed


@dataclass
class Question:
    """What a reader asks; all but the day may be empty."""

    on: datetime.date
    place: str = ""
    road: str = ""
    segment: str = ""
    land_type: LandType | None = None
    position: int | None = None


@dataclass
class Hit:
    """One row of the answer, with its table and the prices that were asked for."""

    row: PriceRow
    figures: list[Figure]
    is_possible: bool = False  # the row's place may be the one asked for, nobody can say for certain
    today: list[Place] = field(default_factory=list)


@dataclass
class Answer:
    """Hits, or why there are none: ``reason`` is a word that the page puts into a sentence."""

    question: Question
    hits: list[Hit] = field(default_factory=list)
    is_cut: bool = False
    place: PlaceAnswer | None = None
    reason: str = ""
    # The road that initials stand for; the roads among which they leave a choice, or that are spelled nearly so.
    understood: str = ""
    roads: list[str] = field(default_factory=list)
    # Where else the road is known: names of places, or tables of other days.
    elsewhere: list[str] = field(default_factory=list)
    other_tables: list[PriceTable] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        """The places of the hits, as printed, if they are several."""
        names = list(dict.fromkeys(hit.row.place_shown for hit in self.hits))
        return names if len(names) > 1 else []


def look_up(portal: Unit, question: Question) -> Answer:
    """Answer from the published tables of a portal that are in force on the day."""
    answer = Answer(question)
    in_force = kept(portal, "tables-in-force", question.on, lambda: _tables_in_force(portal, question.on))
    tables = set(in_force)
    if question.place:
        asked_for = (question.place, question.on)
        answer.place = kept(portal, "place", asked_for, lambda: find_place(*asked_for))
    asked = find_roads(question.road, ROADS_IN_PLACE if answer.place else ROADS)
    roads, answer.understood, answer.roads = asked.names, asked.understood, asked.candidates
    if not tables or (question.road and not roads) or (answer.place and not answer.place.is_known):
        return _explain(portal, answer, tables, roads)
    rows = _rows(question, roads).filter(table__in=tables)
    if amending := [table for table, (amends, _terms) in in_force.items() if amends]:
        # A row that a row of an amendment in force has taken the place of holds no more.
        gone = PriceRow.objects.filter(table__in=amending, amends__isnull=False)
        rows = rows.exclude(pk__in=gone.values("amends"))
    found = list(_narrowed(rows, answer.place)[: LIMIT + 1])
    answer.is_cut = len(found) > LIMIT
    found = found[:LIMIT]
    _give_tables(portal, found)
    today = _names_today(portal, {row.place_id for row in found}, question.on)
    with_terms = {table for table, (_amends, terms) in in_force.items() if terms}
    figures = explain(_prices(question, found), question.on, tables=with_terms)
    answer.hits = [
        Hit(row, figures[row], _is_possible(row, answer.place), today.get(row.place_id, [])) for row in found
    ]
    # What belongs for certain comes first; the order is kept otherwise.
    answer.hits.sort(key=lambda hit: hit.is_possible)
    return answer if answer.hits else _explain(portal, answer, tables, roads)


def _public(portal: Unit):
    return PriceTable.objects.published().in_portal(portal)


def _tables_in_force(portal: Unit, on: datetime.date) -> dict[int, tuple[int | None, bool]]:
    """Return {table: (the table that it amends, whether it has rules of positions or coefficients)}."""
    has_terms = Exists(PositionRule.objects.filter(table=OuterRef("pk"))) | Exists(
        Coefficient.objects.filter(table=OuterRef("pk"))
    )
    tables = _public(portal).in_force(on).order_by().annotate(has_terms=has_terms)
    return {key: (amends, terms) for key, amends, terms in tables.values_list("pk", "amends", "has_terms")}


def _give_tables(portal: Unit, rows: list[PriceRow]) -> None:
    """Give the rows their tables and annexes with all that a page says of them."""
    shown = PriceTable.objects.select_related("place", "amends", "decision__kind").only(*_SHOWN_OF_TABLES)
    tables = kept_many(portal, "table", {row.table_id for row in rows}, shown.in_bulk)
    annexes = kept_many(portal, "annex", {row.annex_id for row in rows}, Annex.objects.in_bulk)
    for row in rows:
        row.table, row.annex = tables[row.table_id], annexes[row.annex_id]


def _names_today(portal: Unit, places: set[int | None], on: datetime.date) -> dict[int | None, list[Place]]:
    def read(missing: list[int | None]) -> dict[int | None, list[Place]]:
        return {pk: [] for pk in missing} | names_today(missing, on)

    return kept_many(portal, f"names-today:{on}", places, read)


def _of_price(question: Question) -> dict:
    """Return what is asked of the price itself."""
    asked = {"land_type": question.land_type, "position": question.position}
    return {name: value for name, value in asked.items() if value}


def _prices(question: Question, rows: list[PriceRow]) -> dict[PriceRow, list[Price]]:
    """Return the rows with those of their prices that were asked for, in order."""
    by_id = {row.pk: row for row in rows}
    prices: dict[PriceRow, list[Price]] = {row: [] for row in rows}
    for price in Price.objects.in_order().filter(row__in=by_id, **_of_price(question)):
        price.row = by_id[price.row_id]
        prices[price.row].append(price)
    return prices


def _rows(question: Question, roads: list[str]):
    """Return the rows that answer all but the place and the day, the likeliest first."""
    # Not joined: what is sorted should be small.
    rows = PriceRow.objects.all()
    if asked := _of_price(question):
        rows = rows.filter(Exists(Price.objects.filter(row=OuterRef("pk"), **asked)))
    for word in words(question.segment):
        rows = rows.filter(folded_segment__contains=word)
    if not question.road and not question.place:
        return rows.order_by("table_id", "order", "pk")  # nothing that an index narrows: the first that fit will do
    if not question.road:
        return rows.order_by("folded_road", "folded_place", "order", "pk")
    phrase = " ".join(words(question.road))
    nearness = Case(
        When(folded_road=phrase, then=Value(0)),
        When(folded_road__startswith=phrase, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.filter(folded_road__in=roads).order_by(nearness, "folded_road", "folded_place", "order", "pk")


def _narrowed(rows, place: PlaceAnswer | None):
    """Keep the rows that belong, or may belong, to the place that was asked for."""
    return rows if place is None else rows.filter(place.condition())


def _is_possible(row: PriceRow, place: PlaceAnswer | None) -> bool:
    if place is None or row.place_id not in place.possible:
        return False
    # What an editor has settled is still a row of the place that its table prints.
    return not (row.is_settled and row.folded_place in place.printed)


def _explain(portal: Unit, answer: Answer, tables: set[int], roads: list[str]) -> Answer:
    """Say why nothing was found, with the nearest choices."""
    question = answer.question
    if not tables:
        answer.reason = "no_table"
        answer.other_tables = list(_public(portal).filter(nature=PriceTable.Nature.IN_FORCE).for_cards()[:6])
    elif answer.place and not answer.place.is_known:
        answer.reason = "unknown_place"
    elif answer.roads:
        answer.reason = "which_road"
    elif question.road and not roads:
        answer.reason, answer.roads = "unknown_road", nearest_roads(question.road)
    elif question.road and (places := _other_places(portal, question, roads, tables)):
        # With the place found right, other words were too narrow.
        own = _narrowed(_rows(Question(question.on, road=question.road), roads).filter(table__in=tables), answer.place)
        answer.reason = "too_narrow" if own.exists() else "elsewhere"
        answer.elsewhere = places if answer.reason == "elsewhere" else []
    elif question.road and (others := _other_tables(_public(portal), roads, tables)):
        answer.reason, answer.other_tables = "other_day", others
    elif answer.place and not _narrowed(PriceRow.objects.filter(table__in=tables), answer.place).exists():
        answer.reason = "no_table_of_place"
    else:
        answer.reason = "unknown_road" if question.road else "too_narrow"
    return answer


def _other_places(portal: Unit, question: Question, roads: list[str], tables) -> list[str]:
    rows = _rows(Question(question.on, road=question.road), roads).filter(table__in=tables)
    some = list(rows[:200])
    _give_tables(portal, some)
    return list(dict.fromkeys(filter(None, (row.place_shown for row in some))))[:10]


def _other_tables(public, roads: list[str], tables) -> list[PriceTable]:
    having = PriceRow.objects.filter(table=OuterRef("pk"), folded_road__in=roads)
    others = public.filter(Exists(having), nature=PriceTable.Nature.IN_FORCE).exclude(pk__in=list(tables))
    return list(others.for_cards()[:6])
