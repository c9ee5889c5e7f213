"""What a careful clerk would look at twice before confirming. Nothing here forbids: all of it stays with the batch."""

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import median

from documents.models import number_key
from landprices.intake.parses import Parse, ParsedLine, ParsedPrice, RowKind
from landprices.models import JUMP_PERCENT, PLACE_LENGTH, Price, PriceRow, PriceTable, folded_road, folded_words
from landprices.models.names import SEGMENT_TEXTS, compared, segment_key
from landprices.terms import change_percent
from portal import numbers
from portal.importing import ImportReport

TOLD_OF_A_KIND = 200
COMPARED_AT_ONCE = 500  # rows
# Another unit is a thousand times as much; a dear street is not three hundred times the middle of its table.
FACTOR = 300


@dataclass
class _Notes:
    """Adds notes to a report; of a kind that fills pages, the first ones and how many more."""

    report: ImportReport
    counts: Counter = field(default_factory=Counter)

    def add(self, kind: str, line: ParsedLine | None, message: str) -> None:
        self.counts[kind] += 1
        if self.counts[kind] <= TOLD_OF_A_KIND:
            self.report.note(line.line if line else 1, line.sheet if line else "bảng giá", message)

    def close(self) -> None:
        for kind, count in self.counts.items():
            if count > TOLD_OF_A_KIND:
                self.report.note(1, kind, f"Còn {count - TOLD_OF_A_KIND} dòng nữa như thế.")


def examine(parse: Parse, report: ImportReport, table: PriceTable | None, jump_percent: int = JUMP_PERCENT) -> None:
    """Add a note for everything that looks wrong; ``table`` is where the rows will go, if that is known.

    Looked for: a segment twice; a position dearer than the one before it; a figure that seems to have another unit;
    a group with nothing beneath; against the table that this one replaces: a jump, and roads that are no more.
    """
    notes = _Notes(report)
    before = previous_table(table)
    comparison = _Comparison(before, table, jump_percent, notes) if before else None
    doubles, groups, amounts = _Doubles(notes), _EmptyGroups(notes), _Amounts()
    for line in parse.lines():
        groups.see(line)
        if line.row:
            doubles.see(line)
            amounts.see(line)
            _check_positions(line, notes)
            if comparison:
                comparison.see(line, parse)
    groups.end()
    _check_units(parse, amounts, notes)
    if comparison:
        comparison.close()
    notes.close()


def compare_decision(preamble: str, table: PriceTable, report: ImportReport) -> None:
    """Note if the file names another decision than the table that it is meant for."""
    named = numbers.find_all(preamble)
    if not named or table.decision_key in {number_key(number.printed) for number in named}:
        return
    own = f"bảng giá ghi {table.decision_number}" if table.decision_number else "bảng giá chưa ghi số quyết định"
    report.note(1, "số quyết định", f"Đầu tệp ghi {named[0].printed}, {own}; hãy xem có đúng tệp không.")


def previous_table(table: PriceTable | None) -> PriceTable | None:
    """Return the table to compare with: the one that it says it replaces, or the last one of the same place."""
    if table is None:
        return None
    if table.pk and (named := table.replaces.order_by("-valid_from").first()):
        return named
    others = PriceTable.objects.published().filter(nature=PriceTable.Nature.IN_FORCE, folded_place=table.folded_place)
    if table.valid_from:
        others = others.filter(valid_from__lt=table.valid_from)
    return others.exclude(pk=table.pk).filter(unit=table.unit_id).order_by("-valid_from").first()


class _Doubles:
    """A segment, land type and position that stand in two rows: both are kept, which one holds is for the board."""

    def __init__(self, notes: _Notes):
        self.notes = notes
        self.seen: dict[int, list[tuple[int, frozenset]]] = {}
        self.keys: dict[frozenset, frozenset] = {}

    def see(self, line: ParsedLine) -> None:
        texts = (f"{name}:{compared(line.row.texts[name])}" for name in sorted(line.row.texts) if name != "stt")
        segment = hash((line.annex, *texts))
        own = frozenset(price.key for price in line.row.prices)
        own = self.keys.setdefault(own, own)  # some dozens for all rows
        for number, keys in self.seen.get(segment, ()):
            if keys & own:
                message = (
                    f"Đoạn đường, loại đất và vị trí này đã có ở dòng {number}; giữ cả hai: {line.row.texts['road']}"
                )
                self.notes.add("trùng đoạn đường", line, message)
                break
        self.seen.setdefault(segment, []).append((line.line, own))


class _EmptyGroups:
    """A name without prices, and no row beneath that belongs to it: its price may have been forgotten."""

    def __init__(self, notes: _Notes):
        self.notes = notes
        self.open: ParsedLine | None = None

    def see(self, line: ParsedLine) -> None:
        if line.kind == RowKind.GROUP:
            self.end()
            self.open = line
        elif line.row and line.row.texts["group"]:
            self.open = None
        elif line.row:
            self.end()

    def end(self) -> None:
        if self.open:
            name = " | ".join(filter(None, self.open.cells))[:200]
            self.notes.add("không có giá", self.open, f"Dòng này không có giá và không có dòng con nào: {name}")
        self.open = None


class _Amounts:
    """The prices of the first position by sheet and land type, to know what is usual."""

    def __init__(self):
        self.by_kind: dict[tuple, array] = defaultdict(lambda: array("q"))

    def see(self, line: ParsedLine) -> None:
        for price in line.row.prices:
            if (price.position or 1) == 1:
                self.by_kind[line.sheet, price.land_type].append(price.amount)

    def middles(self) -> dict[tuple, float]:
        return {kind: median(amounts) for kind, amounts in self.by_kind.items()}


def _check_positions(line: ParsedLine, notes: _Notes) -> None:
    """Tell of a position that costs more than a better one of the same land type and area."""
    best: dict[tuple, ParsedPrice] = {}
    for price in sorted(line.row.prices, key=lambda price: price.position or 0):
        kind = (price.land_type, price.area)
        if price.position is None:
            continue
        above = best.get(kind)
        if above and price.amount > above.amount:
            message = (
                f"{price.land_type}: VT{price.position} giá {price.printed} cao hơn VT{above.position} giá "
                f"{above.printed}: {line.row.texts['road']}"
            )
            notes.add("vị trí sau cao hơn vị trí trước", line, message)
        best[kind] = price


def _check_units(parse: Parse, amounts: _Amounts, notes: _Notes) -> None:
    middles = amounts.middles()
    overall: dict[str, list[float]] = defaultdict(list)
    for (_sheet, land_type), middle in middles.items():
        overall[land_type].append(middle)
    for (sheet, land_type), middle in middles.items():
        usual = median(overall[land_type])
        if len(overall[land_type]) > 2 and not usual / FACTOR < middle < usual * FACTOR:
            message = (
                f"Giá {land_type} của cả trang khác các trang kia hàng trăm lần; hãy xem lại đơn vị tính của trang."
            )
            notes.add("đơn vị tính", ParsedLine(sheet, 1, RowKind.PREAMBLE, []), message)
    for line in parse.priced():
        for price in line.row.prices:
            middle = middles.get((line.sheet, price.land_type))
            if middle and not middle / FACTOR < price.amount < middle * FACTOR:
                message = (
                    f"Giá {price.printed} ({line.row.texts['unit_printed']}) khác giá thường gặp hàng trăm lần; "
                    f"có thể nhầm đơn vị tính: {line.row.texts['road']}"
                )
                notes.add("đơn vị tính", line, message)


class _Comparison:
    """The rows against those of the table before, some hundreds at a time."""

    def __init__(self, before: PriceTable, table: PriceTable, jump_percent: int, notes: _Notes):
        self.before, self.table, self.jump, self.notes = before, table, jump_percent, notes
        self.waiting: list[tuple[ParsedLine, str, tuple]] = []
        self.roads: set[tuple[str, str]] = set()

    def see(self, line: ParsedLine, parse: Parse) -> None:
        area = parse.annexes[line.annex].area
        place = line.row.texts["place_printed"] or area
        folded = folded_words(place, PLACE_LENGTH) if place else self.table.folded_place
        road = folded_road(line.row.texts["road"], line.row.texts["group"])
        self.roads.add((folded, road))
        self.waiting.append((line, road, segment_key(folded, line.row.texts)))
        if len(self.waiting) >= COMPARED_AT_ONCE:
            self._compare()

    def _compare(self) -> None:
        old = amounts_of(self.before, {road for _line, road, _key in self.waiting})
        for line, _road, key in self.waiting:
            for price in line.row.prices:
                was = old.get((key, price.key))
                if was and abs(price.amount - was) * 100 > self.jump * was:
                    self._tell_jump(line, price, was)
        self.waiting = []

    def _tell_jump(self, line: ParsedLine, price: ParsedPrice, was: int) -> None:
        percent = change_percent(was, price.amount)
        before, now = (f"{amount:,}".replace(",", ".") for amount in (was, price.amount))
        message = (
            f"{line.row.texts['road']}, {price.land_type} VT{price.position or '–'}: "
            f"từ {before} thành {now} đồng/m² ({percent:+d} %) so với bảng giá trước"
        )
        self.notes.add("giá thay đổi nhiều", line, message)

    def close(self) -> None:
        self._compare()
        had = PriceRow.objects.filter(table=self.before).values_list("folded_place", "folded_road", "road").distinct()
        lost: dict[tuple[str, str], str] = {}
        for place, folded, road in had.order_by("folded_place", "folded_road"):
            if (place, folded) not in self.roads:
                lost.setdefault((place, folded), road)
        for (place, _folded), road in lost.items():
            message = f"Bảng giá trước ({self.before.decision_number}) có đường này, tệp không có: {road} ({place})"
            self.notes.add("đường không còn", None, message)


def amounts_of(table: PriceTable, folded_roads: set[str]) -> dict[tuple, int]:
    """Return {(segment key, price key): đồng} of some roads of a table."""
    names = [f"row__{name}" for name in ("folded_place", *SEGMENT_TEXTS)]
    prices = Price.objects.filter(row__table=table, row__folded_road__in=folded_roads).order_by()
    found = {}
    for place, *texts, code, area, position, amount in prices.values_list(
        *names, "land_type__code", "area", "position", "amount_vnd_m2"
    ):
        found[segment_key(place, dict(zip(SEGMENT_TEXTS, texts, strict=True))), (code, area, position)] = amount
    return found
