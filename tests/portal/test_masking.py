"""What counts as personal data in free text, and what does not."""

import pytest

from portal.masking import MASK, found_personal_data, masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gọi 0912345678 nhé", {"0912345678"}),
        ("Gọi 0912 345 678", {"0912345678"}),
        ("Gọi 0912.345.678.", {"0912345678"}),
        ("Gọi (0258) 3822-113", {"02583822113"}),
        ("Gọi +84 912 345 678", {"0912345678"}),
        ("CCCD 056090001234 cấp", {"056090001234"}),
        ("CMND 225 123 456", {"225123456"}),
        ("Thư Ba.Le@Example.com", {"ba.le@example.com"}),
        ("Tài khoản 0071000123456 VCB", {"0071000123456"}),
        ("Nghị định 43/2015/NĐ-CP ngày 06/01/2015", set()),
        ("giá 1.350.000 đồng", set()),
        ("diện tích 12.345 m2, thửa 123, tờ 45", set()),
        ("mã thủ tục 1.013823", set()),
        ("từ 2015 đến 2020, 2021 và 2022", set()),
    ],
)
def test_found(text, found):
    assert found_personal_data(text) == found


def test_masked_text_keeps_the_rest():
    assert masked("Gọi 0912 345 678 hoặc a@b.vn nhé") == f"Gọi {MASK} hoặc {MASK} nhé"
    assert masked("Không có gì") == "Không có gì"


@pytest.mark.parametrize("text", ["SĐT-0912345678", "ĐT/0912345678", "ĐT.0912345678", "sđt0912345678", "x0912 345 678"])
def test_number_that_is_tied_to_a_word_is_found(text):
    assert found_personal_data(text) == {"0912345678"}
