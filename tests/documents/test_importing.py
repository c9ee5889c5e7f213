"""What import_documents stores, refuses, notes and leaves alone."""

import datetime

import pytest

from documents.models import Document, DocumentKind, Issuer, Relation
from portal.importing import ImportRejected
from portal.publishing.models import Event
from portal.rules.models import Field
from portal.search.models import SearchEntry
from tests.documents.lists import COLUMNS, ROW, counts, notes, relations, run
from tests.factories import make_document, make_issuer, make_kind, make_relation, make_unit, root_unit, system

pytestmark = pytest.mark.django_db


# --- one row ---


def test_row_becomes_a_published_document_that_search_finds_with_a_trace(write):
    land = Field.objects.create(code="land", name="Đất đai", spellings="đất đai; quy hoạch")
    report = run(
        write(
            {
                "expiry_date": "2030-01-01",
                "status": "Còn hiệu lực",
                "field": "Đất đai; quy hoạch",
                "source": "vbpl.vn",
                "unverified": "1",
                "note": "chép tay",
            }
        )
    )
    assert (counts(report), report.notes) == ((1, 0, 0, 0), [])
    document = Document.objects.get()
    assert {
        name: getattr(document, name)
        for name in (
            "number", "number_key", "title", "issue_date", "effective_date", "expiry_date", "status_printed", "field",
            "field_printed", "source", "is_unverified", "source_note", "unit", "author", "state",
        )
    } == {
        "number": "102/2024/NĐ-CP",
        "number_key": "102/2024/nd-cp",
        "title": "Quy định chi tiết Luật Đất đai",
        "issue_date": datetime.date(2024, 7, 30),
        "effective_date": datetime.date(2024, 8, 1),
        "expiry_date": datetime.date(2030, 1, 1),
        "status_printed": "Còn hiệu lực",
        "field": land,
        "field_printed": "Đất đai; quy hoạch",
        "source": "vbpl.vn",
        "is_unverified": True,
        "source_note": "chép tay",
        "unit": root_unit(),
        "author": system(),
        "state": "published",
    }  # fmt: skip
    assert (document.kind.name, document.kind.code, document.issuer.name) == ("Nghị định", "nd", "Chính phủ")
    assert document.is_published()
    trace = Event.objects.about(document).values_list("what", "by", "was", "now", "reason")
    assert list(trace) == [("imported", system().pk, "", "published", "van-ban.csv")]
    assert list(SearchEntry.objects.values_list("kind", "title", "state", "date")) == [
        (
            "document",
            "Nghị định 102/2024/NĐ-CP: Quy định chi tiết Luật Đất đai",
            "published",
            datetime.date(2024, 7, 30),
        )
    ]


def test_columns_beyond_the_needed_ones_may_lack(write):
    needed = [name for name in COLUMNS if name not in {"status", "field", "source", "unverified", "note"}]
    report = run(write({}, columns=needed))
    assert (counts(report), report.notes) == ((1, 0, 0, 0), [])


def test_needed_column_that_lacks_refuses_the_file(write):
    with pytest.raises(ImportRejected) as refusal:
        run(write({}, columns=["number", "title", "issuer"]), skip_rejected=True)
    (item,) = refusal.value.report.rejected
    assert (item["row"], item["column"]) == (1, "effective_date, expiry_date, issue_date, relations, type")


def test_joint_circular_has_all_its_issuers(write):
    names = "Bộ Tài nguyên và Môi trường, Bộ Tài chính và Bộ Kế hoạch và Đầu tư"
    path = write({"issuer": names})
    run(path)
    document = Document.objects.get()
    assert document.issuer.name == "Bộ Tài nguyên và Môi trường"
    assert {issuer.name for issuer in document.co_issuers.all()} == {"Bộ Tài chính", "Bộ Kế hoạch và Đầu tư"}
    assert counts(run(path)) == (0, 0, 1, 0)
    document.co_issuers.clear()
    assert counts(run(path)) == (0, 1, 0, 0)
    assert document.co_issuers.count() == 2


def test_issuers_and_kinds_are_one_whatever_their_spelling(write):
    make_issuer("Ủy ban thường vụ Quốc hội")
    make_kind(code="nd", name="Nghị định")
    run(
        write(
            {"issuer": "Uỷ ban Thường vụ Quốc hội"},
            {"number": "103/2024/NĐ-CP", "issuer": "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "type": "NGHỊ ĐỊNH"},
        )
    )
    assert [issuer.name for issuer in Issuer.objects.all()] == ["Ủy ban thường vụ Quốc hội"]
    assert [kind.name for kind in DocumentKind.objects.all()] == ["Nghị định"]


@pytest.mark.parametrize(
    ("row", "known", "expected"),
    [
        ({"type": "", "number": "1/2024/NĐ-CP"}, True, ("nd", "Nghị định")),
        ({"type": "", "number": "1/2024/TT-BTC"}, True, ("van-ban-khac", "Văn bản khác")),
        ({"type": "", "number": "1/2024/NĐ-CP"}, False, ("van-ban-khac", "Văn bản khác")),
        ({"type": "Thông tư", "number": "1/2024/TT-BTC"}, False, ("tt", "Thông tư")),
        ({"type": "Thông tư", "number": "1/2024/NĐ-CP"}, True, ("thong-tu", "Thông tư")),
        ({"type": "Luật", "number": "31/2024/QH15"}, False, ("luat", "Luật")),
    ],
)
def test_kind_comes_from_its_name_or_else_from_the_number(write, row, known, expected):
    if known:
        make_kind(code="nd", name="Nghị định")
    run(write(row))
    kind = Document.objects.get().kind
    assert (kind.code, kind.name) == expected


# --- what cannot be stored ---


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"number": ""}, "number"),
        ({"title": ""}, "title"),
        ({"number": "  "}, "number"),
        ({"number": "1" * 121}, "number"),
    ],
)
def test_row_that_cannot_be_stored_leaves_nothing_written_and_is_named(write, row, column):
    path = write({}, {"number": "103/2024/NĐ-CP"} | row, {"number": "104/2024/NĐ-CP", "issuer": "Bộ Mới"})
    with pytest.raises(ImportRejected) as refusal:
        run(path)
    (item,) = refusal.value.report.rejected
    assert (item["row"], item["column"]) == (3, column)
    assert [model.objects.count() for model in (Document, Issuer, DocumentKind, SearchEntry)] == [0, 0, 0, 0]
    report = run(path, skip_rejected=True)
    assert counts(report) == (2, 0, 0, 1)
    assert (report.rejected, report.read) == ([item], 3)
    assert sorted(Document.objects.values_list("number", flat=True)) == ["102/2024/NĐ-CP", "104/2024/NĐ-CP"]


def test_all_rejected_rows_are_listed_at_once(write):
    with pytest.raises(ImportRejected) as refusal:
        run(write({"number": ""}, {}, {"title": ""}))
    assert [(item["row"], item["column"]) for item in refusal.value.report.rejected] == [(2, "number"), (4, "title")]
    assert counts(refusal.value.report) == (0, 0, 0, 2)


def test_text_too_long_for_its_field_is_cut_and_noted(write):
    report = run(write({"title": "x" * 1001, "note": "x" * 501, "type": "y" * 81, "issuer": "z" * 201}))
    assert counts(report) == (1, 0, 0, 0)
    assert sorted(notes(report)) == [(2, "issuer"), (2, "note"), (2, "title"), (2, "type")]
    document = Document.objects.select_related("kind", "issuer").get()
    lengths = [len(text) for text in (document.title, document.source_note, document.kind.name, document.issuer.name)]
    assert lengths == [1000, 500, 80, 200]


# --- what cannot be understood ---


@pytest.mark.parametrize(
    ("row", "columns", "stored"),
    [
        ({"issue_date": "30/07/2024"}, ["issue_date"], {"issue_date": None}),
        ({"issue_date": "2024-02-30"}, ["issue_date"], {"issue_date": None}),
        ({"issue_date": "0024-07-30"}, ["issue_date"], {"issue_date": None}),
        ({"issue_date": ""}, ["issue_date"], {"issue_date": None}),
        ({"effective_date": "sau 45 ngày"}, ["effective_date"], {"effective_date": None}),
        ({"expiry_date": "?"}, ["expiry_date"], {"expiry_date": None}),
        ({"effective_date": "2024-07-29"}, ["effective_date"], {"effective_date": None}),
        ({"expiry_date": "2024-07-31"}, ["expiry_date"], {"expiry_date": None}),
        ({"effective_date": "2024-07-29", "expiry_date": "2024-07-28"}, ["effective_date"], {"effective_date": None}),
        ({"issuer": ""}, ["issuer"], {"issuer": None}),
        ({"field": "chăn nuôi"}, ["field"], {"field": None, "field_printed": "chăn nuôi"}),
        ({"number": "Không số"}, ["number"], {"number": "Không số", "number_key": "khong so"}),
        ({"relations": "liên quan: 1/2020/NĐ-CP"}, ["relations"], {}),
        ({"relations": "căn cứ"}, ["relations"], {}),
        ({"relations": "căn cứ:"}, ["relations"], {}),
        ({"relations": "sửa đổi, bổ sung: 102/2024/nđ-cp"}, ["relations"], {}),
    ],
    ids=str,
)
def test_value_that_cannot_be_understood_is_noted_and_the_rest_is_stored(write, row, columns, stored):
    report = run(write(row))
    assert counts(report) == (1, 0, 0, 0)
    assert notes(report) == [(2, column) for column in columns]
    document = Document.objects.get()
    assert {name: getattr(document, name) for name in stored} == stored
    assert (document.title, Relation.objects.count()) == (ROW["title"], 0)


def test_date_that_runs_backwards_beside_what_is_stored_is_noted_and_changes_nothing(write):
    run(write({}))
    report = run(write({"issue_date": "", "effective_date": "2023-01-01"}))
    assert (counts(report), notes(report)) == ((0, 0, 1, 0), [(2, "issue_date"), (2, "effective_date")])
    report = run(write({"effective_date": "", "expiry_date": "2024-07-31"}))
    assert (counts(report), notes(report)) == ((0, 0, 1, 0), [(2, "expiry_date")])
    document = Document.objects.get()
    assert (document.effective_date, document.expiry_date) == (datetime.date(2024, 8, 1), None)


# --- again, and from other sources ---


def test_second_run_changes_nothing(write):
    path = write(
        {"relations": "căn cứ: 31/2024/QH15 | thay thế: 47/2014/NĐ-CP", "field": "Đất đai", "unverified": "1"},
        {"number": "47/2014/NĐ-CP", "issue_date": "2014-05-15", "relations": "bị thay thế bởi: 102/2024/NĐ-CP"},
        {"number": "Không số", "issuer": "", "issue_date": ""},
        {"number": "2/2024/TTLT-BTC-BTP", "issuer": "Bộ Tài chính và Bộ Tư pháp"},
    )
    first = run(path)
    before = [list(model.objects.order_by("pk").values()) for model in (Document, Relation, SearchEntry, Event)]
    second = run(path)
    assert (counts(first), counts(second)) == ((4, 0, 0, 0), (0, 0, 4, 0))
    assert second.extra == first.extra
    after = [list(model.objects.order_by("pk").values()) for model in (Document, Relation, SearchEntry, Event)]
    assert after == before


def test_poorer_source_never_empties_what_a_fuller_one_gave(write):
    Field.objects.create(code="land", name="Đất đai")
    full = {"field": "Đất đai", "status": "Còn hiệu lực", "source": "vbpl.vn", "unverified": "1", "note": "ghi chú"}
    run(write(full | {"expiry_date": "2030-01-01", "relations": "căn cứ: 31/2024/QH15"}))
    before = list(Document.objects.values()), relations()
    empty = dict.fromkeys(COLUMNS, "") | {"number": ROW["number"], "title": ROW["title"]}
    needed = [name for name in COLUMNS if name not in {"status", "field", "source", "unverified", "note"}]
    for path in (write(empty), write(empty, columns=needed), write(empty | {"issuer": "Chính phủ"})):
        assert counts(run(path)) == (0, 0, 1, 0)
    assert (list(Document.objects.values()), relations()) == before


def test_fuller_source_completes_what_a_poorer_one_gave(write):
    Field.objects.create(code="land", name="Đất đai")
    run(write({"type": "", "issuer": "", "issue_date": "", "effective_date": "", "unverified": "1"}))
    report = run(write({"field": "Đất đai", "unverified": "0", "expiry_date": "2030-01-01"}))
    assert counts(report) == (0, 1, 0, 0)
    document = Document.objects.select_related("kind", "issuer", "field").get()
    assert [str(value) for value in (document.kind, document.issuer, document.field)] == [
        "Nghị định",
        "Chính phủ",
        "Đất đai",
    ]
    assert (document.issue_date, document.expiry_date, document.is_unverified) == (
        datetime.date(2024, 7, 30),
        datetime.date(2030, 1, 1),
        False,
    )
    assert [event.what for event in Event.objects.about(document)] == ["imported", "imported"]
    assert SearchEntry.objects.get().date == document.issue_date


def test_change_by_an_import_is_seen_by_whoever_has_the_form_open(write):
    run(write({}))
    seen = Document.objects.get().revision
    run(write({"title": "Trích yếu đã đính chính"}))
    document = Document.objects.get()
    assert document.revision == seen + 1
    assert SearchEntry.objects.get().title == "Nghị định 102/2024/NĐ-CP: Trích yếu đã đính chính"


@pytest.mark.parametrize(
    ("stored", "row"),
    [
        ({"issuer": "UBND tỉnh Khánh Hòa"}, {"issuer": "UBND tỉnh Đắk Lắk"}),
        ({"issue_date": "2024-01-02"}, {"issue_date": "2024-01-03"}),
    ],
)
def test_same_number_of_another_issuer_or_day_is_another_document(write, stored, row):
    run(write({"number": "2/2024/QĐ-UBND", "effective_date": ""} | stored))
    assert counts(run(write({"number": "2/2024/QĐ-UBND", "effective_date": ""} | row))) == (1, 0, 0, 0)
    assert Document.objects.count() == 2


def test_row_that_fits_several_documents_changes_none_of_them(write):
    for name in ("UBND tỉnh Khánh Hòa", "UBND tỉnh Đắk Lắk"):
        make_document("2/2024/QĐ-UBND", issuer=make_issuer(name), title=name)
    path = write({"number": "2/2024/QĐ-UBND", "issuer": "", "title": "Không rõ của ai"})
    assert (counts(run(path)), counts(run(path))) == ((1, 0, 0, 0), (0, 0, 1, 0))
    titles = sorted(Document.objects.values_list("title", flat=True))
    assert titles == ["Không rõ của ai", "UBND tỉnh Khánh Hòa", "UBND tỉnh Đắk Lắk"]


def test_one_file_may_tell_of_a_document_twice(write):
    report = run(write({"issue_date": "", "effective_date": ""}, {"expiry_date": "2030-01-01"}, {}))
    assert (report.read, counts(report)) == (3, (1, 1, 1, 0))
    assert Document.objects.get().expiry_date == datetime.date(2030, 1, 1)


def test_import_keeps_the_state_and_the_unit_of_what_is_there(write):
    unit = make_unit()
    draft = make_document(
        "102/2024/NĐ-CP",
        state="draft",
        unit=unit,
        title="Cũ",
        issue_date=datetime.date(2024, 7, 30),
        body="<p>Điều 1</p>",
    )
    assert counts(run(write({}))) == (0, 1, 0, 0)
    draft.refresh_from_db()
    assert (draft.state, draft.unit, draft.title, draft.body) == ("draft", unit, ROW["title"], "<p>Điều 1</p>")


# --- relations ---


@pytest.mark.parametrize(
    ("told", "stored"),
    [
        ("căn cứ", "102/2024/NĐ-CP* based_on 1/2020/NĐ-CP"),
        ("thay thế", "102/2024/NĐ-CP* replaces 1/2020/NĐ-CP"),
        ("bị thay thế bởi", "1/2020/NĐ-CP replaces 102/2024/NĐ-CP*"),
        ("sửa đổi, bổ sung", "102/2024/NĐ-CP* amends 1/2020/NĐ-CP (part)"),
        ("được sửa đổi, bổ sung bởi", "1/2020/NĐ-CP amends 102/2024/NĐ-CP* (part)"),
        ("bãi bỏ toàn bộ", "102/2024/NĐ-CP* repeals 1/2020/NĐ-CP"),
        ("bị bãi bỏ toàn bộ bởi", "1/2020/NĐ-CP repeals 102/2024/NĐ-CP*"),
        ("bãi bỏ một phần", "102/2024/NĐ-CP* repeals 1/2020/NĐ-CP (part)"),
        ("bị bãi bỏ một phần bởi", "1/2020/NĐ-CP repeals 102/2024/NĐ-CP* (part)"),
        ("hướng dẫn", "102/2024/NĐ-CP* details 1/2020/NĐ-CP"),
        ("được hướng dẫn bởi", "1/2020/NĐ-CP details 102/2024/NĐ-CP*"),
        ("đính chính", "102/2024/NĐ-CP* corrects 1/2020/NĐ-CP"),
        ("hợp nhất", "102/2024/NĐ-CP* consolidates 1/2020/NĐ-CP"),
        ("dẫn chiếu", "102/2024/NĐ-CP* refers_to 1/2020/NĐ-CP"),
    ],
)
def test_each_word_of_the_source_is_stored_in_the_active_direction(write, told, stored):
    report = run(write({"relations": f"{told}: 1/2020/NĐ-CP"}))
    assert relations() == [stored]
    assert notes(report) == [(2, "relations")]
    assert report.extra["relations"] == {"pairs": 1, "with_unknown_side": 1, "unknown_numbers": 1}


def test_relation_told_from_both_sides_is_one_in_any_order_of_rows(write):
    report = run(
        write(
            {"relations": "bãi bỏ toàn bộ:47/2014/NĐ-CP | căn cứ:31/2024/QH15"},
            {
                "number": "47/2014/NĐ-CP",
                "issue_date": "2014-05-15",
                "relations": "bị bãi bỏ toàn bộ bởi:102/2024/nđ-cp",
            },
        )
    )
    assert relations() == ["102/2024/NĐ-CP* based_on 31/2024/QH15", "102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*"]
    assert report.extra["relations"] == {"pairs": 2, "with_unknown_side": 1, "unknown_numbers": 1}
    assert [note["message"] for note in report.notes] == [
        "Chưa có văn bản 31/2024/QH15 trên cổng; giữ số, sẽ nối khi có."
    ]


def test_loose_relation_is_tied_by_the_import_that_brings_the_document(write):
    run(write({"relations": "căn cứ:31/2024/QH15"}))
    run(write({"number": "31/2024/QH15", "type": "Luật", "relations": "là chuyện khác:5"}))
    assert relations() == ["102/2024/NĐ-CP* based_on 31/2024/QH15*"]


def test_day_beside_a_number_is_the_day_of_the_relation(write):
    path = write(
        {"relations": "được sửa đổi, bổ sung bởi:136/2026/NĐ-CP (hiệu lực 2026-10-05)"},
        {"number": "136/2026/NĐ-CP", "relations": "sửa đổi, bổ sung:102/2024/NĐ-CP"},
        {"number": "1/2020/NĐ-CP", "relations": "căn cứ:2/2020/NĐ-CP (hiệu lực 2026-13-05)"},
    )
    report = run(path)
    assert relations() == [
        "1/2020/NĐ-CP* based_on 2/2020/NĐ-CP",
        "136/2026/NĐ-CP* amends 102/2024/NĐ-CP* (part)",
    ]
    amendment = Relation.objects.get(kind="amends")
    assert amendment.effective_date == datetime.date(2026, 10, 5)
    assert report.extra["relations"] == {"pairs": 2, "with_unknown_side": 1, "unknown_numbers": 1}
    assert notes(report) == [(4, "relations"), (4, "relations")]
    run(write({"number": "136/2026/NĐ-CP", "relations": "sửa đổi, bổ sung:102/2024/NĐ-CP"}))
    amendment.refresh_from_db()
    assert amendment.effective_date == datetime.date(2026, 10, 5)


def test_repeal_told_in_part_becomes_whole_and_never_the_other_way(write):
    make_document("47/2014/NĐ-CP")
    for told in ("bãi bỏ một phần", "bãi bỏ toàn bộ", "bãi bỏ một phần"):
        run(write({"relations": f"{told}:47/2014/NĐ-CP"}))
    assert relations() == ["102/2024/NĐ-CP* repeals 47/2014/NĐ-CP*"]


def test_number_that_several_documents_bear_stays_loose_and_is_noted(write):
    for name in ("UBND tỉnh Khánh Hòa", "UBND tỉnh Đắk Lắk"):
        make_document("2/2024/QĐ-UBND", issuer=make_issuer(name))
    report = run(write({"relations": "được hướng dẫn bởi:2/2024/QĐ-UBND"}))
    assert relations() == ["2/2024/QĐ-UBND details 102/2024/NĐ-CP*"]
    assert [note["message"] for note in report.notes] == [
        "Có nhiều văn bản mang số 2/2024/QĐ-UBND trên cổng; giữ số, sẽ nối khi có."
    ]


def test_documents_that_share_a_number_keep_their_own_relations(write):
    rows = [
        {"number": "2/2024/QĐ-UBND", "issuer": f"UBND tỉnh {name}", "relations": "hướng dẫn:31/2024/QH15"}
        for name in ("Khánh Hòa", "Đắk Lắk")
    ]
    report = run(write(*rows))
    assert relations() == ["2/2024/QĐ-UBND* details 31/2024/QH15"] * 2
    assert report.extra["relations"] == {"pairs": 2, "with_unknown_side": 2, "unknown_numbers": 1}


def test_relation_that_an_editor_entered_is_not_doubled(write):
    new, old = make_document("102/2024/NĐ-CP", issue_date=datetime.date(2024, 7, 30)), make_document("47/2014/NĐ-CP")
    make_relation(new, "replaces", old, effective_date=datetime.date(2024, 8, 1))
    run(write({"relations": "thay thế:47/2014/NĐ-CP"}))
    assert relations() == ["102/2024/NĐ-CP* replaces 47/2014/NĐ-CP*"]


def test_import_asks_the_database_about_as_often_for_a_hundred_rows_as_for_ten(write, django_assert_max_num_queries):
    ten = [{"number": f"{serial}/2024/NĐ-CP", "relations": "căn cứ:31/2024/QH15"} for serial in range(1, 11)]
    hundred = [{"number": f"{serial}/2023/NĐ-CP"} for serial in range(1, 101)]
    with django_assert_max_num_queries(10 * 5 + 40):
        run(write(*ten))
    with django_assert_max_num_queries(100 * 4 + 30):
        run(write(*hundred))
    with django_assert_max_num_queries(15):
        run(write(*hundred))


def test_two_documents_of_one_file_do_not_repeal_each_other(write):
    day = {"issue_date": "2020-05-01", "effective_date": "2020-05-01"}
    report = run(
        write(
            {"number": "1/2020/NĐ-CP", "relations": "bãi bỏ toàn bộ:2/2020/NĐ-CP"} | day,
            {"number": "2/2020/NĐ-CP", "relations": "bãi bỏ toàn bộ:1/2020/NĐ-CP"} | day,
        )
    )
    assert relations() == ["1/2020/NĐ-CP* repeals 2/2020/NĐ-CP*"]
    assert "lẫn nhau" in report.notes[-1]["message"]
