"""What documents tell the report: documents posted, disclosure, drafts and the comments on them."""

from django.urls import reverse

from documents.models import Comment, Disclosure, DisclosureCategory, Document, DocumentKind, Draft, Response
from portal.clock import today
from portal.publishing.desks import admin_url
from portal.publishing.figures import BY_WHAT, columns_of, posted, section_of
from portal.reporting import Content, Figure, Group, Scope, duty_sections, names_in, names_of, offer
from portal.reporting import contents as watched
from portal.rules.models import Duty
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
    """Return the rows of the tables that everybody reads and that were published within the period."""
    published = scope.period.within("draft__published_responses__published_at")
    closed = Draft.objects.published().filter(open_to__lte=today())
    rows = Response.objects.filter(scope.inside("draft__unit__path"), published, draft__in=closed)
    return rows.select_related("draft").order_by("draft", "order", "pk")


def contents() -> list[Content]:
    """Return what is watched of documents, drafts and each category of disclosure."""
    group = DocumentKind.Group
    return [
        section_of(Document, "van-ban", "Văn bản", lambda: reverse("documents:list"), due_from="issue_date"),
        section_of(
            Document, "van-ban.quy-pham", "Văn bản quy phạm pháp luật", lambda: reverse("documents:list"),
            due_from="issue_date", kind__group=group.NORMATIVE,
        ),
        section_of(
            Document, "van-ban.chi-dao", "Văn bản chỉ đạo, điều hành", lambda: reverse("documents:list"),
            due_from="issue_date", kind__group=group.DIRECTIVE,
        ),
        section_of(Draft, "du-thao", "Lấy ý kiến dự thảo", lambda: reverse("documents:drafts")),
        *(
            section_of(
                Disclosure, f"cong-khai.{category.code}", category.name, category.get_absolute_url,
                due_from="issue_date", category=category.pk,
            )
            for category in DisclosureCategory.objects.all()
        ),
    ]  # fmt: skip


def sections_of_duties() -> list[tuple[Duty, str]]:
    """Return each duty to which a category of disclosure is tied, with the category as the section that fulfils it."""
    tied = DisclosureCategory.objects.filter(duty__isnull=False).select_related("duty")
    return [(category.duty, f"cong-khai.{category.code}") for category in tied]


def register() -> None:
    """Offer figures and sections; called once when Django is ready."""
    watched.register("documents", contents)
    duty_sections.register("documents", sections_of_duties)
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
            BY_WHAT,
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
            is_list_internal=True,
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
