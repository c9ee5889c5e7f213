"""At least two hundred spellings of numbers find their document, and no other of nearly the same number."""

import unicodedata

import pytest

from portal.search import engine
from portal.text import fold
from tests.factories import make_document

pytestmark = pytest.mark.django_db

# number: words that people write before it, and others that differ from it by one part.
NUMBERS = {
    "43/2011/NĐ-CP": (["nghị định", "nd"], ["43/2012/NĐ-CP", "143/2011/NĐ-CP"]),
    "66.19/2026/NQ-CP": (["nghị quyết", "nq"], ["66.18/2026/NQ-CP", "66/2026/NQ-CP"]),
    "2732/UBND-KGVX": (["công văn", "văn bản"], ["2733/UBND-KGVX", "2732/UBND-NC"]),
    "21/2010/TTLT-BTNMT-BQP": (["thông tư liên tịch", "ttlt"], ["21/2011/TTLT-BTNMT-BQP", "22/2010/TTLT-BTNMT-BQP"]),
    "136/QĐ/KTTV": (["quyết định", "qđ"], ["137/QĐ/KTTV", "136/QĐ/ĐĐBĐ"]),
    "254/2025/QH15": (["luật", "nghị quyết"], ["255/2025/QH15", "254/2024/QH15"]),
    "4/2021/TT-BTNMT": (["thông tư", "tt"], ["5/2021/TT-BTNMT", "4/2020/TT-BTNMT"]),
    "79/2024/QĐ-UBND": (["quyết định", "qd"], ["79/2023/QĐ-UBND", "78/2024/QĐ-UBND"]),
    "1341/QĐ-TTg": (["quyết định", "qđ"], ["1342/QĐ-TTg", "1341/QĐ-UBND"]),
    "12/CT-UBND": (["chỉ thị", "ct"], ["13/CT-UBND", "12/CT-TTg"]),
    "08/2022/NĐ-CP": (["nghị định", "nđ"], ["8/2021/NĐ-CP", "108/2022/NĐ-CP"]),
    "16a/2019/QĐ-UBND": (["quyết định", "qd"], ["16b/2019/QĐ-UBND", "16/2019/QĐ-UBND"]),
}


def spellings_of(number: str, words: list[str]) -> list[str]:
    """Return the ways in which people type a number: case, accents, dashes, spaces, zeros, words before it."""
    serial, _, rest = number.partition("/")
    zeros = serial.lstrip("0")
    found = [
        number, number.lower(), number.upper(), fold(number), number.replace("-", "–"), number.replace("/", " / "),
        number.replace("-", " - "), number.replace("Đ", "D"), f"số {number}", f"Số: {number}", f"{number}.", f"“{number}”",
        f"0{zeros}/{rest}", f"{zeros}/{rest}", fold(number).replace("/", " ").replace("-", " "),
        number.replace("-", "\u2011"), f" {number} ", unicodedata.normalize("NFD", number),
    ]  # fmt: skip
    found += [f"{word} {number}" for word in words] + [f"{fold(word)} {fold(number)}" for word in words]
    found += [f"{word} số {number}" for word in words if len(word) > 3]
    return list(dict.fromkeys(found))


def test_two_hundred_spellings_are_tried():
    counts = {number: len(spellings_of(number, words)) for number, (words, _others) in NUMBERS.items()}
    assert sum(counts.values()) >= 200 and min(counts.values()) >= 15


def test_every_spelling_finds_its_document_first_and_none_that_is_nearly_the_same(root):
    for number, (_words, others) in NUMBERS.items():
        make_document(number, title="Về việc cần tìm")
        for other in others:
            make_document(other, title="Văn bản khác")
    missed = {}
    for number, (words, _others) in NUMBERS.items():
        for spelling in spellings_of(number, words):
            hits = engine.search(engine.parse(spelling, portal=root)).hits
            titles = [str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in hits]
            if not titles or not titles[0].endswith(f" {number}: Về việc cần tìm") or "khác" in "".join(titles):
                missed[spelling] = titles
    assert missed == {}
