import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.places.models import Place
from portal.text import fold, prefix_range, shorten, slugify, sort_key, words

FOLDED = [
    ("Đất đai", "dat dai"),
    ("ĐẤT ĐAI", "dat dai"),
    ("Nước dưới đất", "nuoc duoi dat"),
    ("Thuỷ lợi, Thủy lợi", "thuy loi, thuy loi"),
    ("Ủy ban – Uỷ ban", "uy ban – uy ban"),
    ("Quốc Ước ưỡn ườn", "quoc uoc uon uon"),
    ("ỳỷỹýỵ ằẳẵắặ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự", "yyyyy aaaaa aaaaa eeeee ooooo ooooo uuuuu"),
    ("43/2011/NĐ-CP", "43/2011/nd-cp"),
    ("ÐẤT ðai", "dat dai"),  # eth, from old code pages
    ("Straße, Łódź, München", "strasse, łodz, munchen"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_fold_is_the_same_for_composed_and_decomposed_text(text, expected, form):
    assert fold(unicodedata.normalize(form, text)) == expected


@given(st.text())
def test_fold_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_words_are_runs_of_letters_and_digits():
    found = words("Điều 5, khoản 2(a) – “Đất_ở”\u00a0tại Hà\tNội!")
    assert " ".join(found) == "dieu 5 khoan 2 a dat o tai ha noi"


# The 62 provinces and cities of before July 2025 (without the capital), as printed in alphabetical order.
PROVINCES = """An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định,
Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
Hà Giang, Hà Nam, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Hưng Yên, Khánh Hòa, Kiên Giang,
Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên,
Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa,
Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái""".replace("\n", " ").split(", ")
# From a dictionary: the letter decides before the tone, the tones go level, grave, hook, tilde, acute, dot.
DICTIONARY = """a à ả ã á ạ ai an ăn ân ba bà bả bã bá bạ bàn bản bán bạn băng bằng bẵng bâng da dạ đa đà đá e ê
ma mà mả mã má mạ mai mài mải mãi mái mại o ò ỏ õ ó ọ ô ơ u ư ừ ử ữ ứ ự y ỳ ỷ ỹ ý ỵ"""


@pytest.mark.parametrize("ordered", [PROVINCES, DICTIONARY.split()], ids=["provinces", "dictionary"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_sort_key_orders_as_vietnamese_lists_do(ordered, form):
    shuffled = [unicodedata.normalize(form, word) for word in ordered]
    random.Random(7).shuffle(shuffled)
    assert [unicodedata.normalize("NFC", word) for word in sorted(shuffled, key=sort_key)] == ordered


@pytest.mark.django_db
def test_sort_key_orders_rows_in_the_database():
    shuffled = random.Random(7).sample(PROVINCES, len(PROVINCES))
    for code, name in enumerate(shuffled):
        Place.objects.create(level="province", code=str(code), name=name, type_name="tỉnh")
    assert list(Place.objects.values_list("name", flat=True)) == PROVINCES


@pytest.mark.parametrize(
    ("ordered"),
    [
        ["Hà", "Hà Nội", "Hải"],  # a word before its continuations, a space before a letter
        ["Phường 2", "Phường An", "phường Ân"],  # digits before letters, case does not count
        ["Mullen", "Müller", "Mun"],  # marks of other languages are no break between words
        ["Hòa An", "Hoà Bình", "Hòa Cường"],  # the same syllable, the tone set in the old and the new way
    ],
)
def test_sort_key_of_details(ordered):
    assert sorted(reversed(ordered), key=sort_key) == ordered


SLUGS = [
    ("Nghị định 43/2011/NĐ-CP: về đất đai", "nghi-dinh-43-2011-nd-cp-ve-dat-dai"),
    ("  Đất -- & nước!  ", "dat-nuoc"),
    ("日本 – 中国", "khong-ten"),
    ("", "khong-ten"),
    ("<script>", "script"),
]


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_slugify_keeps_folded_words(text, slug):
    assert slugify(text) == slugify(unicodedata.normalize("NFD", text)) == slug


def test_slugify_cuts_at_a_word():
    assert slugify("một hai ba bốn", 10) == "mot-hai"
    assert slugify("m" * 100, 10) == "m" * 10


@given(st.text(max_size=300))
def test_slugify_fits_an_address(text):
    slug = slugify(text)
    assert 0 < len(slug) <= 80
    assert slug.replace("-", "a").isalnum() and slug.isascii() and slug == slug.lower()


SHORTENED = [
    ("Ngắn thôi", 20, "Ngắn thôi"),
    ("vừa đúng mười", 13, "vừa đúng mười"),
    ("Quy định về giá đất, phí và lệ phí", 24, "Quy định về giá đất…"),
    ("Quy định về giá đất, phí", 21, "Quy định về giá…"),
    ("M" * 30, 10, "M" * 9 + "…"),
]


@pytest.mark.parametrize(("text", "length", "expected"), SHORTENED)
def test_shorten_cuts_at_a_word_and_says_so(text, length, expected):
    assert shorten(text, length) == expected
    assert len(expected) <= length


NAMES = ["Ba", "Ba Tri", "Bà Rịa", "Bạc", "Bz", "Ca", "B\U0001f600", "Bậc Liêu", "b"]


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "b", "ba", "ba ", "bac", "bz", "c", "x", "b%", "b_"])
def test_prefix_range_finds_what_starts_so(prefix):
    for code, name in enumerate(NAMES):
        Place.objects.create(level="commune", code=str(code), name=name, type_name="xã")
    found = Place.objects.filter(prefix_range("folded_name", prefix)).values_list("name", flat=True)
    assert sorted(found) == sorted(name for name in NAMES if fold(name).startswith(prefix))
