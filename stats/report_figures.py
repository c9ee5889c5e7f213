"""What this app itself tells the report: visits, member portals, units that sent nothing, incidents."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Min, Q, Sum

from portal.organisation.models import Unit
from portal.places.models import Place
from portal.publishing.desks import admin_url
from portal.publishing.models import Event
from portal.reporting import Figure, Group, Scope, all_contents, figures, midnight, names_in, offer
from portal.rules.models import Rule
from portal.web.exports import Column
from stats.models import Audience, CarriedOver, HourCount, Incident, Measure

SECTION = "truy-cap"
THIN_SECTION = "thin_section"
OF_PORTAL = "của riêng cổng này, không gồm cổng thành phần, không tính chương trình tự động"
BY_LEVEL = Group("cap", "Cấp", "place__level", names_in(Place.Level.choices), nothing="Cơ quan, đơn vị chuyên môn")
_UNIT_COLUMNS = (
    Column("unit", "Đơn vị", lambda row: str(row)),
    Column("host", "Tên miền", lambda row: row.host or ""),
)


def _counted(scope: Scope, measure: str):
    return HourCount.objects.filter(portal=scope.unit, measure=measure, audience=Audience.PERSON)


def by_day(measure: str):
    """Return what gives one row a day of the period with how much there was of a measure, by people."""

    def rows(scope: Scope):
        found = _counted(scope, measure).filter(scope.period.days_within("day")).values("day")
        return found.annotate(number=Sum("count")).order_by("day")

    return rows


def up_to_date(measure: str):
    """Return what gives the parts of a total: what a former system had counted, and ours, as of the section's day."""

    def rows(scope: Scope) -> list[dict]:
        on, found = scope.on(SECTION), []
        for old in CarriedOver.objects.filter(portal=scope.unit, measure=measure):
            # Before its end nobody knows how much of it there was.
            if old.last_day <= on:
                found.append({"part": f"Hệ thống cũ, đến hết ngày {old.last_day:%d/%m/%Y}", "number": old.count})
        ours = _counted(scope, measure).filter(day__lte=on).aggregate(number=Sum("count"), since=Min("day"))
        if ours["number"]:
            found.append({"part": f"Hệ thống này, từ ngày {ours['since']:%d/%m/%Y}", "number": ours["number"]})
        return found

    return rows


_DAY = (Column("day", "Ngày", lambda row: row["day"]), Column("number", "Số lượt", lambda row: row["number"]))
_PART = (Column("part", "Phần", lambda row: row["part"]), Column("number", "Số lượt", lambda row: row["number"]))


def _is_portal(scope: Scope) -> bool:
    return scope.unit.is_portal


def units_below(scope: Scope):
    """Return the units below the reported one that exist on some day of the period."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=scope.period.as_of)
    ended = Q(valid_to__isnull=True) | Q(valid_to__gt=scope.period.first or scope.period.as_of)
    return Unit.objects.filter(begun, ended, scope.inside("path")).exclude(pk=scope.unit.pk).select_related("place")


def standing_below(scope: Scope):
    """Return the units below the reported one that exist on the as-of day."""
    units = Unit.objects.in_force(scope.on("he-thong")).filter(scope.inside("path")).exclude(pk=scope.unit.pk)
    return units.select_related("place").order_by("path")


def needing_portal(scope: Scope):
    return standing_below(scope).filter(Q(needs_portal=True) | _has_portal(scope))


def integrated(scope: Scope):
    return standing_below(scope).filter(_has_portal(scope))


def _has_portal(scope: Scope) -> Q:
    since = Q(portal_since__isnull=True) | Q(portal_since__lte=scope.on("he-thong"))
    return Q(host__isnull=False) & since


def silent(scope: Scope):
    """Return the units that ought to contribute and of whom, or of a unit below, nothing came in the period."""
    paths: set[str] = set()
    for figure in figures:
        if figure.is_contribution:
            rows = figure.rows(scope)
            paths |= set(rows.order_by().values_list("unit__path", flat=True).distinct())
            paths |= _submitted(rows.model, scope)
    heard = {path[:end] for path in paths for end in range(Unit.STEP, len(path) + 1, Unit.STEP)}
    return units_below(scope).filter(must_contribute=True).exclude(path__in=heard).order_by("path")


def _submitted(model, scope: Scope) -> set[str]:
    """Return the units of the records that were handed in within the period, whatever became of them."""
    kind = ContentType.objects.get_for_model(model)
    events = Event.objects.filter(scope.period.within("at"), content_type=kind, what="submit").values("object_id")
    return set(model.objects.filter(pk__in=events).order_by().values_list("unit__path", flat=True).distinct())


def thin_sections(scope: Scope) -> list[dict]:
    """Return the watched sections that got little or nothing in the period, emptiest first."""
    most = Rule.objects.number_of(THIN_SECTION, scope.period.as_of) or 0
    found = []
    for content in all_contents().values():
        if content.day:
            number = content.new_in(scope.unit, scope.period).count()
            if number <= most:
                found.append({"section": content.label, "number": number})
    return sorted(found, key=lambda row: (row["number"], row["section"]))


def incidents(scope: Scope):
    """Return what lasted, or still lasts, on some day of the period."""
    first, last = scope.period.first, scope.period.last
    rows = Incident.objects.filter(scope.inside("portal__path"))
    if first:
        rows = rows.filter(Q(ended_at__isnull=True) | Q(ended_at__gte=midnight(first)))
    if last:
        rows = rows.filter(began_at__lt=midnight(last + datetime.timedelta(days=1)))
    return rows.select_related("portal").order_by("began_at", "pk")


def register() -> None:
    """Offer the figures; called once when Django is ready."""
    words = {
        Measure.VISIT: ("luot-truy-cap", "Lượt truy cập", "Mỗi lần một người ghé cổng"),
        Measure.VIEW: ("luot-xem", "Lượt xem", "Mỗi lần một người mở một trang"),
        Measure.DOWNLOAD: ("luot-tai", "Lượt tải tệp", "Mỗi lần một người tải một tệp"),
    }
    for measure, (code, label, definition) in words.items():
        offer(
            Figure(
                code, f"{label} trong kỳ", SECTION, f"{definition}; {OF_PORTAL}.",
                by_day(measure), _DAY, amount="number", is_for=_is_portal,
            )
        )  # fmt: skip
        if measure != Measure.DOWNLOAD:
            offer(
                Figure(
                    f"tong-{code}", f"Tổng {label.lower()} từ trước đến nay", SECTION,
                    f"{definition}, cộng dồn đến hết ngày chốt số liệu, cả phần hệ thống cũ đã đếm; {OF_PORTAL}.",
                    up_to_date(measure), _PART, amount="number", is_as_of=True, is_for=_is_portal,
                )
            )  # fmt: skip
    offer(
        Figure(
            "phai-co-cong",
            "Đơn vị phải có cổng thành phần",
            "he-thong",
            "Đơn vị trực thuộc được ghi là phải có cổng, hoặc đã có cổng.",
            needing_portal,
            _UNIT_COLUMNS,
            (BY_LEVEL,),
            is_as_of=True,
            url=admin_url,
        ),
        Figure(
            "da-co-cong",
            "Đơn vị đã có cổng thành phần",
            "he-thong",
            "Đơn vị trực thuộc có tên miền riêng trên hệ thống tại ngày chốt số liệu.",
            integrated,
            _UNIT_COLUMNS,
            (BY_LEVEL,),
            whole="phai-co-cong",
            is_as_of=True,
            url=admin_url,
        ),
        Figure(
            "don-vi-khong-gui",
            "Đơn vị không gửi tin, bài",
            "he-thong",
            "Đơn vị phải gửi tin, bài mà trong kỳ không có tin, bài, văn bản hay mục công khai nào được gửi hoặc đăng, "
            "kể cả của đơn vị trực thuộc.",
            silent,
            _UNIT_COLUMNS[:1],
            is_internal=True,
            is_named=True,
            url=admin_url,
        ),
        Figure(
            "muc-it-noi-dung",
            "Mục ít hoặc không có nội dung mới",
            "he-thong",
            "Mục của cổng mà số nội dung mới trong kỳ không quá mức đặt ở quy tắc “mục ít nội dung”.",
            thin_sections,
            (
                Column("section", "Mục", lambda row: row["section"]),
                Column("number", "Nội dung mới trong kỳ", lambda row: row["number"]),
            ),
            is_internal=True,
            is_named=True,
        ),
        Figure(
            "su-co",
            "Sự cố, bảo trì",
            "he-thong",
            "Lần ngừng phục vụ, mất an toàn, mất dữ liệu, bảo trì theo kế hoạch và việc khác diễn ra trong kỳ.",
            incidents,
            (
                Column("kind", "Loại", lambda row: str(row.get_kind_display())),
                Column("began", "Từ lúc", lambda row: row.began_at),
                Column("ended", "Đến lúc", lambda row: row.ended_at),
                Column("description", "Diễn biến", lambda row: row.description),
                Column("remedy", "Khắc phục", lambda row: row.remedy),
            ),
            (Group("loai", "Loại", "kind", names_in(Incident.Kind.choices)),),
            is_internal=True,
            url=admin_url,
        ),
    )
