"""What is found, in which order, and how it is shown."""

import datetime
import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.rules.models import Field
from portal.search import engine
from tests.factories import make_album, make_article, make_document, make_page, make_unit

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 1)
ONE = datetime.timedelta(days=1)


def moment(day: datetime.date, hour: int = 8):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour)))


def search(text: str, root, **narrowing) -> engine.Results:
    return engine.search(engine.parse(text, portal=root, **narrowing))


def titles(text: str, root, **narrowing) -> list[str]:
    return [str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in search(text, root, **narrowing).hits]


# --- letters ---

SPELLINGS = [
    "Điều tra đất đai", "điều tra đất đai", "ĐIỀU TRA ĐẤT ĐAI", "dieu tra dat dai", "Dieu Tra Dat Dai", "đieu tra đat đai",
    "diều trá dất dài", "dat dai dieu tra", "  đất   đai ", "đất-đai", "“đất đai”", "đất, đai.", "ðất ðai",
]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_case_and_form_do_not_matter(root, form):
    make_article(title="Điều tra đất đai ở vùng cao")
    make_article(title="Điều tra nguồn nước")
    found = {text: titles(unicodedata.normalize(form, text), root) for text in SPELLINGS}
    assert found == dict.fromkeys(SPELLINGS, ["Điều tra đất đai ở vùng cao"])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_that_was_stored_decomposed_is_found(root, form):
    make_article(title=unicodedata.normalize("NFD", "Thuỷ lợi nội đồng"))
    assert len(titles(unicodedata.normalize(form, "thuỷ lợi"), root)) == 1


def test_all_words_must_be_there_in_title_or_text(root):
    make_article(title="Giá đất", body="<p>ở nông thôn</p>")
    make_article(title="Giá đất", body="<p>ở đô thị</p>")
    assert titles("nông thôn giá", root) == ["Giá đất"]
    assert titles("nông thôn đô thị", root) == []
    assert titles("giá", root) == ["Giá đất", "Giá đất"]


def test_words_are_whole_words(root):
    make_article(title="Đất ở")
    assert titles("đấ", root) == titles("đất ở x", root) == []


def test_empty_query_finds_nothing(root):
    make_article()
    for text in ("", "   ", "…", "日本", "!!!", "\x00"):
        assert (search(text, root), engine.parse(text, portal=root).is_empty) == (engine.Results(), True)


@pytest.mark.parametrize("word", ["1e5", "12ha", "4g", "0001", "3d2", "5e", "1e", "e5", "2x3", "n43", "a1b2c3"])
def test_words_with_digits_are_found_on_every_database(root, word):
    make_article(title=f"Tin về {word} hôm nay")
    make_article(title="Tin khác")
    assert titles(word, root) == [f"Tin về {word} hôm nay"]


# --- numbers of documents ---

NUMBERS = {
    "43/2014/NĐ-CP": """43/2014/NĐ-CP|43/2014/nđ-cp|43/2014/nd-cp|43/2014/NĐCP|43/2014/NĐ–CP|43 / 2014 / NĐ - CP|
        nghị định 43/2014/NĐ-CP|Nghị định số 43/2014/NĐ-CP|nghi dinh 43 2014|nd 43 2014|nđ 43/2014|nd43 2014|43/2014|
        043/2014/NĐ-CP|số 43/2014/NĐ-CP|nghị định 43 năm 2014|43-2014-nd-cp|43/2014/NĐ-CP.|43/2014/nd/cp""",
    "1341/QĐ-TTg": """1341/QĐ-TTg|1341/qđ-ttg|1341/qd-ttg|1341/QDTTG|1341/QĐTTg|1341 / QĐ - TTg|quyết định 1341|
        quyet dinh 1341|Quyết định số 1341/QĐ-TTg|qd 1341|qđ 1341|qd1341|1341 qd ttg|1341/QĐ–TTg|quyết định 1341 năm 2021|
        số 1341/QĐ-TTg|1341/QĐ-TTg,""",
    "254/2025/QH15": """254/2025/QH15|254/2025/qh15|254 / 2025 / QH15|luật 254/2025/QH15|luat 254 2025|luật số 254/2025/QH15|
        254/2025|nghị quyết 254/2025/QH15|nghi quyet 254 2025|nq 254 2025|nq 254/2025|254 2025 qh15|qh15 254/2025|
        số 254/2025/QH15|0254/2025/QH15|254/2025-QH15""",
}  # fmt: skip
SPELLINGS_OF = {number: [text.strip() for text in texts.split("|")] for number, texts in NUMBERS.items()}


def make_documents_and_likes(root) -> None:
    """The documents, and others that differ from them by one part."""
    make_document("43/2014/NĐ-CP", title="Về đất đai")
    make_document("1341/QĐ-TTg", title="Về phòng, chống thiên tai", issue_date=datetime.date(2021, 8, 2))
    make_document("254/2025/QH15", title="Về cơ chế, chính sách")
    for like in ("43/2015/NĐ-CP", "143/2014/NĐ-CP", "1342/QĐ-TTg", "341/QĐ-UBND", "255/2025/QH15", "254/2024/QH15"):
        make_document(like, title="Văn bản khác")
    make_article(title="Tin có 43 người và 1341 hộ, 254 héc-ta")


def test_at_least_fifteen_spellings_of_each_number_are_tried():
    assert {number: len(texts) >= 15 for number, texts in SPELLINGS_OF.items()} == dict.fromkeys(NUMBERS, True)


@pytest.mark.parametrize("number", NUMBERS)
def test_document_is_found_first_however_its_number_is_spelt(root, number):
    make_documents_and_likes(root)
    found = {
        text: titles(text, root)
        for spelling in SPELLINGS_OF[number]
        for text in (spelling, unicodedata.normalize("NFD", spelling))
    }
    firsts = {text: hits[0].partition(": ")[0].rpartition(" ")[2] if hits else None for text, hits in found.items()}
    assert firsts == dict.fromkeys(found, number)
    assert {text: hits for text, hits in found.items() if any("Văn bản khác" in hit for hit in hits)} == {}


def test_document_comes_before_those_that_name_its_number(root):
    make_document("43/2014/NĐ-CP", title="Về đất đai", issue_date=datetime.date(2014, 5, 15))
    make_document("1/2017/NĐ-CP", title="Sửa đổi Nghị định 43/2014/NĐ-CP", issue_date=datetime.date(2017, 1, 6))
    make_article(title="Hỏi đáp về Nghị định 43/2014/NĐ-CP", publish_from=moment(DAY))
    make_article(title="Hướng dẫn mới", body="<p>Theo 43/2014/NĐ-CP</p>", publish_from=moment(DAY + ONE))
    assert titles("43/2014/nd-cp", root) == [
        "Nghị định 43/2014/NĐ-CP: Về đất đai",
        "Hỏi đáp về Nghị định 43/2014/NĐ-CP",
        "Nghị định 1/2017/NĐ-CP: Sửa đổi Nghị định 43/2014/NĐ-CP",
        "Hướng dẫn mới",
    ]


# --- order ---


def test_order_is_phrase_with_accents_phrase_words_of_the_title_text_then_newest(root):
    records = {
        "Giá đất năm 2020": DAY,
        "Gia dat theo bang": DAY + ONE,
        "Đất nào cũng có giá": DAY + 2 * ONE,
        "Bảng mới": DAY + 3 * ONE,
        "Giá đất năm 2019": DAY - ONE,
        "Bảng mới nữa": DAY + 4 * ONE,
    }
    for title, day in records.items():
        make_article(title=title, body="<p>giá của đất</p>", publish_from=moment(day))
    assert titles("giá đất", root) == [
        "Giá đất năm 2020", "Giá đất năm 2019", "Gia dat theo bang", "Đất nào cũng có giá", "Bảng mới nữa", "Bảng mới"
    ]  # fmt: skip


def test_old_record_with_the_words_in_its_title_is_found_among_many_newer_texts(root, monkeypatch):
    monkeypatch.setattr(engine, "CANDIDATES", 3)
    make_article(title="Giá đất", publish_from=moment(DAY - 900 * ONE))
    for number in range(5):
        make_article(title=f"Tin {number}", body="<p>giá đất</p>", publish_from=moment(DAY + number * ONE))
    assert titles("giá đất", root) == ["Giá đất", "Tin 4", "Tin 3", "Tin 2"]


def test_page_of_hits_follows_the_one_before(root):
    for number in range(5):
        make_article(title=f"Giá đất {number}", publish_from=moment(DAY + number * ONE))
    query = engine.parse("giá đất", portal=root)
    pages = [[str(hit.title)[-1] for hit in engine.search(query, start=start, length=2).hits] for start in (0, 2, 4, 6)]
    assert pages == [["4", "3"], ["2", "1"], ["0"], []]


# --- how many ---


@pytest.mark.parametrize(("rows", "expected"), [(2, (2, False)), (3, (3, False)), (4, (3, True)), (6, (3, True))])
def test_count_is_exact_up_to_the_cap_and_says_when_it_is_not(root, monkeypatch, rows, expected):
    monkeypatch.setattr(engine, "COUNT_CAP", 3)
    for _ in range(rows):
        make_article(title="Giá đất")
    make_article(title="Giá nước")
    results = search("giá đất", root)
    assert (results.total, results.is_capped) == expected


def test_search_costs_the_same_for_few_and_for_many_hits(root):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            search("giá đất", root)
        return len(captured)

    make_article(title="Giá đất", body="<p>giá đất</p>")
    few = queries()
    for _ in range(8):
        make_article(title="Giá đất", body="<p>giá đất</p>")
        make_document(title="Giá đất")
    assert queries() == few


# --- narrowing ---


def test_kind_field_language_and_portal_narrow(root):
    land = Field.objects.create(code="dat", name="Đất đai")
    unit = make_unit(host="a.portal.test")
    make_article(title="Giá đất: tin", field=land)
    make_article(title="Giá đất: tin của xã", unit=unit)
    make_article(title="Gia dat: news", language="en")
    make_document(title="Giá đất: văn bản")
    make_page(title="Giá đất: trang")
    make_album(title="Giá đất: ảnh")
    everything = {"Giá đất: tin", "Giá đất: tin của xã", "Giá đất: trang", "Giá đất: ảnh"}
    found = set(titles("giá đất", root))
    assert {title for title in found if not title.startswith("Nghị định")} == everything
    assert len(found) == 5
    assert titles("giá đất", root, kind="page") == ["Giá đất: trang"]
    assert titles("giá đất", root, kind="album") == ["Giá đất: ảnh"]
    assert titles("giá đất", root, kind="nothing") == []
    assert titles("giá đất", root, field_id=land.pk) == ["Giá đất: tin"]
    assert titles("giá đất", root, language="en") == ["Gia dat: news"]
    assert titles("giá đất", unit) == ["Giá đất: tin của xã"]
    assert titles("giá đất", unit, language="en") == []


DATES = [
    (None, None, [1, 0, -1]),
    (DAY, None, [1, 0]),
    (None, DAY, [0, -1]),
    (DAY, DAY, [0]),
    (DAY + 5 * ONE, None, []),
    (None, DAY - 5 * ONE, []),
    (datetime.date.min, datetime.date.max, [1, 0, -1]),
    (datetime.date.max, None, []),
    (datetime.date(6000, 1, 1), datetime.date.max, []),
]


@pytest.mark.parametrize(("date_from", "date_to", "days"), DATES)
def test_dates_narrow_with_both_ends(root, date_from, date_to, days):
    for day in (-1, 0, 1):
        make_article(title=f"Giá đất {day}", publish_from=moment(DAY + day * ONE, 23))
    make_document("1/2026/NĐ-CP", title="Giá nước", issue_date=DAY)
    found = titles("giá đất", root, date_from=date_from, date_to=date_to)
    assert found == [f"Giá đất {day}" for day in days]


def test_document_counts_by_its_day_of_issue(root):
    make_document("1/2020/NĐ-CP", title="Giá đất", issue_date=datetime.date(2020, 1, 1))
    make_article(title="Giá đất", publish_from=moment(datetime.date(2021, 1, 1)))
    assert [hit.date for hit in search("giá đất", root).hits] == [datetime.date(2021, 1, 1), datetime.date(2020, 1, 1)]
    assert len(titles("giá đất", root, date_to=datetime.date(2020, 12, 31))) == 1


def test_record_of_a_day_beyond_all_days_is_stored_and_found(root):
    make_document("1/2026/NĐ-CP", title="Giá đất", issue_date=datetime.date.max)
    assert len(titles("giá đất", root)) == 1


def test_future_and_past_are_asked_by_a_moment(root):
    make_article(title="Giá đất", publish_from=moment(DAY), expires_at=moment(DAY + ONE))
    query = engine.parse("giá đất", portal=root)
    hours = [moment(DAY, 7), moment(DAY, 8), moment(DAY + ONE, 7), moment(DAY + ONE, 8)]
    assert [engine.search(query, at=at).total for at in hours] == [0, 1, 1, 0]


# --- what a person types is words ---

LITERAL = ["đất OR nước", "đất NOT nước", "đất AND nước", "NEAR(đất nước)", "đất | nước", "đất & !nước", "đất <-> nước"]


@pytest.mark.parametrize("text", LITERAL)
def test_operators_are_plain_words(root, text):
    make_article(title="Đất")
    make_article(title="Nước")
    both = make_article(title="Đất và nước")
    words = {word for word in ("or", "not", "and", "near") if word in text.casefold()}
    named = make_article(title=f"Nước, đất {' '.join(words)}")
    assert set(titles(text, root)) == {named.title} if words else {both.title, named.title}


HOSTILE = [
    '"', '""', '"đất', "'", "*", "đất*", "*đất", ":", "title:đất", "folded_title:dat", "{folded_title}:dat", "^đất", "-đất",
    "+đất", "(", ")", "((đất)", "NEAR(", "NEAR(đất, 5)", "AND", "OR", "NOT", "đất AND", "NOT đất", "\\", "%", "_", "%đất%",
    ";", "--", "'; DROP TABLE search_searchentry; --", "\x00", "đất\x00nước", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202e", "\u200b", "a" * 10_000, "đất " * 3_000, "43/" * 500, "1/2/3/4", "/" * 200, "<script>", "&amp;", "đất&nước",
    "đất|nước", "!đất", "đất:*", "đất <-> nước", "$1", "%s", "{0}", "zk", "'đất':*", "\\'", "0" * 300,
]  # fmt: skip


def test_nothing_that_is_typed_breaks_the_search(root):
    make_article(title="Đất và nước")
    make_article(title="Khoáng sản")
    found = {text: titles(text, root) for text in HOSTILE}
    assert {text: hits for text, hits in found.items() if hits not in ([], ["Đất và nước"])} == {}
    assert titles("đất", root) == ["Đất và nước"]


# --- how hits are shown ---


def test_found_words_are_marked_whatever_their_accents(root):
    make_article(title="Đất đai và dát vàng", summary="Tóm tắt.", body="<p>Luật Đất đai có hiệu lực.</p>")
    (hit,) = search("dat", root).hits
    assert hit.title == "<mark>Đất</mark> đai và <mark>dát</mark> vàng"
    assert hit.snippet == "Tóm tắt.\nLuật <mark>Đất</mark> đai có hiệu lực."


HOSTILE_TEXTS = [
    '<script>alert("1")</script> đất',
    'đất" onmouseover="alert(1)',
    "đất & nước < 5 > 3 'x'",
    "<mark>đất</mark>",
    "ﬁle <b> đất",  # folding makes it longer
    unicodedata.normalize("NFD", "<i>Đất đỏ</i>"),
    "<\u0301img src=x onerror=alert(1)> đất",
]


@pytest.mark.parametrize("title", HOSTILE_TEXTS)
def test_hostile_titles_and_texts_are_escaped(root, title):
    make_article(title=title, summary=title, body="<p>x</p>")
    (hit,) = search("đất", root).hits
    for shown in (hit.title, hit.snippet):
        bare = shown.replace("<mark>", "").replace("</mark>", "")
        assert not set("<>\"'") & set(bare)


def test_snippet_is_cut_at_words_around_what_was_found(root):
    before, after = "trước " * 200, " sau" * 200
    make_article(title="Tin", summary="", body=f"<p>{before}đất hiếm{after}</p>")
    (hit,) = search("đất hiếm", root).hits
    assert hit.snippet.startswith("… trước ") and hit.snippet.endswith(" sau …")
    assert "<mark>đất</mark> <mark>hiếm</mark>" in hit.snippet
    assert len(hit.snippet) < engine.SNIPPET + 40


def test_hit_by_its_title_alone_shows_the_beginning_of_the_text(root):
    make_article(title="Đất hiếm", summary="Mở đầu của tin.", body="<p>Rồi nữa.</p>")
    (hit,) = search("đất hiếm", root).hits
    assert (hit.snippet, hit.kind, str(hit.label)) == ("Mở đầu của tin.\nRồi nữa.", "article", "Tin tức")
