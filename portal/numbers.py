"""The grammar of Vietnamese document numbers: "43/2011/NĐ-CP", "136/QĐ/KTTV", "2732/UBND-KGVX".

A number is a serial, sometimes a year, then symbols: what kind of document it is and who issued
it (Nghị định 30/2020/NĐ-CP, Phụ lục I and III). Three readers share that grammar: ``parse`` for a
number alone, ``parse_query`` for a search box and ``find_all`` for running text.
"""

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from portal.text import fold


def _symbols(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Folded, so hướng dẫn (HD) and hợp đồng (HĐ) are one symbol. "l" is a president's order (lệnh).
KINDS = _symbols(
    "bb bc bgn btt cd ct ctr cv da gcn gm gp gxn hd kh kl l nd nq nqlt pa pl qc qd qyd sl tb tc tt ttlt ttr vbhn"
)

ISSUERS = _symbols(
    "cp ttg ctn tw tu qh ubtvqh ub ubnd hdnd vpcp vpqh vpctn tandtc vksndtc hdtp ktnn ttcp nhnn"
    # Ministries, present and former, as documents still cite them.
    " bca bct bdttg bgddt bgtvt bkhcn bkhdt bldtbxh bng bnn bnnmt bnnptnt bnv bqp btc btnmt"
    " btp btttt bvhttdl bxd byt ubdt tcdc tctl tcmt tcqldd kttv bbt"
    # Departments of a province.
    " sct sgddt sgtvt skhcn skhdt sldtbxh sngv snn snnmt snnptnt snv stc stnmt stp stttt svhttdl"
    " sxd syt"
)

# Documents of the National Assembly print no kind, "254/2025/QH15" may be a law or a resolution:
# they are indexed under the kinds a citizen may type.
_LEGISLATURE = re.compile(r"(ubtv)?qh[0-9]{1,2}")

_SERIAL = r"(?:[0-9]{1,3}\.[0-9]{1,2}|[0-9]{1,6})[a-cA-C]?"
_YEAR = r"(?:19(?:4[5-9]|[5-9][0-9])|20[0-9]{2}|2100)"  # 1945 is the first year of the gazette
_PART = r"[a-z][a-z0-9]{0,23}"
_SYMBOLS = rf"{_PART}(?:[-/.]{_PART}){{0,6}}"

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
# Word processors set typographic dashes and slashes; pages pasted from the web hide zero-width
# characters and soft hyphens inside numbers.
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("\u2044\u2215\uff0f", "/")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None)
)


@dataclass(frozen=True)
class DocumentNumber:
    """Serial without leading zeros ("4", "66.19", "16a"); symbols folded, in printed order."""

    serial: str
    year: int | None = None
    symbols: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return one text per number whatever its spelling: "43/2011/nd-cp"."""
        year = [str(self.year)] if self.year else []
        return "/".join([self.serial, *year, *filter(None, ["-".join(self.symbols)])])

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return words of a–z and 0–9 for an index: "n43", "n43y2011", "n43snd", "n43scp".

        A number that gives fewer parts has a subset of the tokens of the whole number, so a
        partial query is the AND of its tokens. 43/QĐ-UBND prints no year; index it also
        under the tokens of ``replace(number, year=…)`` to find it by its year of issue.
        """
        anchor = "n" + self.serial.replace(".", "d")
        tokens = [anchor]
        if self.year:
            tokens.append(f"{anchor}y{self.year}")
        for symbol in self.symbols:
            tokens.append(f"{anchor}s{symbol}")
            if _LEGISLATURE.fullmatch(symbol):
                tokens.append(f"{anchor}snq")
                tokens += [f"{anchor}spl"] if symbol.startswith("ubtv") else []
        return tuple(dict.fromkeys(tokens))

    @property
    def kind(self) -> str | None:
        """Guess the kind: "nd", "ttlt", "cv" for number/agency-unit; None when nothing tells."""
        first = self.symbols[0] if self.symbols else ""
        if first in KINDS:
            return first
        if not first or self.year or _LEGISLATURE.fullmatch(first):
            return None
        return "cv"  # only a letter (công văn) prints its agency and no kind

    @property
    def issuer(self) -> str | None:
        """Guess the issuer, the first symbol after the kind: "cp", "ttg", "qh15", or None."""
        after_kind = self.symbols[1:] if self.symbols and self.symbols[0] in KINDS else self.symbols
        return after_kind[0] if after_kind else None


class Found(NamedTuple):
    """A number in a text: ``printed == text[start:end]``."""

    number: DocumentNumber
    printed: str
    start: int
    end: int


_PRINTED = re.compile(
    rf"(?:so ?[:.]? ?)?(?P<serial>{_SERIAL})(?:/(?P<year>{_YEAR}))?"
    rf"(?P<mark>[-/])(?P<symbols>{_SYMBOLS})[-/.,;]*"
)


@functools.lru_cache(maxsize=2000)  # an import asks for the same number a dozen times
def parse(text: str) -> DocumentNumber | None:
    """Read a text that is one number and nothing else, as printed; None for anything else.

    Case, accents, NFD, "Số:" in front, spaces around / and -, other dashes and a lost hyphen
    ("NĐCP") do not matter. A dash after the serial is read before a known symbol: "57-NQ/TW".
    """
    match = _PRINTED.fullmatch(_normalise(text))
    if not match:
        return None
    number = _build(match["serial"], match["year"], match["symbols"])
    if number and match["mark"] == "-" and not _is_known(number.symbols[0]):
        return None
    return number


def _normalise(text: str) -> str:
    # Single spaces first: with them, no pattern below can run over the same long gap twice.
    spaced = " ".join(fold(text.translate(_TYPOGRAPHY)).replace("&", "").split())
    return re.sub(r" ?([-/]) ?", r"\1", spaced)


def _build(serial: str, year: str | None, symbols: str) -> DocumentNumber | None:
    serial = serial.lstrip("0")
    if not serial[:1].isdigit():
        return None
    parts = re.split(r"[-/.]", symbols) if symbols else []
    first = (_split_run(parts[0]) or (parts[0],)) if parts else ()
    return DocumentNumber(serial, int(year) if year else None, (*first, *parts[1:]))


def _is_known(symbol: str) -> bool:
    return symbol in KINDS or symbol in ISSUERS or bool(_LEGISLATURE.fullmatch(symbol))


def _split_run(run: str) -> tuple[str, ...] | None:
    """Split letters whose hyphens were lost, kind then issuers: "qdubnd" to qd, ubnd; or None."""
    if _is_known(run):
        return (run,)
    for size in range(min(len(run) - 1, 4), 1, -1):
        if run[:size] in KINDS and (issuers := _split_issuers(run[size:])):
            return (run[:size], *issuers)
    return None


def _split_issuers(run: str) -> tuple[str, ...] | None:
    if run not in KINDS and _is_known(run):
        return (run,)
    for size in range(len(run) - 1, 1, -1):
        if run[:size] in ISSUERS and (rest := _split_issuers(run[size:])):
            return (run[:size], *rest)
    return None


def _is_plausible(number: DocumentNumber) -> bool:
    """Tell a number from "5/ngày" or "12/A": it has a year, a known symbol, or two symbols."""
    if number.year:
        return True
    first = number.symbols[0] if number.symbols else ""
    return len(first) > 1 and (_is_known(first) or len(number.symbols) > 1)


# --- running text ---

_LETTER = "A-Za-zĐđƯư"
# Every repetition is bounded, so that a hostile text costs a constant per character.
_HEAD = (
    # "năm 202072/2020/QH14": a year is glued before; no serial with a year has five digits.
    rf"(?:{_YEAR}\.?(?=[0-9]{{1,4}}/{_YEAR}/))?"
    rf"(?P<serial>{_SERIAL})"
    rf"(?:(?:/{_YEAR})?/(?=[{_LETTER}])|-(?=[{_LETTER}]{{1,5}}/[{_LETTER}]))"
)
_GLUED_HEAD = re.compile(_HEAD)
# An address is matched only to be stepped over.
_NEXT_HEAD = re.compile(rf"(?:https?://|www\.)\S+|(?<![0-9_/\\])(?<![0-9][.,])(?<!\w-){_HEAD}", re.IGNORECASE)
_RUN = re.compile(r"[^\W_]{1,30}(?:&[^\W_]{1,30}){0,3}")
_GAP = re.compile(rf" ?[{_DASHES}] ?|[/.]")
_CAPITALS = re.compile(r"[A-ZĐƯ][A-ZĐƯ&]*[0-9]{0,2}")
_SYMBOL = re.compile(r"(?:UBTV)?QH(?:1[0-9]|[2-9])|TTg|[A-ZĐƯ&]{1,30}")
# A path or a file name, not a number.
_GOES_ON = re.compile(r"\w|[/\\][a-z0-9]|\.(?:pdf|docx?|xlsx?|html?|aspx|zip|rar|jpe?g|png)\b")
_FORM = re.compile(r"(mẫu|biểu|phụ lục|thửa|tờ|lô)\s?(số)?\s?:?\s?$", re.IGNORECASE)


def find_all(text: str) -> list[Found]:
    """Return the document numbers of a running text (NFC) in order, in time linear in its length.

    Strict: a serial, a slash and a symbol. Dates, fractions, "43/2011", "km/h", addresses, paths
    and form numbers ("Mẫu số 01/ĐK-GCN") are not found. Tables that lost their cell borders are
    read, "72/2020/QH1408/2022/NĐ-CPThông tư" holds two numbers, and so is "NĐ -CP".
    """
    found = []
    head = _NEXT_HEAD.search(text)
    while head:
        start, end, glued = head.start("serial"), head.end(), False
        if head["serial"]:
            end, glued = _symbols_end(text, end)
        number = _strict_number(text, start, end, glued) if end > head.end() else None
        if number:
            found.append(Found(number, text[start:end], start, end))
        head = (number and _GLUED_HEAD.match(text, end)) or _NEXT_HEAD.search(text, end)
    return found


def _strict_number(text: str, start: int, end: int, glued: bool) -> DocumentNumber | None:
    if not glued and _GOES_ON.match(text, end):
        return None
    printed = text[start:end]
    number = parse(printed)
    if not number or not _is_plausible(number):
        return None
    if not number.year:
        unit_like = printed.islower() and len(number.symbols) == 1  # "8/kl"
        if unit_like or _FORM.search(text[max(0, start - 16) : start]):
            return None
    word_before = text[max(0, start - 1) : start].isalpha()
    if word_before and not (number.year and _is_known(number.symbols[0])):
        return None
    return number


def _symbols_end(text: str, start: int) -> tuple[int, bool]:
    """Return where the symbols from ``start`` end (there, if none) and if more is glued to them."""
    end, glued = _symbol_end(text, start)
    for _ in range(6):
        gap = None if glued else _GAP.match(text, end)
        if not gap:
            break
        run = _RUN.match(text, gap.end())
        # Only "NĐ -CP": after an issuer, " - " starts something else.
        if " " in gap[0] and not (run and fold(run[0]) in ISSUERS and fold(text[start:end]) in KINDS):
            break
        next_end, glued = _symbol_end(text, gap.end())
        if next_end == gap.end():
            break
        end = next_end
    return end, glued


def _symbol_end(text: str, start: int) -> tuple[int, bool]:
    run, capitals = _RUN.match(text, start), _SYMBOL.match(text, start)
    if run and _split_run(fold(run[0]).replace("&", "")):
        return run.end(), False
    if not run or not capitals:
        return start, False
    known = _is_known(fold(capitals[0]))
    if _CAPITALS.fullmatch(run[0]) and not (known and run[0][-1].isdigit()):
        return run.end(), False
    # "CP1", "CPquy định", "CPThông tư", "CPTHÔNG TƯ": the symbol is the longest that is known.
    for end in range(capitals.end(), start + 1, -1):
        if _is_known(fold(text[start:end])):
            return end, True
    return start, False


# --- search box ---

_QUERY_LENGTH = 500  # a longer text is no query, and reading one takes more than linear time
# Kind words become capitals in the folded query, which tells them from typed abbreviations:
# "điều 5 luật đất đai" must not read as document 5, "5 nđ đất đai" must.
_KIND_WORDS = {
    "van ban hop nhat": "VBHN",
    "thong tu lien tich": "TTLT",
    "thong tu": "TT",
    "nghi dinh": "ND",
    "nghi quyet": "NQ",
    "quyet dinh": "QD",
    "chi thi": "CT",
    "phap lenh": "PL",
    "thong bao": "TB",
    "ke hoach": "KH",
    "bao cao": "BC",
    "to trinh": "TTR",
    "cong van": "CV",
    "luat": "LUAT",
}
_KIND_WORD = re.compile(rf"\b({'|'.join(_KIND_WORDS)})\b")
_SYMBOL_LESS = {"cv", "luat"}  # their numbers print no kind
# The short symbols of other kinds are ordinary syllables once folded (da, pa, tu).
_QUERY_SYMBOLS = (ISSUERS - {"tu"}) | _symbols("nd qd tt ttlt nq nqlt ct pl tb kh bc ttr vbhn hd cd kl gp")
_GLUED_KIND = re.compile(r"(?<![\w/.-])((?:nd|qd|ttlt|tt|nq|cv)(?:cp|ttg|ubnd|hdnd)?)(?=[0-9])")
_DATE = re.compile(
    r"(?:\bngay )?\b[0-9]{1,2}(?:([/.-])[0-9]{1,2}\1| thang [0-9]{1,2},? nam )[0-9]{4}\b"
    r"|\bngay [0-9]{1,2}(?:[/-]| thang )[0-9]{1,2}\b"
    r"|\b(?:thang|quy|ky) [0-9]{1,2}(?:[/-]| nam | )[0-9]{4}\b"
    r"|\b[0-9]{4}-[0-9]{4}\b"
)
_YEAR_WORD = re.compile(rf"\bnam (?={_YEAR}\b)")
_QUERY_WORD = re.compile(
    rf"(?<![\w/.])(?P<serial>{_SERIAL})/(?:(?P<year>{_YEAR})(?:/(?P<symbols>{_SYMBOLS}))?"
    rf"|(?P<yearless>{_SYMBOLS}))(?![\w/])|[0-9]+(?:\.[0-9]+)*(?![0-9A-Za-z])|[0-9A-Za-z]+"
)
_NOT_SERIAL_AFTER = {"dieu", "khoan", "diem", "chuong", "muc"}
_UNITS = {"nam", "thang", "ngay", "gio", "m2", "m3", "ha", "km", "trieu", "buoc"}


class _Word(NamedTuple):
    text: str
    number: DocumentNumber | None = None  # of a serial, bare or with what follows its slash
    symbols: tuple[str, ...] | None = None  # None: not a symbol; (): a kind that prints none
    year: int | None = None

    @property
    def names_kind(self) -> bool:
        return self.symbols is not None and (not self.symbols or self.symbols[0] in KINDS)


def parse_query(text: str) -> DocumentNumber | None:
    """Read what a citizen types, "nd43 2011", "nghị định 43", as a number that may lack parts.

    None when the words name no number. Words beside the number are let go only if it was written
    with a slash or beside its kind.
    """
    whole = parse(text)
    if whole and _is_plausible(whole):
        return whole
    # A dash between spaces sets the title apart: "43/2011/NĐ-CP - cổng thông tin".
    query = _normalise(re.sub(rf"\s[{_DASHES}]\s", " ", text))
    if len(query) > _QUERY_LENGTH:
        return None
    query = _GLUED_KIND.sub(r"\1 ", _YEAR_WORD.sub("nam", _DATE.sub(" ", query)))
    query = _KIND_WORD.sub(lambda match: _KIND_WORDS[match[0]], query)
    words = [_read_word(match) for match in _QUERY_WORD.finditer(query)]
    readings = [_reading(words, at) for at in range(len(words)) if _may_be_serial(words, at)]
    certainty, number = max(readings, key=lambda reading: reading[0], default=(0, None))
    return number if certainty else None


def _read_word(match: re.Match) -> _Word:
    word = match[0]
    if match["serial"]:
        number = _build(match["serial"], match["year"], match["symbols"] or match["yearless"])
        return _Word(word, number if number and _is_plausible(number) else None)
    year = re.fullmatch(rf"(?:nam)?({_YEAR})", word)
    if re.fullmatch(_SERIAL, word):
        return _Word(word, _build(word, None, ""), year=int(word) if year else None)
    if word.lower() in _SYMBOL_LESS:
        return _Word(word, symbols=())
    parts = _split_run(word.lower()) or ()
    named = parts and all(part in _QUERY_SYMBOLS or _LEGISLATURE.fullmatch(part) for part in parts)
    return _Word(word, symbols=parts if named else None, year=int(year[1]) if year else None)


def _may_be_serial(words: list[_Word], at: int) -> bool:
    word = words[at]
    if not word.number or "/" in word.text:
        return bool(word.number)
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    if before in _NOT_SERIAL_AFTER or after in _UNITS:
        return False
    # "Kế hoạch 2024" is the plan for that year; 1956/QĐ-TTg is a decision.
    return before == "so" or not word.year or not 1990 <= word.year <= 2050


def _reading(words: list[_Word], at: int) -> tuple[int, DocumentNumber]:
    """Read the number of serial ``words[at]`` with what stands beside it, and how certain it is.

    4 has a slash, 3 follows its kind, 2 precedes the symbol of its kind, 1 is all of the query
    and more than a serial, 0 is chance.
    """
    own = words[at].number
    first = at
    while first and (words[first - 1].symbols is not None or words[first - 1].text == "so"):
        first -= 1
        if words[first].names_kind:
            break
    kind_before = first < at and words[first].names_kind
    # Another kind opens another number: "nghị định 43 thông tư 04".
    kind = own.symbols[:1] or (words[first].symbols[:1] if kind_before else None)
    last, year = at + 1, own.year
    while last < len(words):
        word = words[last]
        if word.year and not year:
            year = word.year
        elif word.symbols is None or (word.names_kind and kind not in (None, word.symbols[:1])):
            break
        last += 1
    before, after = words[first:at], words[at + 1 : last]
    beside = after if own.symbols else before + after
    added = [part for word in beside for part in word.symbols or () if part not in own.symbols]
    # A number puts its kind first; a citizen may not ("43 cp nd").
    added.sort(key=lambda part: part not in KINDS)
    number = DocumentNumber(own.serial, year, own.symbols + tuple(dict.fromkeys(added)))
    if "/" in words[at].text and not _is_ratio(number):
        return 4, number
    if kind_before:
        return 3, number
    if any(word.names_kind and word.text.islower() for word in after):
        return 2, number
    is_all = first == 0 and last == len(words) and not _is_ratio(number)
    return int(is_all and bool(year or added)), number


def _is_ratio(number: DocumentNumber) -> bool:
    """Tell a map's scale (1/2000) or a school year (2023/2024) from a number without symbols."""
    scale = number.serial == "1" and number.year == 2000
    school_year = number.year and number.serial == str(number.year - 1)
    return not number.symbols and (scale or bool(school_year))
