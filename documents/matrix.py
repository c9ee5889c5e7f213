"""The table of responses to the comments on a draft, as columns of a file and as an official paper."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.consultation import counts_of
from documents.models import Draft, Response
from portal.web import word
from portal.web.exports import Column

MATRIX_COLUMNS = [
    Column("provision", _("Điều, khoản"), lambda row: row.provision),
    Column("opinion", _("Nội dung góp ý"), lambda row: row.summary),
    Column("times", _("Số ý kiến"), lambda row: row.times),
    Column("organisations", _("Trong đó của cơ quan, tổ chức"), lambda row: row.organisations),
    Column("unit", _("Đơn vị tiếp thu, giải trình"), lambda row: str(row.unit or "")),
    Column("verdict", _("Kết quả"), lambda row: str(row.get_verdict_display())),
    Column("reason", _("Giải trình"), lambda row: row.reason),
    Column("final_text", _("Dự thảo sau tiếp thu"), lambda row: row.final_text),
]
# Shares of the width of a page on its side that columns have on paper; the number of the row has the rest.
_SHARES = {
    "provision": 0.1, "opinion": 0.25, "times": 0.06, "unit": 0.11, "verdict": 0.09, "reason": 0.17, "final_text": 0.17
}  # fmt: skip


def as_docx(draft: Draft, rows: Iterable[Response]):
    """Return the table as a Word file with national heading, ready to be numbered and signed."""
    counts = counts_of(draft)
    published = getattr(draft, "published_responses", None)
    paper = word.new_paper(landscape=True)
    on = timezone.localdate(published.published_at) if published else None
    word.add_heading_of_state(paper, str(draft.drafting_body), on=on)
    word.add_title(
        paper,
        "Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý",
        draft.title if draft.title.startswith("Dự thảo") else f"Dự thảo {draft.title}",
    )
    word.add_text(
        paper,
        f"Thời gian lấy ý kiến: từ ngày {draft.open_from:%d/%m/%Y} đến hết ngày {draft.last_day:%d/%m/%Y}. "
        f"Đã nhận {counts['received']} góp ý, trong đó {counts['organisations']} của cơ quan, tổ chức, "
        f"gồm {counts['points']} ý kiến về các điều, khoản.",
    )
    columns = [column for column in MATRIX_COLUMNS if column.name in _SHARES]
    lines = [[str(number), *(column.value(row) for column in columns)] for number, row in enumerate(rows, start=1)]
    if lines:
        heads = ["STT", *(str(column.header) for column in columns)]
        shares = [1 - sum(_SHARES.values()), *(_SHARES[column.name] for column in columns)]
        word.add_table(paper, heads, lines, shares, size=11)
    else:
        word.add_text(paper, "Không nhận được ý kiến góp ý nào.")
    word.add_signature(paper, "Thủ trưởng đơn vị")
    return word.as_word(f"tiep-thu-giai-trinh-{draft.pk}", paper)
