"""What the pages of the portal tell the report: votes in polls."""

from urllib.parse import urlencode

from django.urls import reverse

from portal.organisation.models import Unit
from portal.pages.models import Page, Person, Poll, PollOption, PollVote
from portal.publishing.desks import admin_url
from portal.reporting import Content, Figure, Group, Scope, names_of, offer, own_q
from portal.reporting import contents as watched
from portal.rules.models import Duty
from portal.web.exports import Column

PAGE = "trang."


def _option_names(keys) -> dict[int, str]:
    """Name options, and the poll wherever there are several."""
    options = PollOption.objects.filter(pk__in=keys).select_related("poll")
    several = len({option.poll_id for option in options}) > 1
    return {option.pk: f"{option.poll}: {option}" if several else str(option) for option in options}


def votes(scope: Scope):
    """Return the votes of the period in public polls; nobody can be told from a vote."""
    rows = PollVote.objects.filter(
        scope.inside("option__poll__unit__path"), scope.period.days_within("cast_on"), option__poll__is_public=True
    )
    return rows.select_related("option__poll").order_by("option__poll", "option", "cast_on", "pk")


def contents() -> list[Content]:
    """Return what is watched: standing pages, the people and the facts that the law tells an agency to name."""
    people = {
        "lanh-dao": ("Lãnh đạo: tiểu sử, nhiệm vụ được phân công", {"is_leader": True}),
        "nguoi-phat-ngon": ("Người phát ngôn", {"is_spokesperson": True}),
        "dau-moi": ("Đầu mối cung cấp thông tin", {"is_access_contact": True}),
        "can-bo": ("Thông tin liên hệ của cán bộ", {}),
    }
    pages = list(Page.objects.published().filter(unit__parent=None, language="vi"))
    shown = {page.address for page in pages}
    return [
        *(
            Content(
                code,
                label,
                lambda portal, narrowed=narrowed: Person.objects.in_force().filter(own_q(portal), **narrowed),
                add_url=lambda: reverse("admin:pages_person_add"),
                list_url=lambda: reverse("pages:leaders"),
            )
            for code, (label, narrowed) in people.items()
        ),
        Content(
            "co-cau",
            "Cơ cấu tổ chức",
            lambda portal: Unit.objects.in_force().filter(own_q(portal, "path")),
            list_url=lambda: reverse("pages:units"),
        ),
        Content(
            "lien-he",
            "Thông tin giao dịch: địa chỉ, điện thoại, thư điện tử",
            lambda portal: Unit.objects.filter(pk=portal.pk).exclude(address="").exclude(phone="").exclude(email=""),
            list_url=lambda: reverse("pages:contact"),
        ),
        *(
            Content(
                f"trang.{page.address}",
                f"Trang “{page.title}”",
                lambda portal, address=page.address: Page.objects.published().filter(unit=portal, address=address),
                add_url=lambda: reverse("admin:pages_page_add"),
                list_url=page.get_absolute_url,
            )
            for page in pages
        ),
        *(
            Content(
                f"trang.{address}",
                f"Trang giới thiệu ở địa chỉ “{address}”",
                lambda portal, address=address: Page.objects.published().filter(unit=portal, address=address),
                add_url=lambda address=address: f"{reverse('admin:pages_page_add')}?{urlencode({'address': address})}",
            )
            for address in sorted(_wanted_pages() - shown)
        ),
    ]


def _wanted_pages() -> set[str]:
    """Return the addresses of the pages that duties ask for."""
    sections = Duty.objects.filter(section__startswith=PAGE).values_list("section", flat=True)
    return {section.removeprefix(PAGE) for section in sections}


def register() -> None:
    """Offer the figure; called once when Django is ready."""
    watched.register("pages", contents)
    offer(
        Figure(
            "tham-do",
            "Phiếu thăm dò ý kiến",
            "truy-cap",
            "Phiếu người đọc gửi trong kỳ cho các thăm dò công khai.",
            votes,
            (
                Column("poll", "Thăm dò", lambda row: str(row.option.poll)),
                Column("option", "Phương án", lambda row: str(row.option)),
                Column("date", "Ngày", lambda row: row.cast_on),
            ),
            (
                Group("tham-do", "Thăm dò", "option__poll", names_of(Poll)),
                Group("phuong-an", "Phương án", "option", _option_names, share_of="option__poll"),
            ),
            url=lambda row: admin_url(row.option.poll),
        )
    )
