"""A list as a file or feed: the same rows as the page, and nothing in them that a program would run."""

import csv
import datetime
import io
import json
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from portal.rules.models import Field
from portal.web.exports import safe_cell
from tests.factories import make_album, make_article, make_category, make_document, make_unit
from tests.helpers import read

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = timezone.make_aware(datetime.datetime(2026, 3, 1, 8, 30))


def from_csv(response) -> list[dict]:
    text = read(response).decode()
    assert text.startswith("\ufeff"), "Excel would not read Vietnamese"
    return list(csv.DictReader(io.StringIO(text[1:])))


def from_xlsx(response) -> list[dict]:
    header, *rows = load_workbook(io.BytesIO(read(response))).active.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def from_json(response) -> list[dict]:
    return json.loads(read(response))["items"]


def from_atom(response) -> list[dict]:
    return [
        {"title": entry.findtext(f"{ATOM}title"), "url": entry.find(f"{ATOM}link").get("href"),
         "updated": entry.findtext(f"{ATOM}updated"), "summary": entry.findtext(f"{ATOM}summary")}
        for entry in ElementTree.fromstring(read(response)).iter(f"{ATOM}entry")
    ]  # fmt: skip


def titles(client, address: str, form: str) -> list[str]:
    response = client.get(f"{address}{'&' if '?' in address else '?'}dinh-dang={form}")
    if form in {"csv", "xlsx"}:
        rows = from_csv(response) if form == "csv" else from_xlsx(response)
        column = 3 if "/van-ban/" in address else 1  # its name depends on the language
        return [list(row.values())[column] for row in rows]
    rows = from_json(response) if form == "json" else from_atom(response)
    return [row["title"].rpartition(": ")[2] for row in rows]


FORMS = ["csv", "xlsx", "json", "atom"]


# --- the same rows ---


@pytest.fixture
def rows(root):
    """Articles and documents of which a filter shows some, and others that nobody may see."""
    land = Field.objects.create(code="dat", name="Đất đai")
    category = make_category(name="Chỉ đạo", slug="chi-dao")
    for number in range(25):
        make_article(
            title=f"Giá đất {number}", category=category, field=land,
            publish_from=MOMENT + datetime.timedelta(days=number),
        )  # fmt: skip
        make_document(
            f"{number + 1}/2024/NĐ-CP", title=f"Giá đất {number}", field=land,
            issue_date=datetime.date(2024, 1, 1) + datetime.timedelta(days=number),
        )  # fmt: skip
    make_article(title="Giá đất nháp", state="draft", field=land)
    make_article(title="Giá đất mai", field=land, publish_from=timezone.now() + datetime.timedelta(days=1))
    make_article(title="Giá nước")
    make_article(title="Gia dat", language="en", field=land)
    make_article(title="Giá đất của xã", unit=make_unit(host="a.portal.test"))
    make_document("99/2024/NĐ-CP", title="Giá đất nháp", state="draft", field=land)
    make_document("98/2020/NĐ-CP", title="Giá nước", issue_date=datetime.date(2020, 1, 1))


ADDRESSES = [
    "/tin-tuc/",
    "/tin-tuc/?q=gia+dat&linh-vuc=dat",
    "/tin-tuc/?tu-ngay=2026-03-05&den-ngay=2026-03-20&sap-xep=cu",
    "/tin-tuc/?tu-ngay=hom-qua&linh-vuc=khong-co",
    "/tin-tuc/?q=khong+co+gi",
    "/tin-tuc/chuyen-muc/chi-dao/",
    "/tin-tuc/ngay/2026-03-03/",
    "/en/tin-tuc/",
    "/van-ban/",
    "/van-ban/?nam=2024&sap-xep=cu&q=gia",
    "/van-ban/?nam=2020",
]


def titles_of_all_pages(client, address: str) -> list[str]:
    shown = []
    for page in (1, 2, 3):
        response = client.get(f"{address}{'&' if '?' in address else '?'}trang={page}")
        if response.status_code == 404:
            break
        shown += [record.title for record in response.context["object_list"]]
    return shown


def test_file_holds_the_rows_of_all_pages_of_the_list(client, rows):
    shown = {address: titles_of_all_pages(client, address) for address in ADDRESSES}
    assert [len(found) for found in shown.values()] == [27, 25, 16, 27, 0, 27, 1, 1, 26, 25, 1]
    assert not {"Giá đất nháp", "Giá đất mai"} & set(sum(shown.values(), []))
    for form in FORMS:
        assert {address: titles(client, address, form) for address in ADDRESSES} == shown, form


def test_page_number_does_not_cut_a_file(client, rows):
    addresses = ("/van-ban/?trang=2", "/van-ban/?trang=99")
    assert {len(titles(client, address, form)) for address in addresses for form in FORMS} == {26}


def test_file_of_a_member_portal_holds_its_own_rows(client, rows):
    client.defaults["HTTP_HOST"] = "a.portal.test"
    assert [titles(client, "/tin-tuc/", form) for form in FORMS] == [["Giá đất của xã"]] * 4


def test_unknown_form_is_the_page_itself(client):
    for form in ("pdf", "", "CSV", "ics", "\x00"):
        assert "text/html" in client.get("/tin-tuc/", {"dinh-dang": form})["Content-Type"]


# --- what each form says ---


def test_values_of_an_article_in_each_form(client):
    unit = make_unit(name="Xã A", host="a.portal.test")
    article = make_article(
        title="Giá đất", summary="Tóm tắt", byline="Lê Sương", publish_from=MOMENT, unit=unit,
        category=make_category(name="Chỉ đạo"),
    )  # fmt: skip
    url = f"http://a.portal.test{article.get_absolute_url()}"
    named = {"id": article.pk, "title": "Giá đất", "summary": "Tóm tắt", "category": "Chỉ đạo", "field": "", "unit": "Xã A",
             "byline": "Lê Sương", "published": "2026-03-01T08:30+07:00", "url": url}  # fmt: skip
    headers = ["Mã số", "Tiêu đề", "Tóm tắt", "Chuyên mục", "Lĩnh vực", "Đơn vị", "Tác giả", "Ngày đăng", "Địa chỉ"]
    labelled = dict(zip(headers, named.values(), strict=True))
    assert from_json(client.get("/tin-tuc/?dinh-dang=json")) == [named]
    assert from_csv(client.get("/tin-tuc/?dinh-dang=csv")) == [labelled | {"Mã số": str(article.pk)}]
    assert from_xlsx(client.get("/tin-tuc/?dinh-dang=xlsx")) == [labelled | {"Lĩnh vực": None}]
    assert from_atom(client.get("/tin-tuc/?dinh-dang=atom")) == [
        {"title": "Giá đất", "url": url, "updated": "2026-03-01T01:30:00+00:00", "summary": "Tóm tắt"}
    ]


def test_json_says_of_which_list_and_when(client):
    content = json.loads(read(client.get("/tin-tuc/?q=x&dinh-dang=json")))
    assert {name: content[name] for name in ("title", "url", "items")} == {
        "title": "Tin tức", "url": "http://portal.test/tin-tuc/", "items": []
    }  # fmt: skip
    age = timezone.now() - datetime.datetime.fromisoformat(content["as_of"])
    assert abs(age) < datetime.timedelta(minutes=2)


def test_feed_is_a_valid_atom_feed_with_its_own_address(client):
    make_article(title="Đất & nước <b>", summary="“Tóm tắt” & hết")
    make_article(title="Xuống dòng\x0bkiểu Word", summary="Chuông\x07 và \x1b")
    response = client.get("/tin-tuc/?q=&dinh-dang=atom")
    feed = ElementTree.fromstring(read(response))
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": "http://portal.test/tin-tuc/", "self": "http://portal.test/tin-tuc/?q=&dinh-dang=atom"
    }  # fmt: skip
    assert feed.findtext(f"{ATOM}updated") and feed.findtext(f"{ATOM}id") and feed.findtext(f"{ATOM}title")
    found = [(entry["title"], entry["summary"]) for entry in from_atom(response)]
    assert found == [("Xuống dòngkiểu Word", "Chuông và "), ("Đất & nước <b>", "“Tóm tắt” & hết")]
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}) == 2


def test_feed_holds_the_newest_fifty(client):
    for number in range(53):
        make_album(title=f"Ảnh {number}", publish_from=MOMENT + datetime.timedelta(hours=number), photos=0)
    found = titles(client, "/tin-tuc/anh/", "atom")
    assert (len(found), found[0], found[-1]) == (50, "Ảnh 52", "Ảnh 3")


def test_english_list_is_english_in_every_form(client):
    make_article(language="en", category=make_category(name="Chỉ đạo", name_en="Guidance"))
    rows = {
        "csv": from_csv(client.get("/en/tin-tuc/?dinh-dang=csv")),
        "xlsx": from_xlsx(client.get("/en/tin-tuc/?dinh-dang=xlsx")),
        "json": from_json(client.get("/en/tin-tuc/?dinh-dang=json")),
    }
    assert {form: "Guidance" in row.values() for form, (row,) in rows.items()} == dict.fromkeys(rows, True)


def test_legal_status_is_written_in_words(client):
    make_document("1/2024/NĐ-CP", effective_date=datetime.date(2024, 1, 1))
    assert from_csv(client.get("/van-ban/?dinh-dang=csv"))[0]["Tình trạng hiệu lực"] == "Còn hiệu lực"
    assert from_json(client.get("/van-ban/?dinh-dang=json"))[0]["legal_status"] == "Còn hiệu lực"


HEADERS = {
    "csv": ("text/csv; charset=utf-8", 'attachment; filename="van-ban.csv"'),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        'attachment; filename="van-ban.xlsx"',
    ),
    "json": ("application/json; charset=utf-8", None),
    "atom": ("application/atom+xml; charset=utf-8", None),
}


@pytest.mark.parametrize("form", FORMS)
def test_file_says_what_it_is(client, form):
    response = client.get(f"/van-ban/?dinh-dang={form}")
    assert (response["Content-Type"], response.get("Content-Disposition")) == HEADERS[form]


# --- formulas ---

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "  =1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠A1", "\r=1+1", "\t\t@x",
            '=cmd|"/c calc"!A1', "-5", "\x00=1", "\x0b=1+1"]  # fmt: skip
HARMLESS = ["", "1+1", "Giá = 5", "a@b.vn", "“=1+1”", "Đất", "1-2", "'=1", "5"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_is_made_text(text):
    cell = safe_cell(text)
    assert cell.startswith("'")
    assert cell[1:].strip() == "".join(char for char in text if char >= " ").strip()


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_is_left_as_it_is(text):
    assert safe_cell(text) == text


VALUES = [
    (None, None), (5, 5), (-5, -5), (1.5, 1.5), (True, True), (datetime.date(2026, 3, 1), "2026-03-01"),
    (MOMENT, "2026-03-01T08:30+07:00"), (["=1", "b"], "'=1; b"), (["a", 2], "a; 2"), (b"=1", "b'=1'"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "cell"), VALUES)
def test_values_of_other_kinds(value, cell):
    assert safe_cell(value) == cell


def test_no_cell_of_a_file_is_a_formula(client):
    for text in FORMULAS:
        if "\x00" not in text:  # no database keeps it
            make_article(title=text, byline=text)
            make_document(title=text, field_printed=text)
    for address in ("/tin-tuc/", "/van-ban/"):
        for row in from_csv(client.get(f"{address}?dinh-dang=csv")):
            assert [value for value in row.values() if value.lstrip().startswith(tuple("=+-@＝＋－＠"))] == []
        book = load_workbook(io.BytesIO(read(client.get(f"{address}?dinh-dang=xlsx"))))
        kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
        assert "f" not in kinds and "s" in kinds


def test_lines_and_quotes_in_a_cell_stay_in_their_cell(client):
    make_article(title='Dòng một\nDòng "hai", hết; \\', summary="x\r\ny")
    (row,) = from_csv(client.get("/tin-tuc/?dinh-dang=csv"))
    assert (row["Tiêu đề"], row["Tóm tắt"]) == ('Dòng một\nDòng "hai", hết; \\', "x\ny")
    assert from_xlsx(client.get("/tin-tuc/?dinh-dang=xlsx"))[0]["Tiêu đề"] == 'Dòng một\nDòng "hai", hết; \\'
