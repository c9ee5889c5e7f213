"""What the pages of the portal tell the report: votes in polls."""

from portal.pages.models import Poll, PollOption, PollVote
from portal.publishing.desks import admin_url
from portal.reporting import Figure, Group, Scope, names_of, offer
from portal.web.exports import Column


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


def register() -> None:
    """Offer the figure; called once when Django is ready."""
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
