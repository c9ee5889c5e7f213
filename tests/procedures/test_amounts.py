"""Times and fees as printed, read as data; everything else stays a text."""

import pytest

from procedures.amounts import Duration, Fee, parse_duration, parse_fee, parse_fees


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("15 Ngày làm việc", Duration(15, "working_day")),
        ("15  ngày làm việc ", Duration(15, "working_day")),
        ("3 Ngày", Duration(3, "day")),
        ("1 Giờ", Duration(1, "hour")),
        ("30 phút", Duration(30, "minute")),
        ("6 Tháng", Duration(6, "month")),
        ("1 năm", Duration(1, "year")),
        ("1", None),
        ("không quá 15 ngày", None),
        ("15 ngày và 3 giờ", None),
        ("99999 ngày", None),
        ("", None),
    ],
)
def test_duration_is_one_number_and_its_unit(printed, expected):
    assert parse_duration(printed) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1.350.000 Việt Nam Đồng(cấp mới)", Fee("1.350.000 Việt Nam Đồng", 1_350_000, "cấp mới")),
        (
            "4,000,000 Việt Nam Đồng (theo Thông tư (mới))",
            Fee("4,000,000 Việt Nam Đồng", 4_000_000, "theo Thông tư (mới)"),
        ),
        ("50000 đồng", Fee("50000 đồng", 50_000)),
        ("Miễn phí", Fee("Miễn phí", 0)),
        ("miễn phí (hộ nghèo)", Fee("miễn phí", 0, "hộ nghèo")),
        ("1.350,000 đồng", Fee("1.350,000 đồng", None)),
        ("12,5 đồng", Fee("12,5 đồng", None)),
        ("1% giá trị", Fee("1% giá trị", None)),
        ("(theo quy định)", Fee("(theo quy định)", None)),
        ("100 đồng (chưa đóng", Fee("100 đồng (chưa đóng", None)),
        ("9" * 40 + " đồng", Fee("9" * 40 + " đồng", None)),
    ],
)
def test_fee_is_an_amount_with_a_note_or_stays_as_printed(line, expected):
    assert parse_fee(line) == expected


def test_each_line_is_a_fee():
    assert [fee.amount for fee in parse_fees("100.000 đồng (cấp mới)\n\nMiễn phí (cấp lại)\ntuỳ nơi")] == [
        100_000,
        0,
        None,
    ]
