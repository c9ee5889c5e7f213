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
# Of the width of a page on its side: number, provision, opinion, times, unit, verdict, reason, final text.
_SHARES = [0.05, 0.10, 0.25, 0.06, 0.11, 0.09, 0.17, 0.17]
_HEADS = [
    "STT",
    "Điều, khoản",
    "Nội dung góp ý",
    "Số ý kiến",
    "Đơn vị",
    "Kết quả",
    "Giải trình",
    "Dự thảo sau tiếp thu",
]


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
    lines = [
        [
            str(number),
            row.provision or "Chung",
            row.summary,
            row.times,
            str(row.unit or ""),
            str(row.get_verdict_display()),
            row.reason,
            row.final_text,
        ]
        for number, row in enumerate(rows, start=1)
    ]
    if lines:
        word.add_table(paper, _HEADS, lines, _SHARES, size=11)
    else:
        word.add_text(paper, "Không nhận được ý kiến góp ý nào.")
    word.add_signature(paper, "Thủ trưởng đơn vị")
    return word.as_word(f"tiep-thu-giai-trinh-{draft.pk}", paper)
