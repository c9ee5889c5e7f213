"""Public pages of the procedures."""

import datetime
from dataclasses import dataclass, field

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from documents.models import GONE, Document
from portal.citations.models import linker
from portal.organisation.addresses import absolute_url, here_url
from portal.publishing.views import PublishedDetailView
from portal.richtext.rendering import render_html
from portal.text import fold
from portal.web.exports import Column, FeedItem
from portal.web.lists import FilteredListView
from portal.web.qr import qr_code
from procedures.filters import ProcedureFilter
from procedures.history import changes_of, has_history
from procedures.models import (
    CODE,
    Announcement,
    DossierCase,
    DossierItem,
    LegalBasis,
    LifeEvent,
    Procedure,
    ProcedureFile,
    locals_of,
    normal_code,
)
from procedures.sheet import SheetForm, sheet_of

LONGEST_QUERY = 500  # a longer address makes a code that no telephone reads


class ProcedureListView(FilteredListView):
    title = gettext_lazy("Thủ tục hành chính")
    filterset_class = ProcedureFilter
    card_template = "procedures/_procedure_card.html"
    export_name = "thu-tuc"
    template_name = "procedures/list.html"

    def get_queryset(self):
        procedures = Procedure.objects.published().in_portal(self.request.portal)
        return procedures.for_cards().select_related("unit").in_list_order()

    def get_context_data(self, **kwargs):
        """Occasions stand above the list while it is the whole one."""
        shown = Procedure.objects.published().in_portal(self.request.portal)
        events = [] if self.request.GET else LifeEvent.objects.filter(procedures__in=shown).distinct()
        return super().get_context_data(life_events=events, **kwargs)

    def feed_item(self, record, hosts):
        summary = record.implementing_agency or record.issuing_agency or record.title
        return FeedItem(f"{record.title} ({record.code})", absolute_url(record, hosts), summary, record.updated_at)

    def columns_for_export(self):
        return [
            Column("code", _("Mã thủ tục"), lambda procedure: procedure.code),
            Column("title", _("Tên thủ tục"), lambda procedure: procedure.title),
            Column("field", _("Lĩnh vực"), lambda procedure: str(procedure.field or procedure.field_printed)),
            Column("levels", _("Cấp thực hiện"), lambda procedure: _names(procedure.levels)),
            Column("applicants", _("Đối tượng thực hiện"), lambda procedure: _names(procedure.applicant_types)),
            Column("agency", _("Cơ quan thực hiện"), lambda procedure: procedure.implementing_agency),
            Column("issuer", _("Cơ quan ban hành"), lambda procedure: procedure.issuing_agency),
            Column("online_level", _("Mức độ trực tuyến"), lambda procedure: procedure.get_online_level_display()),
            Column("status", _("Tình trạng"), lambda procedure: procedure.status_label),
            Column("national_url", _("Trên Cổng Dịch vụ công quốc gia"), lambda procedure: procedure.national_url),
            Column("url", _("Địa chỉ"), lambda procedure: absolute_url(procedure, self.hosts)),
        ]


def _names(terms) -> list[str]:
    return [str(term) for term in terms.all()]


class ProcedureDetailView(PublishedDetailView):
    model = Procedure
    template_name = "procedures/detail.html"

    def get(self, request, code):
        code = normal_code(code) or ""
        pk = (
            Procedure.objects.filter(code=code).values_list("pk", flat=True).first() if CODE.regex.match(code) else None
        )
        if pk is None:
            raise Http404(_("Không có thủ tục mang mã này."))
        # A member portal shows a national procedure, with the facts of its units, under the national address.
        here = self.get_queryset().published().in_portal(request.portal).filter(pk=pk).first()
        if here and get_language() == here.language and request.path == self.address(here):
            return self.draw(here)
        return super().get(request, pk)

    def context_of(self, procedure):
        bases, announcements = list(procedure.legal_bases.all()), list(procedure.announcements.all())
        documents = _documents_of([*bases, *announcements])
        texts = [procedure.steps, procedure.requirements, procedure.description, *(row.title for row in bases)]
        links = linker("\n".join(texts))
        files, channels = list(procedure.files.all()), list(procedure.channels.all())
        in_use, others = files_in_use(files)
        return {
            "procedure": procedure,
            "levels": procedure.levels.all(),
            "applicants": procedure.applicant_types.all(),
            "channels": channels,
            "has_notes": any(channel.description or channel.as_printed for channel in channels),
            "cases": dossier_of(procedure, files),
            "results": procedure.results.all(),
            "bases": [_basis(row, documents, links) for row in bases],
            "gone_bases": [
                documents[row.document_id]
                for row in bases
                if row.document_id in documents and documents[row.document_id].legal_status in GONE
            ],
            "announcements": [(row, documents.get(row.document_id)) for row in announcements],
            "abolished_by": next(
                (row for row in announcements[::-1] if row.action == Announcement.Action.ABOLISHED), None
            ),
            "local": locals_of(procedure, self.request.portal).select_related("unit"),
            "related": Procedure.objects.published().filter(related=procedure).select_related("unit"),
            "steps": render_html(procedure.steps, links=links),
            "requirements": render_html(procedure.requirements, links=links),
            "description": render_html(procedure.description, links=links),
            "files": in_use,
            "other_files": others,
            "has_history": has_history(procedure),
        }


class ProcedureHistoryView(ProcedureDetailView):
    """What each version of the record changed, word by word, newest first."""

    template_name = "procedures/history.html"

    def address(self, record):
        return reverse("procedures:history", args=[record.code])

    def context_of(self, procedure):
        return {"procedure": procedure, "changes": changes_of(procedure)}


class ProcedurePrintView(ProcedureDetailView):
    """The same on paper: without the frame, with its own address."""

    template_name = "procedures/print.html"

    def address(self, record):
        return reverse("procedures:print", args=[record.code])


class DossierSheetView(ProcedureDetailView):
    """One's own sheet: tick the case and the way, get only the papers, the fee and the day; no login, no script."""

    template_name = "procedures/sheet.html"
    address_name = "procedures:sheet"

    def address(self, record):
        return reverse(self.address_name, args=[record.code])

    def context_of(self, procedure):
        files, channels = list(procedure.files.all()), list(procedure.channels.all())
        dossiers = dossier_of(procedure, files)
        local = list(locals_of(procedure, self.request.portal).select_related("unit"))
        # An address without a choice asks; the page complains only about choices that were made.
        asked = self.request.GET if set(self.request.GET) & {"truong-hop", "cach-nop", "ngay", "noi", "phi"} else None
        form = SheetForm(asked, dossiers=dossiers, channels=channels, local=local)
        sheet = sheet_of(procedure, form, dossiers) if asked is not None and form.is_valid() else None
        words = self.request.GET.urlencode()
        page = reverse("procedures:sheet", args=[procedure.code])
        return {
            "procedure": procedure,
            "form": form,
            "sheet": sheet,
            "query": words,
            "qr": qr_code(here_url(self.request, f"{page}?{words}"), scale=3)
            if sheet and len(words) < LONGEST_QUERY
            else "",
        }


class DossierSheetPrintView(DossierSheetView):
    """The sheet on one page of paper; without a valid choice, back to the form."""

    template_name = "procedures/sheet_print.html"
    address_name = "procedures:sheet_print"

    def draw(self, record):
        response = super().draw(record)
        if response.context_data["sheet"] is None:
            page = reverse("procedures:sheet", args=[record.code])
            return HttpResponseRedirect(f"{page}?{self.request.GET.urlencode()}")
        return response


def _documents_of(rows: list) -> dict[int, Document]:
    """Return the public documents that rows are tied to, with today's status: one query."""
    keys = {row.document_id for row in rows if row.document_id}
    documents = Document.objects.published().filter(pk__in=keys).select_related("kind", "unit").with_legal_status()
    return {document.pk: document for document in documents.defer("body")} if keys else {}


def _basis(row: LegalBasis, documents: dict[int, Document], links) -> tuple:
    """Return (row, its public document, its title); numbers are linked where the row has none of its own."""
    document = documents.get(row.document_id)
    return row, document, row.title if row.number else render_html(escape(row.title), links=links)


@dataclass
class Paper:
    """One item with its forms: (name, the file to download if one bears the name)."""

    item: DossierItem
    forms: list[tuple[str, ProcedureFile | None]]


@dataclass
class Dossier:
    """One case with its papers; the case is None for papers that name no case that there is."""

    case: DossierCase | None
    papers: list[Paper] = field(default_factory=list)


def files_in_use(files: list[ProcedureFile]) -> tuple[list[ProcedureFile], list[ProcedureFile]]:
    """Return the files that are used today, and those that were once or will be, newest first."""
    in_use = [file for file in files if file.is_used()]
    others = [file for file in files if file not in in_use]
    return in_use, sorted(others, key=lambda file: file.valid_from or datetime.date.min, reverse=True)


def dossier_of(procedure: Procedure, files: list[ProcedureFile]) -> list[Dossier]:
    """Return the cases in their order with their papers; a form is the file of the same name that is used today."""
    in_use, _others = files_in_use(files)
    by_name = {fold(name): file for file in in_use for name in (file.original_name, str(file))}
    dossiers = {case.number: Dossier(case) for case in procedure.cases.all()}
    for item in procedure.items.all():
        dossier = dossiers.setdefault(item.case_number, Dossier(None))
        dossier.papers.append(Paper(item, [(name, by_name.get(fold(name))) for name in item.form_names]))
    return [dossiers[number] for number in sorted(dossiers)]
