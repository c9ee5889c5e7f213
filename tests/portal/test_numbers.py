import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.numbers import DocumentNumber, find_all, parse, parse_query

REAL_DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "documents.csv"


def key(number):
    return number.key if number else None


def keys(text):
    return [found.number.key for found in find_all(text)]


PRINTED = [
    ("43/2011/NĐ-CP", "43/2011/nd-cp"),
    ("43/2011/nđ-cp", "43/2011/nd-cp"),
    ("43/2011/ND-CP", "43/2011/nd-cp"),
    ("43/2011/nd-cp", "43/2011/nd-cp"),
    ("43/2011/NĐCP", "43/2011/nd-cp"),
    ("43/2011/NĐ–CP", "43/2011/nd-cp"),
    ("43/2011/NĐ\u2011CP", "43/2011/nd-cp"),
    ("43/2011/NĐ—CP", "43/2011/nd-cp"),
    ("43/2011/NĐ- CP", "43/2011/nd-cp"),
    ("43 / 2011 / NĐ - CP", "43/2011/nd-cp"),
    ("43/2011\n/NĐ-CP", "43/2011/nd-cp"),
    ("  43/2011/NĐ-CP\u00a0", "43/2011/nd-cp"),
    ("43/2011/NĐ-\u200bCP", "43/2011/nd-cp"),
    ("43\u2044 2011/NĐ-CP", "43/2011/nd-cp"),
    ("43/2011/NĐ/CP", "43/2011/nd-cp"),
    ("43/2011-NĐ-CP", "43/2011/nd-cp"),
    ("43/2011/NĐ-CP.", "43/2011/nd-cp"),
    ("043/2011/NĐ-CP", "43/2011/nd-cp"),
    ("Số: 43/2011/NĐ-CP", "43/2011/nd-cp"),
    ("Số 43/2011/NĐ-CP", "43/2011/nd-cp"),
    ("SỐ:43/2011/NĐ-CP", "43/2011/nd-cp"),
    ("so 43/2011/nd-cp", "43/2011/nd-cp"),
    ("04/2011/TT-BTNMT", "4/2011/tt-btnmt"),
    ("4/2011/tt-btnmt", "4/2011/tt-btnmt"),
    ("04/2011/TTBTNMT", "4/2011/tt-btnmt"),
    ("136/QĐ/KTTV", "136/qd-kttv"),
    ("136/QĐ-KTTV", "136/qd-kttv"),
    ("136/qđ - kttv", "136/qd-kttv"),
    ("614/QĐ/KTTV", "614/qd-kttv"),
    ("2732/UBND-KGVX", "2732/ubnd-kgvx"),
    ("254/2025/QH15", "254/2025/qh15"),
    ("254/2025/qh15", "254/2025/qh15"),
    ("1084/2015/UBTVQH13", "1084/2015/ubtvqh13"),
    ("579/2018/NQUBTVQH14", "579/2018/nq-ubtvqh14"),
    ("66.19/2026/NQ-CP", "66.19/2026/nq-cp"),
    ("066.19/2026/NQ-CP", "66.19/2026/nq-cp"),
    ("66.05/2026/NQ-CP", "66.05/2026/nq-cp"),
    ("9879/TTr-STNMT-KTĐ", "9879/ttr-stnmt-ktd"),
    ("9879/TTrSTNMT-KTĐ", "9879/ttr-stnmt-ktd"),
    ("21/2010/TTLT-BTNMT-BQP", "21/2010/ttlt-btnmt-bqp"),
    ("21/2010/TTLTBTNMTBQP", "21/2010/ttlt-btnmt-bqp"),
    ("27/2013/TTLT/BTNMT/BNNPTNT", "27/2013/ttlt-btnmt-bnnptnt"),
    ("18/2009/TTLT-", "18/2009/ttlt"),
    ("30/2015/TTLT-BTNMT-", "30/2015/ttlt-btnmt"),
    ("1341/QĐ-TTg", "1341/qd-ttg"),
    ("1341/QĐTTG", "1341/qd-ttg"),
    ("299/TTg", "299/ttg"),
    ("299-TTg", "299/ttg"),
    ("64-CP", "64/cp"),
    ("57-NQ/TW", "57/nq-tw"),
    ("57-NQ-TW", "57/nq-tw"),
    ("57/NQ-TW", "57/nq-tw"),
    ("09/BC-BBT", "9/bc-bbt"),
    ("79/2024/QĐ-UBND", "79/2024/qd-ubnd"),
    ("79/2024/QĐUBND", "79/2024/qd-ubnd"),
    ("01/2026/NQ-HĐND", "1/2026/nq-hdnd"),
    ("1/2026/NQHĐND", "1/2026/nq-hdnd"),
    ("1785/QĐ-UBND.CN", "1785/qd-ubnd-cn"),
    ("1785/QĐ-UBND-CN", "1785/qd-ubnd-cn"),
    ("02/2014/TT-BNN&PTNT", "2/2014/tt-bnnptnt"),
    ("02/2014/TT-BNNPTNT", "2/2014/tt-bnnptnt"),
    ("05/2007/QĐ-BNN", "5/2007/qd-bnn"),
    ("16a/2009/TT-BTC", "16a/2009/tt-btc"),
    ("16A/2009/TT-BTC", "16a/2009/tt-btc"),
    ("18/VBHN-VPQH", "18/vbhn-vpqh"),
    ("08/2013/L-CTN", "8/2013/l-ctn"),
    ("112/CT-UBND", "112/ct-ubnd"),
    ("25/KH-UBND", "25/kh-ubnd"),
    ("123/TB-VPCP", "123/tb-vpcp"),
    ("77/CV-SNNMT", "77/cv-snnmt"),
    ("10/1945/SL-CTN", "10/1945/sl-ctn"),
    ("10/2100/NĐ-CP", "10/2100/nd-cp"),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_parse_reads_every_spelling(text, expected):
    assert key(parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "43",
        "43/2011",
        "1/2",
        "24/7",
        "22/11/2026",
        "NĐ-CP",
        "/2011/NĐ-CP",
        "0/2011/NĐ-CP",
        "43/1944/NĐ-CP",
        "43/2101/NĐ-CP",
        "43/11/NĐ-CP",
        "43/2011/2012",
        "1234567/QĐ-UBND",
        "1.012345",
        "500.000/QĐ-UBND",
        "12-KV",
        "43/2011/NĐ CP ban hành",
        "Nghị định 43/2011/NĐ-CP",
        "43/2011/NĐ-CP, 44/2011/NĐ-CP",
        "https://example.vn/43/2011/nd-cp",
        "٤٣/٢٠١١/NĐ-CP",
        "1/" + "a" * 500,
    ],
)
def test_parse_refuses_what_is_not_one_number(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("43/2011/NĐ-CP", DocumentNumber("43", 2011, ("nd", "cp"))),
        ("2732/UBND-KGVX", DocumentNumber("2732", None, ("ubnd", "kgvx"))),
        ("21/2010/TTLT-BTNMT-BQP", DocumentNumber("21", 2010, ("ttlt", "btnmt", "bqp"))),
        ("136/QĐ/KTTV", DocumentNumber("136", None, ("qd", "kttv"))),
        ("254/2025/QH15", DocumentNumber("254", 2025, ("qh15",))),
        ("66.19/2026/NQ-CP", DocumentNumber("66.19", 2026, ("nq", "cp"))),
    ],
)
def test_parse_gives_the_parts(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize("run", ["BTTTT", "HĐND", "TTCP", "TTLT", "UBND", "TTg", "KHCN", "VPUB"])
def test_parse_leaves_a_symbol_whole_unless_all_of_it_splits(run):
    assert len(parse(f"43/2011/{run}").symbols) == 1


@pytest.mark.parametrize(
    ("text", "kind", "issuer"),
    [
        ("43/2011/NĐ-CP", "nd", "cp"),
        ("1341/QĐ-TTg", "qd", "ttg"),
        ("04/2011/TT-BTNMT", "tt", "btnmt"),
        ("04/2026/TT-BNNMT", "tt", "bnnmt"),
        ("21/2010/TTLT-BTNMT-BQP", "ttlt", "btnmt"),
        ("01/2026/NQ-HĐND", "nq", "hdnd"),
        ("79/2024/QĐ-UBND", "qd", "ubnd"),
        ("9879/TTr-STNMT-KTĐ", "ttr", "stnmt"),
        ("09/BC-BBT", "bc", "bbt"),
        ("18/VBHN-VPQH", "vbhn", "vpqh"),
        ("08/2013/L-CTN", "l", "ctn"),
        ("57-NQ/TW", "nq", "tw"),
        ("2732/UBND-KGVX", "cv", "ubnd"),
        ("2732/UBND-KH", "cv", "ubnd"),
        ("254/2025/QH15", None, "qh15"),
        ("1084/2015/UBTVQH13", None, "ubtvqh13"),
        ("68/2015/TT-", "tt", None),
    ],
)
def test_kind_and_issuer_are_guessed_from_the_symbols(text, kind, issuer):
    number = parse(text)
    assert (number.kind, number.issuer) == (kind, issuer)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (parse("43/2011/NĐ-CP"), ("n43", "n43y2011", "n43snd", "n43scp")),
        (parse("66.19/2026/NQ-CP"), ("n66d19", "n66d19y2026", "n66d19snq", "n66d19scp")),
        (parse("2732/UBND-KGVX"), ("n2732", "n2732subnd", "n2732skgvx")),
        (DocumentNumber("31"), ("n31",)),
    ],
)
def test_tokens_are_anchored_on_the_serial(number, expected):
    assert number.tokens == expected


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        ("nd43 2011", "43/2011/NĐ-CP"),
        ("nghị định 43", "43/2011/NĐ-CP"),
        ("43/2011", "43/2011/NĐ-CP"),
        ("43 cp", "43/2011/NĐ-CP"),
        ("luật 31", "31/2024/QH15"),
        ("nghị quyết 254", "254/2025/QH15"),
        ("nghị quyết 254 2025 qh15", "254/2025/QH15"),
        ("pháp lệnh 08", "08/2013/UBTVQH13"),
        ("1234 ubtvqh15", "1234/NQ-UBTVQH15"),
        ("nghị quyết 66.19", "66.19/2026/NQ-CP"),
        ("cv 2732 ubnd", "2732/UBND-KGVX"),
    ],
)
def test_tokens_of_a_partial_query_are_among_those_of_the_number(query, printed):
    assert set(parse_query(query).tokens) <= set(parse(printed).tokens)


def test_tokens_tell_other_numbers_apart():
    query = set(parse_query("nghị định 43 2011").tokens)
    assert not query <= set(parse("43/2011/TT-BTNMT").tokens)
    assert not query <= set(parse("43/2014/NĐ-CP").tokens)
    assert not query <= set(parse("143/2011/NĐ-CP").tokens)


QUERIES = [
    ("43/2011/nd-cp", "43/2011/nd-cp"),
    ("43/2011/NĐ-CP", "43/2011/nd-cp"),
    ("43 / 2011 / nđ - cp", "43/2011/nd-cp"),
    ("số: 43/2011/NĐ-CP", "43/2011/nd-cp"),
    ("nghị định 43/2011/NĐ-CP ngày 13/6/2011", "43/2011/nd-cp"),
    ("Nghị định số 43/2011/NĐ-CP ngày 13 tháng 6 năm 2011 của Chính phủ", "43/2011/nd-cp"),
    ("43 2011 nd cp", "43/2011/nd-cp"),
    ("43 nd cp 2011", "43/2011/nd-cp"),
    ("nd cp 43 2011", "43/2011/nd-cp"),
    ("ndcp 43 2011", "43/2011/nd-cp"),
    ("ndcp43 2011", "43/2011/nd-cp"),
    ("nd43 2011", "43/2011/nd"),
    ("nđ43/2011", "43/2011/nd"),
    ("NĐ 43/2011", "43/2011/nd"),
    ("nghi dinh so 43 nam 2011", "43/2011/nd"),
    ("nghị định 43 2011", "43/2011/nd"),
    ("nghị định 43", "43/nd"),
    ("NGHỊ ĐỊNH 43", "43/nd"),
    ("43 nghị định", "43/nd"),
    ("nghị định 43 về đất đai", "43/nd"),
    ("nghị định 43 ngày 13/6/2011", "43/nd"),
    ("nghị định 43 về giá đất năm 2024", "43/nd"),
    ("điều 12 nghị định 43", "43/nd"),
    ("điều 5 luật 31/2024/QH15", "31/2024/qh15"),
    ("nghị định 43 và thông tư 04", "43/nd"),
    ("nghị định 43 thông tư 04", "43/nd"),
    ("NĐ-CP 43", "43/nd-cp"),
    ("43 nđ-cp", "43/nd-cp"),
    ("43/nđ-cp", "43/nd-cp"),
    ("43/2011", "43/2011"),
    ("43 2011", "43/2011"),
    ("tách thửa 43/2011", "43/2011"),
    ("QĐ 21/2015 UBND", "21/2015/qd-ubnd"),
    ("qd ubnd 21 2015", "21/2015/qd-ubnd"),
    ("ubnd qd 21", "21/qd"),
    ("quyết định 21/2015 ubnd tỉnh", "21/2015/qd-ubnd"),
    ("quyết định 79 quy định giá đất", "79/qd"),
    ("21/QĐ UBND", "21/qd-ubnd"),
    ("quyết định 1956", "1956/qd"),
    ("quyết định số 2024", "2024/qd"),
    ("1341/qđ-ttg", "1341/qd-ttg"),
    ("quyết định 1341 ttg", "1341/qd-ttg"),
    ("thông tư 04/2011", "4/2011/tt"),
    ("tt 04 btnmt", "4/tt-btnmt"),
    ("thông tư liên tịch 21 2010 btnmt bqp", "21/2010/ttlt-btnmt-bqp"),
    ("luat 31/2024/QH15", "31/2024/qh15"),
    ("luật đất đai 31/2024/QH15", "31/2024/qh15"),
    ("31 2024 qh15", "31/2024/qh15"),
    ("31/2024 qh15", "31/2024/qh15"),
    ("luật 31", "31"),
    ("luật số 31 năm 2024", "31/2024"),
    ("nghị quyết 254/2025/QH15", "254/2025/qh15"),
    ("nghị quyết 66.19", "66.19/nq"),
    ("nghị quyết 57-NQ/TW", "57/nq-tw"),
    ("57-nq/tw", "57/nq-tw"),
    ("136/QĐ/KTTV", "136/qd-kttv"),
    ("2732/UBND-KGVX", "2732/ubnd-kgvx"),
    ("cv 2732 ubnd", "2732/ubnd"),
    ("công văn 2732", "2732"),
    ("công văn số 2732/UBND-KGVX về việc", "2732/ubnd-kgvx"),
    ("chỉ thị 05", "5/ct"),
    ("thông báo 12", "12/tb"),
    ("kế hoạch 25/KH-UBND năm 2024", "25/2024/kh-ubnd"),
    ("báo cáo số 9", "9/bc"),
    ("tờ trình 9879", "9879/ttr"),
    ("pháp lệnh 08/2013", "8/2013/pl"),
    ("văn bản hợp nhất 18", "18/vbhn"),
    ("79/2024/QĐ-UBND.", "79/2024/qd-ubnd"),
    ("quyết định 79/2024 QĐ-UBND", "79/2024/qd-ubnd"),
    ("43/2011/NĐ-CP - cổng thông tin", "43/2011/nd-cp"),
    ("43/2011 – đất đai", "43/2011"),
    ("nghị định 1/2000", "1/2000/nd"),
    ("2732 ubnd", "2732/ubnd"),
    ("43 2011 cp nd", "43/2011/nd-cp"),
]


@pytest.mark.parametrize(("text", "expected"), QUERIES)
def test_parse_query_reads_complete_and_partial_numbers(text, expected):
    assert key(parse_query(text)) == expected
    assert key(parse_query(unicodedata.normalize("NFD", text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "đất đai",
        "tách thửa 2024",
        "giá đất năm 2024",
        "luật đất đai 2024",
        "luật 2024",
        "kế hoạch 2024",
        "thủ tục 3",
        "22/11/2026",
        "ngày 22/11",
        "13.6.2011",
        "ngày 22 tháng 11 năm 2026",
        "tháng 12/2024",
        "quý 1/2024",
        "100 m2",
        "12 tháng",
        "báo cáo 6 tháng",
        "kế hoạch 5 năm",
        "kế hoạch 5 năm 2021-2025",
        "covid 19",
        "19",
        "số 43",
        "2011",
        "quyết định thu hồi đất",
        "nghị định",
        "nđ-cp",
        "điều 79 luật đất đai",
        "khoản 2 điều 5",
        "tờ bản đồ số 12 thửa 34",
        "quy hoạch 1/2000",
        "bản đồ 1/500",
        "năm học 2023/2024",
        "2021-2030",
        "24/7",
        "5/ngày",
        "mẫu số 01/ĐK",
        "quận 12",
        "đường 3 tháng 2",
        "công ty cp 43",
        "đầu tư 12",
        "0258 3822 134",
        "0258.3822134",
        "02583822134",
        "019d2bfa-86cd-75a8-8f9d-03376d41f445",
        "+84 905 123 456",
        "1.012345",
        "000.00.12.H29",
        "https://example.vn/a/b",
    ],
)
def test_parse_query_leaves_plain_words_alone(text):
    assert parse_query(text) is None


def test_find_all_gives_the_place_of_each_number():
    text = "Các Nghị định số 43/2014/NĐ-CP, 44/2014/NĐ-CP và Công văn 2732/UBND-KGVX."
    found = find_all(text)
    assert [(f.number.key, f.printed) for f in found] == [
        ("43/2014/nd-cp", "43/2014/NĐ-CP"),
        ("44/2014/nd-cp", "44/2014/NĐ-CP"),
        ("2732/ubnd-kgvx", "2732/UBND-KGVX"),
    ]
    assert all(text[f.start : f.end] == f.printed for f in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(04/2011/TT-BTNMT)", ["4/2011/tt-btnmt"]),
        ("[04/2011/TT-BTNMT];", ["4/2011/tt-btnmt"]),
        ("“254/2025/QH15”", ["254/2025/qh15"]),
        ("Luật số 31/2024/QH15.", ["31/2024/qh15"]),
        ("theo 31/2024/QH15.Điều 5", ["31/2024/qh15"]),
        ("số:66.19/2026/NQ-CP, ngày", ["66.19/2026/nq-cp"]),
        ("-43/2014/NĐ-CP", ["43/2014/nd-cp"]),
        ("căn cứ 43/2014/nđ-cp", ["43/2014/nd-cp"]),
        ("căn cứ 43/2014/NĐ–CP", ["43/2014/nd-cp"]),
        ("căn cứ 43/2014/NĐCP", ["43/2014/nd-cp"]),
        ("136/QĐ/KTTV và 614/QĐ-KTTV", ["136/qd-kttv", "614/qd-kttv"]),
        ("21/2010/TTLT-BTNMT-BQP", ["21/2010/ttlt-btnmt-bqp"]),
        ("9879/TTr-STNMT-KTĐ", ["9879/ttr-stnmt-ktd"]),
        ("1341/QĐ-TTg, 299/TTg", ["1341/qd-ttg", "299/ttg"]),
        ("1785/QĐ-UBND.CN", ["1785/qd-ubnd-cn"]),
        ("02/2014/TT-BNN&PTNT", ["2/2014/tt-bnnptnt"]),
        ("Nghị quyết số 57-NQ/TW", ["57/nq-tw"]),
        ("30/2015/TTLT-BTNMT-", ["30/2015/ttlt-btnmt"]),
        ("Thông tư 04/2026/TT-BNNMT\nThông tư 05", ["4/2026/tt-bnnmt"]),
        ("43/2014/NĐ-CP/Luật", ["43/2014/nd-cp"]),
        # Tables that lost their cell borders.
        ("04/2026/TT-BNNMTThông tư 05", ["4/2026/tt-bnnmt"]),
        ("48/2020/NĐ-CPquy định", ["48/2020/nd-cp"]),
        ("1341/QĐ-TTgÁp dụng", ["1341/qd-ttg"]),
        ("72/2020/QH1408/2022/NĐ-CPLuật", ["72/2020/qh14", "8/2022/nd-cp"]),
        ("năm 202072/2020/QH14", ["72/2020/qh14"]),
        ("năm 2025.09/2026/TT-BNNMT22 bản", ["9/2026/tt-bnnmt"]),
        ("48/2020/NĐ- CP ngày", ["48/2020/nd-cp"]),
        ("48/2020/NĐ- ngày", ["48/2020/nd"]),
        ("72/2020/QH14SỬA ĐỔI", ["72/2020/qh14"]),
        ("39/2026/NĐ-CP.mau", ["39/2026/nd-cp"]),
        ("48/2020/NĐ -CP, 48/2020/NĐ – CP - UBND", ["48/2020/nd-cp", "48/2020/nd-cp"]),
        ("22/2023/NĐ-CPNGHỊ ĐỊNH", ["22/2023/nd-cp"]),
        ("8/2022/NĐ-CP1 bản", ["8/2022/nd-cp"]),
        ("136/QĐ-&A", ["136/qd"]),
        ("1234/C07-P4", ["1234/c07-p4"]),
        ("Thông tư27/2019/NĐ-CP27/2019/NĐ-CP", ["27/2019/nd-cp", "27/2019/nd-cp"]),
    ],
)
def test_find_all_finds(text, expected):
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "43/2011",
        "năm học 2023/2024",
        "1/2 diện tích",
        "ngày 22/11/2026",
        "80 km/h, 80km/h",
        "trực 24/7",
        "5 m2/người, 12m3/ngày, 3/ngày đêm",
        "3/NGÀY, 100.000/THÁNG, 500.000/HS-SV",
        "12/A Nguyễn Trãi, số 12/4B, 5/Kg",
        "8/kl, 60/ct",
        "Mẫu số 01/ĐK, mẫu 02/BC-UBND, Mẫu số: 04/ĐK-GCN",
        "https://example.vn/43/2014/ND-CP",
        "www.example.vn?q=43/2014/ND-CP",
        "/van-ban/43/2014/ND-CP",
        r"D:\luu\43/2014/QD-UBND",
        "43/2014/QD-UBND.pdf",
        "43/QD-UBND/trang-1",
        "luu-43/2014/QD-UBND",
        "x1/QĐ-UBND",
        "1234567/QĐ-UBND",
        "43/2011/",
        "43/1900/NĐ-CP",
        "0/2011/NĐ-CP",
    ],
)
def test_find_all_passes_over(text):
    assert keys(text) == []


@pytest.mark.parametrize(
    "unit",
    [*"9Am \n", "1/", "1/A", "1-", "1/2011/", "1/2011/A-", "1/QĐ - ", "1/A&", "1.1", "NĐ-", "www."],
)
def test_hostile_text_returns(unit):
    text = unit * (200_000 // len(unit))
    assert all(text[f.start : f.end] == f.printed for f in find_all(text))
    parse(text)
    parse_query(text)


# --- properties ---

untimed = settings(deadline=None)  # a busy machine is no failure

kinds = st.sampled_from(["NĐ", "QĐ", "TT", "TTLT", "NQ", "CT", "TTr", "VBHN", "UBND"])
others = st.sampled_from(["CP", "TTg", "BTNMT", "BNNMT", "UBND", "HĐND", "KGVX", "QH15", "QLĐĐ"])
serials = st.integers(1, 9999).map(lambda number: f"{number:02d}")


@st.composite
def printed_numbers(draw):
    year = draw(st.none() | st.integers(1945, 2100))
    symbols = draw(st.sampled_from("-/.")).join([draw(kinds), *draw(st.lists(others, max_size=3))])
    return "/".join([draw(serials), *([str(year)] if year else []), symbols])


@untimed
@given(printed_numbers())
def test_parse_of_the_key_gives_the_number_back(text):
    number = parse(text)
    assert parse(number.key) == number
    assert parse_query(number.key) == number


@untimed
@given(st.text(alphabet="0123456789/-. &aAbcdĐđnNqQuUtT&₫ßİ\u0323\u200b–", max_size=25))
def test_any_text_is_read_without_error_and_stably(text):
    for number in (parse(text), parse_query(text)):
        if number and number.symbols:
            assert parse(number.key) == number
            assert all(token.isascii() and token.isalnum() for token in number.tokens)
    assert all(text[f.start : f.end] == f.printed for f in find_all(text))


@untimed
@given(printed_numbers())
def test_case_and_unicode_form_do_not_change_the_number(text):
    decomposed, spaced = unicodedata.normalize("NFD", text), text.replace("-", " – ")
    for spelling in (text.upper(), text.lower(), decomposed, spaced):
        assert parse(spelling) == parse(text)


@untimed
@given(printed_numbers())
def test_a_number_is_found_in_a_sentence(text):
    (found,) = find_all(f"Căn cứ văn bản số {text}, ngày 01/01/2024 (1/2).")
    assert (found.printed, found.number) == (text, parse(text))


@untimed
@given(printed_numbers(), st.data())
def test_fewer_parts_give_a_subset_of_the_tokens(text, data):
    number = parse(text)
    year = data.draw(st.sampled_from([None, number.year]))
    symbols = tuple(symbol for symbol in number.symbols if data.draw(st.booleans()))
    assert set(DocumentNumber(number.serial, year, symbols).tokens) <= set(number.tokens)


@untimed
@given(st.integers(1, 1944), st.integers(1945, 2100))
def test_a_kind_a_serial_and_a_year_are_always_a_query(serial, year):
    expected = DocumentNumber(str(serial), year, ("nd",))
    assert parse_query(f"nghị định {serial}/{year}") == expected
    assert parse_query(f"nd{serial} {year}") == expected
    assert parse_query(f"nghị định số {serial} năm {year}") == expected


def real_numbers():
    with REAL_DOCUMENTS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["number"]
            for relation in filter(None, row["relations"].split(" | ")):
                yield relation.rsplit(":", 1)[1].split(" (")[0]


def test_every_real_number_parses_to_a_key_of_its_own():
    if not REAL_DOCUMENTS.exists():
        pytest.skip("The real documents lie in ../shared, which is not here.")
    printed_by_key = {}
    for printed in real_numbers():
        number = parse(printed)
        assert number, printed
        assert parse(number.key) == number == parse_query(printed)
        assert printed.endswith("-") or keys(f"theo {printed}, ") == [number.key]
        printed_by_key.setdefault(number.key, set()).add(printed)
    assert len(printed_by_key) > 300
    assert [printed for printed in printed_by_key.values() if len(printed) > 1] == []
