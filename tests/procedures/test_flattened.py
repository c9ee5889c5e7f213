"""Tables that lost their cells: a border only where it is certain, and no word lost."""

import pytest

from procedures.flattened import is_cut, read_bases, read_channels, read_dossier, read_names, read_results
from tests.procedures.factories import RECORD


def test_channels_have_time_fees_and_description():
    (online, direct), before = read_channels(RECORD["cach_thuc_thuc_hien"])
    assert before == ""
    assert (online.kind, online.time, online.description) == ("Trực tuyến", "15 Ngày làm việc", "Nộp qua cổng")
    assert online.fees == ["4,000,000 Việt Nam Đồng (theo Thông tư (mới))", "Miễn phí (hộ nghèo)"]
    assert (direct.kind, direct.time, direct.fees) == ("Trực tiếp", "1", ["Miễn phí"])


def test_words_of_a_channel_inside_a_description_begin_no_row():
    rows, _before = read_channels(
        "Trực tuyến3 NgàyMiễn phíNộp Trực tiếp tại quầy hoặc Trực tuyến.Trực tiếp5 NgàyMiễn phí"
    )
    assert [(row.kind, row.time) for row in rows] == [("Trực tuyến", "3 Ngày"), ("Trực tiếp", "5 Ngày")]
    assert rows[0].description == "Nộp Trực tiếp tại quầy hoặc Trực tuyến."


def test_fee_whose_note_never_ends_stays_as_printed():
    ((row,), _before) = read_channels("Trực tiếp3 NgàyMiễn phí(theo quy định của")
    assert (row.fees, row.description, row.rest) == ([], "", "Miễn phí(theo quy định của")


def test_text_without_a_channel_stays_as_it_is():
    assert read_channels("Nộp ở đâu cũng được") == ([], "Nộp ở đâu cũng được")


def test_dossier_has_cases_papers_numbers_and_forms():
    first, second = read_dossier(RECORD["thanh_phan_ho_so"])
    assert (first.title, second.title) == ("a) Trường hợp một", "b) Trường hợp hai")
    assert [(item.name, item.forms, item.originals, item.copies, item.is_whole) for item in first.items] == [
        ("Đơn đề nghị cấp phép", ["Mau 01.docx"], 1, 0, True),
        ("Bản vẽ", [], 0, 2, True),
    ]
    # "Mẫu số 18" and "1 bản chính" ran together: read, but told as uncertain.
    assert [(item.name, item.originals, item.is_whole) for item in second.items] == [("Đơn theo Mẫu số 18", 1, False)]


@pytest.mark.parametrize(
    ("cell", "name", "forms", "is_certain"),
    [
        ("Đơn.mau so 12 (1).doc", "Đơn.", ["mau so 12 (1).doc"], True),
        ("Đơn theo NĐ-CPMau05.docxMau07.docx", "Đơn theo NĐ-CP", ["Mau05.docx", "Mau07.docx"], True),
        ("Dự án thành lậpDu an.docx", "Dự án thành lập", ["Du an.docx"], True),
        ("Đơn cấp lại nguồn genĐơn Dăng kýHai.docx", "Đơn cấp lại nguồn genĐơn Dăng kýHai.docx", [], False),
        ("Văn bản NĐ-CPBC tom tat.docx", "Văn bản NĐ-CPBC tom tat.docx", [], False),
    ],
)
def test_name_of_a_form_is_parted_only_where_that_is_certain(cell, name, forms, is_certain):
    ((case),) = read_dossier(f"Tên giấy tờMẫu đơn, tờ khaiSố lượng{cell}1 bản chính")
    (item,) = case.items
    assert (item.name, item.forms, item.is_whole) == (name, forms, is_certain)


def test_number_of_copies_inside_a_name_ends_no_paper():
    (case,) = read_dossier("Tên giấy tờMẫu đơn, tờ khaiSố lượng- 01 bản chính văn bản đề nghị1 bản chính,1 bản sao")
    assert [(item.name, item.originals, item.copies) for item in case.items] == [
        ("- 01 bản chính văn bản đề nghị", 1, 1)
    ]


def test_dossier_without_a_table_stays_as_printed():
    (case,) = read_dossier("Hồ sơ gồm đơn và bản vẽ")
    assert (case.items, case.rest) == ([], "Hồ sơ gồm đơn và bản vẽ")
    assert read_dossier("Không có thông tin") == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Luật Đất đai ngày 18/01/2024;31/2024/QH15", [("Luật Đất đai ngày 18/01/2024;", "31/2024/QH15")]),
        ("Luật 27/2018/QH1427/2018/QH14", [("Luật 27/2018/QH14", "27/2018/QH14")]),
        ("Luật số 43/2024/QH15 ngày 29/6/202443/2024/QH15", [("Luật số 43/2024/QH15 ngày 29/6/2024", "43/2024/QH15")]),
        ("Luật sửa đổi 2025147/2025/QH15", [("Luật sửa đổi 2025", "147/2025/QH15")]),
        (
            "Quy định phân cấp136/2025/NĐ-CPQUY ĐỊNH VIỆC KHOAN54/2024/NĐ-CP",
            [("Quy định phân cấp", "136/2025/NĐ-CP"), ("QUY ĐỊNH VIỆC KHOAN", "54/2024/NĐ-CP")],
        ),
        ("44/2026/NĐ-CP44/2026/NĐ-CP", [("44/2026/NĐ-CP", "44/2026/NĐ-CP")]),
        ("Cơ chế một cửa118/2025/NĐ-CLuật Đất đai31/2024/QH15", [("Cơ chế một cửa", "118/2025/NĐ-C"), ("Luật Đất đai", "31/2024/QH15")]),
        # Two rows ran together: they stay so, and have no number.
        ("Luật Đầu tư côngLuật số 58Luật Đất đai31/2024/QH15", [("Luật Đầu tư côngLuật số 58Luật Đất đai31/2024/QH15", "")]),
        ("Một văn bản không có số", [("Một văn bản không có số", "")]),
    ],
)  # fmt: skip
def test_act_ends_with_its_number_where_that_is_certain(text, rows):
    found = read_bases(f"Tên văn bản pháp lýMã văn bản{text}")
    assert [(row.title, row.number) for row in found] == rows
    assert [row.is_whole for row in found] == [bool(number) for _title, number in rows]


def test_number_that_lost_its_end_is_known_as_such():
    assert [is_cut("118/2025/NĐ-C"), is_cut("118/2025/NĐ-CP")] == [True, False]


def test_results_have_codes_and_the_form_of_the_page_is_left_out():
    found = read_results(RECORD["ket_qua_xu_ly"])
    assert [(result.name, result.code) for result in found.results] == [("Giấy phép", "KQ.G10.000001")]
    assert (found.keywords, found.description, found.rest) == ("giấy phép thử", "", "")
    assert read_results("Văn bản trả lời").rest == "Văn bản trả lời"


def test_list_of_names_is_parted_before_capitals_outside_brackets():
    assert read_names(RECORD["doi_tuong_thuc_hien"]) == [
        "Công dân Việt Nam",
        "Cán bộ, công chức, viên chức",
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
    ]
    assert read_names("Không có thông tin") == read_names("") == []


def test_hostile_texts_are_read_in_little_time():
    for text in (
        "1 bản chính" * 4_000,
        "31/2024/QH15" * 4_000,
        "Trực tiếp1" * 4_000,
        "(" * 20_000,
        "a.doc" * 4_000,
    ):
        read_channels(f"Trực tiếp3 NgàyMiễn phí{text}")
        read_dossier(f"Tên giấy tờMẫu đơn, tờ khaiSố lượng{text}1 bản chính")
        read_bases(text)
        read_results(text)
