"""What documents tell the report: documents posted, disclosure, drafts and the comments on them."""

from documents.models import Comment, Disclosure, DisclosureCategory, Document, DocumentKind, Draft, Response
from portal.publishing.desks import admin_url
from portal.publishing.figures import BY_FIELD, BY_UNIT, BY_WHAT, columns_of, posted
from portal.reporting import Figure, Group, Scope, names_in, names_of, offer
from portal.web.exports import Column

BY_NATURE = Group("tinh-chat", "Tính chất", "kind__group", names_in(DocumentKind.Group.choices))
BY_KIND = Group("loai", "Loại văn bản", "kind", names_of(DocumentKind))
BY_CATEGORY = Group("danh-muc", "Danh mục công khai", "category", names_of(DisclosureCategory))


def documents(scope: Scope):
    return posted(Document, scope).select_related("kind", "unit", "field").defer("body")


def comments(scope: Scope):
    rows = Comment.objects.filter(scope.inside("draft__unit__path"), scope.period.within("received_at"))
    rows = rows.exclude(state=Comment.State.ASIDE).select_related("draft")
    return rows.order_by("received_at", "pk")


def responses(scope: Scope):
    published = scope.period.within("draft__published_responses__published_at")
    return Response.objects.filter(scope.inside("draft__unit__path"), published).select_related("draft")


def register() -> None:
    """Offer the figures; called once when Django is ready."""
    offer(
        Figure(
            "van-ban",
            "Văn bản đã đăng",
            "van-ban",
            "Văn bản bắt đầu đăng trên cổng trong kỳ, dù ban hành lúc nào.",
            documents,
            columns_of(
                Column("number", "Số, ký hiệu", lambda row: row.number),
                Column("kind", "Loại văn bản", lambda row: str(row.kind)),
                Column("issued", "Ngày ban hành", lambda row: row.issue_date),
            ),
            (BY_NATURE, BY_KIND, *BY_WHAT),
            url=admin_url,
            is_contribution=True,
        ),
        Figure(
            "cong-khai",
            "Mục công khai đã đăng",
            "van-ban",
            "Quy hoạch, dự án, đấu thầu, ngân sách, kiến nghị cử tri và các mục công khai khác bắt đầu đăng trong kỳ.",
            lambda scope: posted(Disclosure, scope).select_related("category", "unit", "field"),
            columns_of(Column("category", "Danh mục", lambda row: str(row.category))),
            (BY_CATEGORY, *BY_WHAT),
            url=admin_url,
            is_contribution=True,
        ),
        Figure(
            "du-thao",
            "Dự thảo đưa ra lấy ý kiến",
            "hoi-dap",
            "Dự thảo bắt đầu đăng lấy ý kiến trong kỳ.",
            lambda scope: posted(Draft, scope).defer("reason", "summary"),
            columns_of(Column("until", "Khoá góp ý từ ngày", lambda row: row.open_to)),
            (BY_FIELD, BY_UNIT),
            url=admin_url,
            is_contribution=True,
        ),
        Figure(
            "gop-y",
            "Góp ý đã nhận",
            "hoi-dap",
            "Góp ý cho dự thảo nhận trong kỳ qua mọi kênh; không tính thư rác.",
            comments,
            (
                Column("code", "Mã tiếp nhận", lambda row: row.code),
                Column("draft", "Dự thảo", lambda row: str(row.draft)),
                Column("received", "Nhận lúc", lambda row: row.received_at),
                Column("state", "Trạng thái", lambda row: str(row.get_state_display())),
            ),
            (
                Group("du-thao", "Dự thảo", "draft", names_of(Draft)),
                Group("trang-thai", "Trạng thái", "state", names_in(Comment.State.choices)),
            ),
            url=admin_url,
        ),
        Figure(
            "tiep-thu",
            "Ý kiến đã trả lời trong bảng tiếp thu, giải trình",
            "hoi-dap",
            "Dòng của các bảng tiếp thu, giải trình công khai trong kỳ.",
            responses,
            (
                Column("draft", "Dự thảo", lambda row: str(row.draft)),
                Column("summary", "Nội dung góp ý", lambda row: row.summary),
                Column("verdict", "Kết quả", lambda row: str(row.get_verdict_display())),
            ),
            (Group("ket-qua", "Kết quả", "verdict", names_in(Response.Verdict.choices)),),
            url=admin_url,
        ),
    )
