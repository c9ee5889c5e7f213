"""Reading the texts of crawled records, in which tables have lost their cells.

"Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn đề nghịMau 01.doc1 bản chính" is one row of three cells. A border is
put only where it is certain; everything else stays together, as printed. No word of a text is lost: each
function returns all of it but the headers, and a test over all real records proves it.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from portal.numbers import ISSUERS


def _letters() -> str:
    """Return the small letters of Vietnamese: a range of code points holds capitals, too."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = (unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones)
    return "".join(vowels) + "bcdđfghjklmnpqrstvwxz"


_LOWER = _letters()
_UPPER = _LOWER.upper()

NOTHING = {"", "--", "Không có thông tin"}

METHODS_HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"
DOSSIER_HEADER = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
BASES_HEADER = "Tên văn bản pháp lýMã văn bản"
# The national page goes on with its own form for choosing an agency, which is no part of the record.
PAGE_FORM = "Chọn cơ quan thực hiện"


def said(text: str) -> str:
    """Return a text without surrounding space; empty when the source only says that it has nothing to say."""
    text = text.strip()
    return "" if text in NOTHING else text


# --- channels ---


@dataclass
class ChannelText:
    """One row of the table of channels; ``rest`` could not be parted."""

    kind: str
    time: str = ""
    fees: list[str] = field(default_factory=list)
    description: str = ""
    rest: str = ""


_CHANNEL = re.compile(r"(Trực tuyến|Dịch vụ bưu chính|Trực tiếp)(?=[0-9]|Không có thông tin|Miễn phí)")
_TIME = re.compile(
    r"Không có thông tin|[0-9]{1,4} ?(?:Ngày làm việc|Ngày|Giờ|Phút|Tháng|Năm)"
    r"|[0-9]{1,2}(?=Miễn phí|Không có thông tin)"
)
_FEE = re.compile(r"Không có thông tin|Miễn phí|[0-9][0-9.,]* Việt Nam Đồng")


def read_channels(text: str) -> tuple[list[ChannelText], str]:
    """Return the rows, and what stands before the first of them."""
    text = text.removeprefix(METHODS_HEADER)
    starts = list(_CHANNEL.finditer(text))
    if not starts:
        return [], said(text)
    ends = [match.start() for match in starts[1:]] + [len(text)]
    rows = [_channel(match[1], text[match.end() : end]) for match, end in zip(starts, ends, strict=True)]
    return rows, said(text[: starts[0].start()])


def _channel(kind: str, text: str) -> ChannelText:
    row = ChannelText(kind)
    if time := _TIME.match(text):
        row.time, text = said(time[0]), text[time.end() :]
    while fee := _FEE.match(text):
        note = _bracketed(text, fee.end())
        if note is None:
            break
        printed = said(fee[0])
        if printed or note:
            row.fees.append(" ".join(f"{printed}{' ' if printed else ''}{note}".split()))
        text = text[fee.end() + len(note) :]
    if _FEE.match(text):
        row.rest = text.strip()  # its note never ends
    else:
        row.description = said(text)
    return row


def _bracketed(text: str, start: int) -> str | None:
    """Return what stands in brackets from ``start``, brackets within counted; "" for none, None if it never ends."""
    if text[start : start + 1] != "(":
        return ""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return text[start : at + 1]
    return None


# --- dossier ---


@dataclass
class ItemText:
    """One paper; numbers of copies are None where they are not certain, then ``quantity`` is as printed."""

    name: str
    forms: list[str] = field(default_factory=list)
    originals: int | None = None
    copies: int | None = None
    quantity: str = ""
    is_whole: bool = True  # False: a border inside is not certain


@dataclass
class CaseText:
    title: str
    items: list[ItemText] = field(default_factory=list)
    rest: str = ""


# The cell of a quantity is written by the page itself: "1 bản chính", "0 bản chính,1 bản sao".
_QUANTITY = re.compile(r"(?P<originals>[0-9]{1,9}) bản chính(?:,(?P<copies>[0-9]{1,9}) bản sao)?(?! )")
_FORM_FILE = r"\.(?:docx?|pdf|xlsx?|odt|rtf|zip|rar)"
_ONE_FORM = re.compile(rf".+?{_FORM_FILE}(?=\S|$)", re.IGNORECASE | re.DOTALL)
# Where a name of a file begins: "khoáng sảnMau 04", ".mau so 12", "NĐ-CPMẫu số 09".
_FORM_START = re.compile(r"(?<=[^\s(_])(?=m[aẫ]u ?(?:s[oố] ?)?[0-9])", re.IGNORECASE)
_GLUE = re.compile(rf"(?<=[{_LOWER})])(?=[{_UPPER}])")


def read_dossier(text: str) -> list[CaseText]:
    """Return the cases with their papers; a text without the table is one case, as printed."""
    parts = text.split(DOSSIER_HEADER)
    if len(parts) == 1:
        return [CaseText("", rest=said(text))] if said(text) else []
    cases = []
    title = said(parts[0])
    for part in parts[1:]:
        case = CaseText(title)
        end = 0
        for match in _QUANTITY.finditer(part):
            case.items.append(_item(part[end : match.start()], match))
            end = match.end()
        title = said(part[end:])  # what follows the last paper names the next case
        cases.append(case)
    cases[-1].rest = title
    return cases


def _item(name: str, match: re.Match) -> ItemText:
    item = ItemText(name)
    digits, copies = match["originals"], match["copies"]
    if len(digits) == 1 or not name:
        item.originals, item.copies = int(digits), int(copies or 0)
    else:
        # "Mẫu số 181 bản chính": the last digit is the quantity, all before it belongs to the name.
        item.name, item.originals, item.copies = name + digits[:-1], int(digits[-1]), int(copies or 0)
        item.is_whole = False
    item.name, item.forms, is_certain = _forms(item.name.strip())
    item.is_whole = item.is_whole and is_certain
    return item


def _forms(name: str) -> tuple[str, list[str], bool]:
    """Part the names of form files from the name of the paper; the last says whether nothing was left undecided."""
    if not re.search(rf"{_FORM_FILE}$", name, re.IGNORECASE):
        return name, [], True
    if first := _FORM_START.search(name):
        start = first.start()
    else:
        glued = [match.start() for match in _GLUE.finditer(name)]
        if len(glued) != 1:
            return name, [], False
        (start,) = glued
    return name[:start].strip(), [form.strip() for form in _ONE_FORM.findall(name[start:])], True


# --- results ---


@dataclass
class ResultText:
    name: str
    code: str


@dataclass
class ResultsText:
    """The results with what the page prints after them."""

    results: list[ResultText] = field(default_factory=list)
    keywords: str = ""
    description: str = ""
    rest: str = ""


_RESULT_CODE = re.compile(r"Mã: (KQ[.-]G[0-9]{2}\.[0-9]{5,6})")


def read_results(text: str) -> ResultsText:
    """Return results by their codes, keywords and description; the page's own form behind them is left out."""
    text = text.partition(PAGE_FORM)[0]
    found = ResultsText()
    head, mark, tail = text.rpartition("Từ khóa")
    if mark:
        keywords, mark, description = tail.partition("Mô tả")
        found.keywords, found.description = said(keywords), said(description)
    else:
        head = text
    end = 0
    for match in _RESULT_CODE.finditer(head):
        found.results.append(ResultText(head[end : match.start()].strip(), match[1]))
        end = match.end()
    found.rest = said(head[end:])
    return found


# --- legal bases ---


@dataclass
class BasisText:
    """One act: its title and its number; without a number the title is the text as printed."""

    title: str
    number: str = ""
    is_whole: bool = True


def _printed_issuers() -> str:
    ministries = sorted((name for name in ISSUERS if name[0] == "b" and len(name) < 9), key=len, reverse=True)
    return "|".join(name.upper().replace("D", "[DĐ]") for name in ministries)


# "118/2025/NĐ-C" lost its last letter at the source; it is a border all the same, and stays as it is.
_SYMBOL = rf"(?>NĐ-CP|NĐ-C(?=[{_UPPER}][{_LOWER}]|$)|NQ-CP|QĐ-TTg|QH[0-9]{{2}}|TT-(?>{_printed_issuers()}))"
_KIND = r"(?:Nghị định|Nghị quyết|Thông tư|Luật|Quyết định|NĐ)(?: số)? "
_NUMBER = re.compile(
    # "sửa đổi 2025147/2025/QH15": a year is glued before the number.
    rf"(?:{_KIND}|(?<=[ /])(?P<year>(?:19|20)[0-9]{{2}})(?=[1-9]))?"
    rf"(?P<bare>(?<![0-9])[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?/[0-9]{{4}}/{_SYMBOL}|(?<=[0-9])(?(year)[1-9][0-9]{{0,2}}/[0-9]{{4}}/{_SYMBOL}|(?!)))"
)
_TWO_ROWS = re.compile(
    rf"[{_LOWER}.;0-9](?=[{_UPPER}][{_LOWER}])|[0-9]{{5,9}}/|NĐ-CP?[{_UPPER}][{_LOWER}]|-CP(?=[0-9])"
)


_TITLE_REST = 1000  # how far a title goes on, at most, behind a number that it names


def read_bases(text: str) -> list[BasisText]:
    """Return the acts. A row ends with its number, which is glued to the title; where two rows may have run
    together, they stay together without a number.
    """
    text = text.removeprefix(BASES_HEADER)
    rows, start = [], 0
    while end := _row_end(text, start):
        rows.append(_basis(text[start : end[0]], text[end[0] : end[1]]))
        start = end[1]
    if rest := said(text[start:]):
        rows.append(BasisText(rest, is_whole=False))
    return rows


def _row_end(text: str, start: int) -> tuple[int, int] | None:
    """Return where the number that ends the row begins and ends."""
    for match in _NUMBER.finditer(text, start):
        begin = match.start("bare") if match["year"] else match.start()
        is_glued = begin > start and not text[begin - 1].isspace() and text[begin - 1] not in "(/"
        if is_glued and not text[match.end() : match.end() + 1].isspace():
            return begin, match.end()
        # The title names its number, which stands again behind it: "27/2018/QH1427/2018/QH14".
        again = text.find(match["bare"], match.end(), match.end() + _TITLE_REST)
        if again > 0 and not text[again - 1].isspace() and not _TWO_ROWS.search(text[match.end() : again]):
            return again, again + len(match["bare"])
    return None


def _basis(title: str, number: str) -> BasisText:
    title = title.strip()
    if _TWO_ROWS.search(title) or not title:
        return BasisText(f"{title}{number}", is_whole=False)
    return BasisText(title, number)


def is_cut(number: str) -> bool:
    """Return whether a number has lost its end at the source: "118/2025/NĐ-C"."""
    return number.endswith("/NĐ-C")


# --- lists in one line ---


def read_names(text: str) -> list[str]:
    """Part "Công dân Việt Nam, Cán bộ, công chức, viên chức": a new name begins with a capital, outside brackets."""
    names, depth, start = [], 0, 0
    for at, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "," and depth <= 0 and text[at + 1 :].lstrip()[:1].isupper():
            names.append(text[start:at])
            start = at + 1
    names.append(text[start:])
    return list(dict.fromkeys(name for name in map(said, names) if name))
