"""Public pages of the activity reports: what was signed and released, as it was signed."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.clock import today
from portal.organisation.addresses import here_url
from portal.web.errors import gone
from portal.web.exports import FILE_FORMATS, Column, as_csv, as_json, as_xlsx
from portal.web.kept import kept
from portal.web.lists import page_number
from stats.duties import board
from stats.listings import frozen_listing
from stats.models import ActivityReport
from stats.report_files import FILES, report_file
from stats.reports import by_section, figures_of, for_public, words_of

PAGE = 50


def _report(request, pk: int) -> ActivityReport:
    """Return a report that everybody may read on this portal; 404 otherwise, also in another language."""
    if request.LANGUAGE_CODE != "vi":
        raise Http404(_("Báo cáo chỉ có bằng tiếng Việt."))
    reports = ActivityReport.objects.in_portal(request.portal).select_related("unit")
    shown = get_object_or_404(reports.filter(state=ActivityReport.State.SIGNED), pk=pk)
    if not shown.is_public and not shown.withdrawn_reason:
        raise Http404
    return shown


@require_safe
def freshness(request):
    """How fresh each section is that the law asks for: the State measures it every year (TT 32/2017 Art. 22)."""
    rows = kept(request.portal, "freshness", request.LANGUAGE_CODE, lambda: _freshness(request.portal))
    columns = [
        Column("section", _("Mục"), lambda row: row["label"]),
        Column("legal_basis", _("Căn cứ pháp lý"), lambda row: row["legal_basis"]),
        Column("count", _("Số mục"), lambda row: row["count"]),
        Column("last", _("Cập nhật gần nhất"), lambda row: row["last"]),
        Column("url", _("Địa chỉ"), lambda row: here_url(request, row["url"]) if row["url"] else ""),
    ]
    title, wanted = _("Tình trạng cập nhật các mục"), request.GET.get("dinh-dang", "")
    if wanted == "json":
        return as_json(title, here_url(request, request.path), columns, rows)
    if wanted in FILE_FORMATS:
        return (as_csv if wanted == "csv" else as_xlsx)("tinh-trang-cap-nhat", columns, rows)
    return render(request, "stats/freshness.html", {"title": title, "rows": rows, "export_formats": FILE_FORMATS})


def _freshness(portal) -> list[dict]:
    """Return one row for each watched section of a portal, with the law that asks for it."""
    found: dict[str, dict] = {}
    for row in board(portal, today()):
        if row.content:
            one = found.setdefault(
                row.section,
                {
                    "label": row.duty.name,
                    "legal_basis": [],
                    "count": row.number,
                    "last": row.updated,
                    "url": row.content.list_url() if row.content.list_url else "",
                },
            )
            if row.duty.legal_basis not in one["legal_basis"]:
                one["legal_basis"].append(row.duty.legal_basis)
    return list(found.values())


@require_safe
def reports(request):
    """The signed reports of the portal, the newest first."""
    rows = ActivityReport.objects.public().in_portal(request.portal).select_related("unit")
    page = Paginator(rows, PAGE).get_page(page_number(request))
    return render(request, "stats/reports.html", {"page_obj": page, "object_list": page.object_list})


@require_safe
def report(request, pk):
    """One report: its released sections on the page, or as a file."""
    shown = _report(request, pk)
    if not shown.is_public:
        return gone(request, title=shown.title, reason=shown.withdrawn_reason)
    wanted = request.GET.get("dinh-dang", "")
    counted = for_public(shown, figures_of(shown, with_rows=wanted == "xlsx"))
    for one in counted:
        if one.is_list_internal:
            one.head, one.rows = [], []
    if wanted in FILES:
        return report_file(shown, counted, wanted, public=True)
    sections = [
        (name, [(one, one.groups_for(public=True)) for one in found]) for _code, name, found in by_section(counted)
    ]
    context = {"report": shown, "sections": sections, "period": words_of(shown.scope.period), "file_formats": FILES}
    return render(request, "stats/report.html", context)


@require_safe
def rows(request, pk, code):
    """The rows that a number of a report counted."""
    shown = _report(request, pk)
    if not shown.is_public:
        return gone(request, title=shown.title, reason=shown.withdrawn_reason)
    listing = frozen_listing(shown, code, request.GET.get("nhom", ""), request.GET.get("gia-tri", ""), public=True)
    if (wanted := request.GET.get("dinh-dang", "")) in FILE_FORMATS:
        return listing.as_file(wanted, here_url(request, request.get_full_path()))
    page = Paginator(listing.rows, PAGE).get_page(page_number(request))
    context = {
        "report": shown,
        "title": listing.title,
        "head": [column.header for column in listing.columns],
        "object_list": page.object_list,
        "page_obj": page,
        "export_formats": FILE_FORMATS,
    }
    return render(request, "stats/report_rows.html", context)
