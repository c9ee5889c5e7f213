"""Drafts for consultation: the dates and what follows from them, the dossier, the pages, who sees what."""

import datetime
import html
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from documents.models import Draft, DraftFile, Phase
from documents.models.drafts import MINIMUM_RULE, minimum_length
from documents.offers import open_drafts
from portal.clock import today
from portal.organisation.models import Role
from portal.publishing.workflow import InvalidTransition
from portal.rules.models import Rule
from portal.search import engine
from tests.admin_client import admin_client, form_data
from tests.documents.factories import days, make_draft, make_draft_file
from tests.factories import PDF, make_document, make_kind, make_unit, make_user, root_unit, system
from tests.helpers import assert_flat_queries, assert_missing, read

pytestmark = pytest.mark.django_db

URL = "/van-ban/du-thao/"
OPENED = datetime.date(2026, 3, 1)


def words_of(response) -> str:
    main = response.content.decode().partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def titles_of(client, **query) -> list[str]:
    response = client.get(URL, query)
    assert response.status_code == 200
    return [draft.title for draft in response.context["object_list"]]


# --- dates ---


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (datetime.date(2026, 2, 28), Phase.COMING),
        (datetime.date(2026, 3, 1), Phase.OPEN),
        (datetime.date(2026, 3, 20), Phase.OPEN),
        (datetime.date(2026, 3, 21), Phase.CLOSED),
    ],
)
def test_phase_follows_from_the_dates_in_python_and_in_the_database(root, on, phase):
    draft = make_draft(open_from=OPENED, open_to=datetime.date(2026, 3, 21))
    assert draft.phase_on(on) == phase
    assert Draft.objects.with_phase(on).get().phase == phase
    assert list(Draft.objects.open(on)) == ([draft] if phase == Phase.OPEN else [])


def test_draft_without_an_end_lasts_the_twenty_days_of_the_law(root):
    draft = make_draft(open_from=OPENED)
    assert (draft.open_to, draft.length) == (datetime.date(2026, 3, 21), 20)


def test_rule_in_force_on_the_day_of_opening_says_how_long(root):
    spans = [(None, datetime.date(2026, 1, 1), 60), (datetime.date(2026, 1, 1), None, 30)]
    for start, end, value in spans:
        Rule.objects.create(
            kind=MINIMUM_RULE,
            name="Tối thiểu",
            value=value,
            legal_basis=f"Luật {value}",
            valid_from=start,
            valid_to=end,
        )
    assert minimum_length(datetime.date(2025, 12, 31)) == (60, "Luật 60")
    assert minimum_length(datetime.date(2026, 1, 1)) == (30, "Luật 30")
    assert make_draft(open_from=OPENED).length == 30


@pytest.mark.parametrize("end", [OPENED, OPENED - datetime.timedelta(days=1)])
def test_dates_that_run_backwards_are_refused_by_check_and_database(root, end):
    draft = Draft(title="Dự thảo", unit=root_unit(), author=system(), open_from=OPENED, open_to=end)
    with pytest.raises(ValidationError, match="Ngày khoá góp ý phải sau ngày bắt đầu nhận góp ý."):
        draft.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()


@pytest.mark.parametrize(("start", "end", "left"), [(-5, 3, 3), (-5, 1, 1), (-5, 0, 0), (1, 30, 0)])
def test_days_left_count_today_and_the_last_day(root, start, end, left):
    assert make_draft(open_from=days(start), open_to=days(end)).days_left == left


# --- what must be there ---


def test_draft_is_published_only_with_its_text_and_an_address_for_comments(root):
    editor, approver = make_user(Role.EDITOR), make_user(Role.APPROVER)
    draft = make_draft(state="draft", title=" ", receiving_email="")
    make_draft_file(draft, DraftFile.Kind.SUBMISSION)
    draft.take_step("submit", by=editor)
    with pytest.raises(InvalidTransition) as refusal:
        draft.take_step("publish", by=approver)
    sentences = "Chưa có tên dự thảo. Chưa có tệp dự thảo. Chưa ghi địa chỉ hoặc thư điện tử nhận góp ý."
    assert str(refusal.value) == f"Chưa đăng được. {sentences}"
    draft.title, draft.receiving_address = "Dự thảo", "Số 1 đường A"
    draft.save()
    make_draft_file(draft)
    draft.take_step("publish", by=approver)
    assert draft.is_published()


def test_editor_is_told_where_the_dossier_falls_short_of_the_law(root):
    draft = make_draft(open_from=days(-30), open_to=days(-20), files=[DraftFile.Kind.DRAFT, DraftFile.Kind.SUBMISSION])
    short, lacking, outcome = draft.warnings()
    assert short.startswith("Thời gian lấy ý kiến là 10 ngày, ngắn hơn 20 ngày theo điểm c khoản 3 Điều 33")
    assert "còn thiếu: báo cáo tổng kết, đánh giá tác động; " in lacking and "tờ trình" not in lacking
    assert outcome == "Đã hết hạn góp ý mà chưa có tổng hợp, tiếp thu, giải trình."


def test_full_dossier_of_a_closed_draft_has_no_warnings(root):
    draft = make_draft(open_from=days(-40), files=[*DraftFile.OF_LAW, DraftFile.Kind.OUTCOME])
    assert draft.warnings() == []
    other = make_draft(kind=Draft.Kind.IMPACT, files=[DraftFile.Kind.DRAFT])
    assert other.warnings() == []


# --- the list ---


@pytest.fixture
def four(root):
    """One draft of each phase and one with its outcome, beside one that is not published."""
    make_draft(title="Đã có kết quả", open_from=days(-90), summary="<p>Tiếp thu 3 ý kiến.</p>", kind=Draft.Kind.POLICY)
    make_draft(title="Đã khoá", open_from=days(-40))
    make_draft(title="Sắp mở", open_from=days(2))
    make_draft(title="Mở lâu", open_from=days(-1), open_to=days(40))
    make_draft(title="Sắp khoá", open_from=days(-18))
    make_draft(title="Chưa đăng", state="draft")


def test_list_shows_open_drafts_first_those_that_close_soonest_in_front(client, four):
    assert titles_of(client) == ["Sắp khoá", "Mở lâu", "Sắp mở", "Đã khoá", "Đã có kết quả"]
    page = words_of(client.get(URL))
    assert "Số ngày còn lại: 2" in page and page.count("Đã có tiếp thu, giải trình") == 1
    last = days(1)
    assert f"Từ ngày {days(-18):%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}" in page


def test_outcome_that_is_a_file_counts_in_the_list(client, root):
    make_draft(open_from=days(-40), files=[DraftFile.Kind.OUTCOME])
    make_draft(open_from=days(-40), files=[DraftFile.Kind.DRAFT])
    assert words_of(client.get(URL)).count("Đã có tiếp thu, giải trình") == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"tinh-trang": "open"}, ["Sắp khoá", "Mở lâu"]),
        ({"tinh-trang": "coming"}, ["Sắp mở"]),
        ({"tinh-trang": "closed"}, ["Đã khoá", "Đã có kết quả"]),
        ({"loai": "policy"}, ["Đã có kết quả"]),
        ({"nam": "1999"}, []),
        ({"q": "sap khoa"}, ["Sắp khoá"]),
        ({"q": "tiep thu y kien"}, ["Đã có kết quả"]),
        ({"q": "khong co chu nay"}, []),
    ],
    ids=str,
)
def test_each_query_word_narrows_the_list(client, four, query, expected):
    assert titles_of(client, **query) == expected


@pytest.mark.parametrize("query", [{"tinh-trang": "x"}, {"loai": "'"}, {"nam": "hai"}, {"linh-vuc": "\x00"}], ids=str)
def test_wrong_words_are_a_form_error_and_no_failure(client, four, query):
    response = client.get(URL, query)
    assert response.status_code == 200 and response.context["filter_form"].errors


def test_page_beyond_the_last_is_404(client, four):
    assert_missing(client, URL, {"trang": "9"})


@pytest.mark.parametrize("format", ["atom", "json", "csv", "xlsx"])
def test_exports_hold_the_rows_of_the_list(client, four, format):
    response = client.get(URL, {"dinh-dang": format, "tinh-trang": "open"})
    content = read(response)
    assert response.status_code == 200
    if format != "xlsx":
        text = content.decode()
        assert "Sắp khoá" in text and "Sắp mở" not in text and "Chưa đăng" not in text
    if format == "json":
        row = response.json()["items"][0]
        assert (row["last_day"], row["phase"]) == (days(1).isoformat(), "Đang lấy ý kiến")


@pytest.mark.parametrize("query", ["", "?dinh-dang=json", "?dinh-dang=atom", "?tinh-trang=open", "?q=du+thao"])
def test_list_costs_the_same_for_one_draft_and_for_four(root, query):
    assert_flat_queries(f"{URL}{query}", lambda: make_draft(unit=make_unit(), files=[DraftFile.Kind.DRAFT]))


# --- the page ---


def test_page_of_an_open_draft_says_until_when_and_where_comments_go(client, root):
    draft = make_draft(
        title="Dự thảo A",
        open_from=days(-5),
        open_to=days(4),
        reason="<p>Vì luật đổi.</p>",
        summary="<p>Chưa được công khai.</p>",
        receiving_address="Số 1 đường A",
        drafting_unit="Sở Tư pháp",
        files=[DraftFile.Kind.COMPARISON, DraftFile.Kind.DRAFT, DraftFile.Kind.OUTCOME],
    )
    words = words_of(client.get(draft.get_absolute_url()))
    for phrase in (
        "Đang nhận góp ý, số ngày còn lại: 4",
        f"đến hết ngày {days(3):%d/%m/%Y}",
        "Vì luật đổi.",
        "Số 1 đường A",
        "gopy@so.example.gov.vn",
        "Sở Tư pháp",
    ):
        assert phrase in words
    assert "Chưa được công khai" not in words and "Tệp tổng hợp" not in words
    assert words.index("Dự thảo du-thao.pdf") < words.index("Bảng so sánh du-thao.pdf")


def test_page_of_a_closed_draft_shows_the_outcome(client, root):
    document = make_document("9/2026/NĐ-CP", kind=make_kind(), effective_date=days(-1))
    draft = make_draft(
        open_from=days(-40),
        summary="<p>Tiếp thu 3 ý kiến theo 9/2026/NĐ-CP.</p>",
        result_document=document,
        files=[DraftFile.Kind.DRAFT, DraftFile.Kind.OUTCOME],
    )
    response = client.get(draft.get_absolute_url())
    words = words_of(response)
    assert "Đã hết thời hạn góp ý." in words and "Tiếp thu 3 ý kiến" in words
    assert "Văn bản được ban hành: Nghị định 9/2026/NĐ-CP Còn hiệu lực" in words
    assert words.count("Bảng tổng hợp, tiếp thu, giải trình") == 1
    assert f'<a class="cite" href="{document.get_absolute_url()}"' in response.content.decode()


@pytest.mark.parametrize(
    ("open_to", "kind", "is_public"),
    [(1, DraftFile.Kind.OUTCOME, False), (0, DraftFile.Kind.OUTCOME, True), (1, DraftFile.Kind.DRAFT, True)],
)
def test_outcome_is_for_the_board_alone_until_the_consultation_is_over(client, root, open_to, kind, is_public):
    draft = make_draft(open_from=days(-40), open_to=days(open_to), summary="<p>Tiếp thu ý kiến.</p>")
    address = make_draft_file(draft, kind=kind).get_absolute_url()
    found = engine.search(engine.parse("tiep thu", portal=root)).hits
    assert bool(found) is (open_to == 0)
    assert (client.get(address).status_code == 200) is is_public
    stranger = make_user(Role.EDITOR, unit=make_unit())
    assert (admin_client(stranger).get(address).status_code == 200) is is_public
    assert read(admin_client(make_user(Role.EDITOR)).get(address)) == PDF


def test_unpublished_result_is_not_named(client, root):
    document = make_document("77/2027/NĐ-CP", title="Bí mật", state="draft")
    draft = make_draft(open_from=days(-40), summary="<p>Xong.</p>", result_document=document)
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "77/2027" not in page and "Bí mật" not in page


def test_hostile_words_are_shown_as_words(client, root):
    attack = "<script>alert(1)</script>"
    draft = make_draft(
        title=attack, reason=f"<p onclick='x()'>{attack}Lý do</p>", drafting_unit=attack, receiving_address=attack
    )
    make_draft_file(draft, title=attack)
    for address in (draft.get_absolute_url(), URL, "/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page and "onclick" not in page, address
    assert "\\u003Cscript" in client.get(draft.get_absolute_url()).content.decode()


def test_program_is_refused_as_a_file(root):
    draft = make_draft(state="draft")
    with pytest.raises(ValidationError):
        make_draft_file(draft, name="du-thao.pdf", content=b"MZ\x90\x00" + b"\x00" * 200)
    assert DraftFile.objects.count() == 0


def test_addresses_redirect_refuse_or_say_gone(client, root):
    draft = make_draft(title="Thử")
    hidden = make_draft(state="draft")
    later = make_draft(publish_from=timezone.now() + datetime.timedelta(days=1))
    expired = make_draft(expires_at=timezone.now() - datetime.timedelta(minutes=1))
    right = draft.get_absolute_url()
    expected = {
        right: (200, ""),
        f"{URL}{draft.pk}/": (301, right),
        f"{URL}{draft.pk}/cu/": (301, right),
        f"/en{right}": (404, ""),
        hidden.get_absolute_url(): (404, ""),
        later.get_absolute_url(): (404, ""),
        expired.get_absolute_url(): (410, ""),
        f"{URL}999999/khong/": (404, ""),
    }
    responses = {address: client.get(address) for address in expected}
    assert {address: (r.status_code, r.headers.get("Location", "")) for address, r in responses.items()} == expected


def test_page_costs_the_same_for_one_file_and_for_four(root):
    document = make_document("9/2026/NĐ-CP")
    draft = make_draft(open_from=days(-40), summary="<p>Theo 9/2026/NĐ-CP</p>", result_document=document)
    assert_flat_queries(draft.get_absolute_url(), lambda: make_draft_file(draft))


# --- what the portal gathers ---


def test_home_block_names_open_drafts_of_the_portal_with_the_days_left(rf, root):
    member = make_unit(host="nha-trang.portal.test")
    last, first = make_draft(open_to=days(9)), make_draft(open_to=days(2), unit=member)
    make_draft(open_from=days(3))
    make_draft(open_from=days(-40))
    make_draft(state="draft")
    request = rf.get("/")
    for portal, expected in ((root, [first, last]), (member, [first])):
        request.portal = portal
        assert list(open_drafts(request)["drafts"]) == expected


def test_draft_is_found_in_the_search_and_in_the_maps(client, root):
    draft, hidden = make_draft(title="Dự thảo hạn mức đất ở"), make_draft(title="Dự thảo hạn mức mật", state="draft")
    hits = engine.search(engine.parse("han muc", portal=root)).hits
    assert [hit.url for hit in hits] == [draft.get_absolute_url()]
    sitemap = client.get("/sitemap.xml").content.decode()
    assert draft.get_absolute_url() in sitemap and hidden.get_absolute_url() not in sitemap
    assert f'href="{URL}"' in client.get("/so-do-cong/").content.decode()


# --- who sees and does what ---

NOBODY = "anonymous"


@pytest.mark.parametrize("state", ["draft", "submitted", "published", "withdrawn"])
@pytest.mark.parametrize(
    ("role", "own_unit", "works"),
    [
        (NOBODY, False, False),
        (Role.CONTRIBUTOR, True, False),
        (Role.EDITOR, True, True),
        (Role.APPROVER, True, True),
        (Role.EDITOR, False, False),
        (Role.LEADER, True, False),
    ],
)
def test_page_file_and_admin_show_what_the_rights_say(client, root, role, own_unit, works, state):
    unit, other = make_unit(), make_unit()
    draft = make_draft(state=state, unit=unit)
    file = make_draft_file(draft)
    user = None if role == NOBODY else make_user(role, unit=unit if own_unit else other)
    reader = client if user is None else admin_client(user)
    is_public = state == "published"
    shown = {
        "page": reader.get(draft.get_absolute_url()).status_code == 200,
        "list": draft in reader.get(URL).context["object_list"],
        "file": reader.get(file.get_absolute_url()).status_code == 200,
    }
    assert shown == {"page": is_public, "list": is_public, "file": is_public or works}
    assert Draft.objects.visible_to(user).filter(pk=draft.pk).exists() == (is_public or works)
    if user:
        preview = reader.get(reverse("admin:documents_draft_preview", args=[draft.pk]))
        in_admin = works or (is_public and own_unit and role == Role.CONTRIBUTOR)
        assert (preview.status_code == 200) == in_admin


def test_editor_adds_a_draft_with_a_file_and_is_told_what_is_lacking(root):
    client = admin_client(make_user(Role.EDITOR))
    address = reverse("admin:documents_draft_add")
    prefix = "documents-draftfile-content_type-object_id"
    data = form_data(client.get(address)) | {
        "title": "Dự thảo Quyết định",
        "open_from": f"{today():%d/%m/%Y}",
        "open_to": f"{days(10):%d/%m/%Y}",
        f"{prefix}-TOTAL_FORMS": 1,
        f"{prefix}-0-kind": "draft",
        f"{prefix}-0-file": SimpleUploadedFile("du-thao.pdf", PDF),
    }
    response = client.post(address, data, follow=True)
    draft = Draft.objects.get()
    assert [(file.kind, file.original_name) for file in draft.files.all()] == [("draft", "du-thao.pdf")]
    page = html.unescape(response.content.decode())
    assert "Thời gian lấy ý kiến là 10 ngày, ngắn hơn 20 ngày" in page and "còn thiếu: tờ trình" in page


def test_form_without_an_end_fills_it_and_one_that_runs_backwards_is_refused(root):
    client = admin_client(make_user(Role.EDITOR))
    address = reverse("admin:documents_draft_add")
    blank = form_data(client.get(address)) | {"title": "Dự thảo", "open_from": "01/03/2026", "open_to": ""}
    response = client.post(address, blank | {"open_to": "01/03/2026"})
    assert response.context["errors"] == [["Ngày khoá góp ý phải sau ngày bắt đầu nhận góp ý."]]
    assert client.post(address, blank).status_code == 302
    assert Draft.objects.get().open_to == datetime.date(2026, 3, 21)


def test_list_of_the_admin_costs_the_same_for_one_row_and_for_four(root):
    client = admin_client(make_user(is_superuser=True))
    assert_flat_queries(
        "/quan-tri/documents/draft/", lambda: make_draft(unit=make_unit(), author=make_user()), client=client
    )


def test_board_is_chased_until_there_is_an_outcome(root):
    silent = make_draft(title="Dự thảo im lặng", open_from=days(-40), open_to=days(-1))
    make_draft(title="Dự thảo đang mở")
    make_draft(title="Dự thảo có bảng", open_from=days(-40), open_to=days(-1), files=["outcome"])
    make_draft(title="Dự thảo có tổng hợp", open_from=days(-40), open_to=days(-1), summary="<p>Tiếp thu hết.</p>")
    client = admin_client(make_user("approver"))
    desk = client.get("/quan-tri/").content.decode()
    assert "chưa công khai tổng hợp, tiếp thu" in desk and "Dự thảo im lặng" in desk
    assert not any(title in desk for title in ("Dự thảo đang mở", "Dự thảo có bảng", "Dự thảo có tổng hợp"))
    silent.summary = "<p>Không có góp ý nào.</p>"
    silent.save()
    assert "Dự thảo im lặng" not in client.get("/quan-tri/").content.decode()
