"""A procedure and its papers, a price, a question with a file from asking to the published answer; no script needed."""

import re

import pytest

from portal.organisation.models import Role
from procedures.models import DossierCase, DossierItem
from qa.models import Question
from tests.e2e.conftest import sign_in
from tests.factories import PDF, make_unit, make_user
from tests.landprices.factories import make_row, make_table
from tests.procedures.factories import make_procedure

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "Tôi muốn tách thửa cho con, cần giấy gì? Số của tôi 0912 345 678."


@pytest.fixture
def content(site):
    procedure = make_procedure("1.013823", title="Tách thửa hoặc hợp thửa đất")
    DossierCase.objects.create(procedure=procedure, number=1, title="Trường hợp tách thửa")
    DossierItem.objects.create(procedure=procedure, case_number=1, name="Đơn đề nghị tách thửa", originals=1)
    make_row(make_table(title="Bảng giá đất Quận 3"), "Võ Văn Tần", price=129_600_000)
    return make_unit(name="Văn phòng Đăng ký đất đai")


def ask(page, folder) -> tuple[str, str]:
    """Send a question with a file; return the two codes of the receipt."""
    file = folder / "CCCD 056090001234.pdf"
    file.write_bytes(PDF)
    page.goto("/hoi-dap/")
    page.locator("main").get_by_role("link", name="Gửi câu hỏi").first.click()
    page.fill("#id_title", "Tách thửa cho con")
    page.get_by_role("button", name="Tiếp tục").click()
    page.fill("#id_text", WORDS)
    page.fill("#id_name", "Lê Thị Hỏi")
    page.fill("#id_email", "hoi@example.com")
    page.set_input_files("#id_files", file)
    # The consent that is needed was forgotten: the page says so and keeps what was written.
    page.get_by_role("button", name="Gửi câu hỏi").click()
    assert page.input_value("#id_text") == WORDS
    assert page.locator(".error-summary").count() == 1
    page.set_input_files("#id_files", file)
    page.check("#id_agrees_to_processing")
    page.check("#id_agrees_to_publication")
    page.wait_for_timeout(3_000)  # nobody fills it in faster; who does is asked for a sum
    page.get_by_role("button", name="Gửi câu hỏi").click()
    code, secret = page.locator(".receipt__code").all_inner_texts()
    return code, secret


def follow(page, code: str, secret: str) -> str:
    page.goto(f"/hoi-dap/theo-doi/?ma={code}")
    page.fill("#id_secret", secret)
    page.get_by_role("button", name="Xem tình trạng").click()
    return page.inner_text("main")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_citizen_finds_a_procedure_and_a_price(open_page, content, script):
    page = open_page("/", java_script_enabled=script)
    page.locator("main").get_by_role("link", name="Thủ tục hành chính").first.click()
    box = page.locator("main [name=q]")
    box.fill("tach thua")
    box.press("Enter")
    page.locator("main").get_by_role("link", name="Tách thửa hoặc hợp thửa đất").first.click()
    assert "Đơn đề nghị tách thửa" in page.inner_text("main")

    page.goto("/")
    page.locator("main").get_by_role("link", name="Tra giá đất").first.click()
    page.fill("[name=duong]", "vo van tan")
    page.locator("main form").get_by_role("button").first.click()
    text = page.inner_text("main")
    assert "129.600.000" in text and "Võ Văn Tần" in text
    assert page.context.cookies() == []


def test_question_from_asking_to_the_published_answer(open_page, content, tmp_path):
    board = make_user(Role.EDITOR, full_name="Trần Quốc Hải")
    officer = make_user(Role.ANSWER_OFFICER, unit=content, full_name="Đỗ Thị Mai")
    head = make_user(Role.APPROVER, unit=content, full_name="Nguyễn Văn Trưởng")
    member = make_user(Role.APPROVER, full_name="Phạm Đình Long")

    citizen = open_page("/", java_script_enabled=False)
    code, secret = ask(citizen, tmp_path)
    assert "Đã tiếp nhận" in follow(citizen, code, secret)
    # The browser's own note of the refused script is none of ours.
    case = Question.objects.get(code=code)

    page = open_page("/quan-tri/")
    sign_in(page, board)
    page.locator(".desk").get_by_role("link", name=code).click()
    page.get_by_role("link", name="Chuyển đơn vị").click()
    page.select_option("#id_to", label="Văn phòng Đăng ký đất đai")
    page.locator("input[type=submit][value='Chuyển đơn vị']").click()

    page = open_page("/quan-tri/")
    sign_in(page, officer)
    page.locator(".desk").get_by_role("link", name=code).click()
    assert WORDS in page.inner_text("#content")
    # The officer asks back: the clock stands still until the citizen has replied on the page of the case.
    page.get_by_role("link", name="Hỏi lại người hỏi").click()
    page.fill("#id_text", "Thửa đất ở xã nào?")
    page.locator("input[type=submit][value='Hỏi lại người hỏi']").click()
    page.locator(".messagelist").wait_for()
    assert "Thửa đất ở xã nào?" in follow(citizen, code, secret)
    citizen.fill("#id_reply-text", "Ở xã Vĩnh Thái")
    citizen.get_by_role("button", name="Trả lời cơ quan").click()
    assert "Ở xã Vĩnh Thái" in citizen.inner_text("main")
    page.reload()
    assert "Ở xã Vĩnh Thái" in page.inner_text("#content")
    page.get_by_role("link", name="Trình câu trả lời").click()
    page.fill("#id_text", "Nộp đơn đề nghị tách thửa tại bộ phận một cửa. Cơ quan sẽ gọi số 0912 345 678.")
    page.locator("input[type=submit][value='Trình câu trả lời']").click()
    assert "Nộp đơn" not in follow(citizen, code, secret)

    page = open_page("/quan-tri/")
    sign_in(page, head)
    page.locator(".desk").get_by_role("link", name=code).click()
    page.get_by_role("link", name="Duyệt trả lời").click()
    page.locator("input[type=submit][value='Duyệt trả lời']").click()
    assert "Nộp đơn đề nghị tách thửa" in follow(citizen, code, secret)
    citizen.check("#id_level_0")
    citizen.get_by_role("button", name="Gửi đánh giá").click()
    assert "Cảm ơn quý vị đã đánh giá" in citizen.inner_text("main")
    page.goto(f"/quan-tri/qa/question/{case.pk}/change/")
    page.get_by_role("button", name="Soạn bản đăng công khai").click()
    # The original stands beside it, with what the machine proposes to hide.
    page.locator(".with-original mark").first.wait_for()
    assert page.locator(".with-original mark").all_inner_texts() == ["0912 345 678", "0912 345 678"]
    page.check("#id_is_compared")
    page.click("[name=_submit]")
    answer = case.public_answer
    assert "0912" not in answer.question_text + answer.body

    page = open_page("/quan-tri/")
    sign_in(page, member)
    page.goto(f"/quan-tri/qa/publicanswer/{answer.pk}/buoc/publish/")
    page.locator("input[type=submit][value='Duyệt đăng']").click()

    citizen.goto("/hoi-dap/")
    citizen.locator("main").get_by_role("link", name="Tách thửa cho con").first.click()
    text = citizen.inner_text("main")
    assert "Nộp đơn đề nghị tách thửa" in text
    assert not re.search(r"0912|Lê Thị Hỏi|hoi@example", text)
