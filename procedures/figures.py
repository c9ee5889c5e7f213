"""What procedures tell the report: how many stand before the public, and the decisions that announced them."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from portal.publishing.desks import admin_url
from portal.publishing.figures import BY_FIELD, BY_UNIT, columns_of, section_of, standing
from portal.reporting import Content, Figure, Group, Scope, names_in, names_of, offer
from portal.reporting import contents as watched
from portal.web.exports import Column
from procedures.models import Announcement, Level, Procedure

BY_LEVEL = Group("cap", "Cấp thực hiện", "levels", names_of(Level), overlaps=True)
BY_ONLINE = Group("truc-tuyen", "Mức độ trực tuyến", "online_level", names_in(Procedure.OnlineLevel.choices))


def procedures(scope: Scope):
    """Return the procedures that stand before the public and are carried out on the as-of day."""
    on = scope.on("thu-tuc")
    rows = standing(Procedure, scope, "thu-tuc").with_status(on).filter(is_abolished=0)
    return rows.defer("steps", "requirements", "description")


def decisions(scope: Scope):
    """Return one row for each decision of the period, however many procedures it announces."""
    rows = Announcement.objects.filter(
        scope.inside("procedure__unit__path"),
        scope.period.days_within("date"),
        procedure__in=Procedure.objects.published(),
    )
    earlier = rows.filter(number_key=OuterRef("number_key"), date=OuterRef("date"), pk__lt=OuterRef("pk"))
    return rows.filter(~Exists(earlier)).select_related("procedure").order_by("date", "pk")


def contents() -> list[Content]:
    """Return what is watched."""
    return [
        section_of(Procedure, "thu-tuc", "Thủ tục hành chính", lambda: reverse("procedures:list")),
    ]


def register() -> None:
    """Offer the figures; called once when Django is ready."""
    watched.register("procedures", contents)
    offer(
        Figure(
            "thu-tuc",
            "Thủ tục hành chính đang công khai",
            "thu-tuc",
            "Thủ tục đang đăng và chưa bị bãi bỏ tại ngày chốt số liệu.",
            procedures,
            columns_of(Column("code", "Mã thủ tục", lambda row: row.code)),
            (BY_FIELD, BY_LEVEL, BY_ONLINE, BY_UNIT),
            is_as_of=True,
            url=admin_url,
        ),
        Figure(
            "quyet-dinh-cong-bo",
            "Quyết định công bố thủ tục",
            "thu-tuc",
            "Quyết định công bố, sửa đổi, bãi bỏ thủ tục ký trong kỳ; một quyết định cho nhiều thủ tục tính một lần.",
            decisions,
            (
                Column("number", "Số quyết định", lambda row: row.number),
                Column("date", "Ngày", lambda row: row.date),
                Column("action", "Việc", lambda row: str(row.get_action_display())),
            ),
            url=lambda row: admin_url(row.procedure),
        ),
    )
