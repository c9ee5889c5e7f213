"""What documents, drafts and disclosure offer to the rest of the portal: search, numbers, previews, blocks, maps."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import figures
from documents.disclosure_views import DisclosureDetailView
from documents.draft_views import DraftDetailView
from documents.models import (
    Disclosure,
    DisclosureCategory,
    Document,
    DocumentKind,
    Draft,
    Signer,
    follow_documents,
    is_outcome_of_open_draft,
)
from documents.ripple import waiting_for
from documents.views import DocumentDetailView
from portal.citations.models import Link, resolvers
from portal.media.models import held_back
from portal.organisation.addresses import absolute_url, member_hosts
from portal.publishing.desks import admin_url
from portal.publishing.models import Event, saved
from portal.publishing.views import previews
from portal.publishing.workflow import EDITORIAL_ROLES
from portal.search.models import register as offer_to_search
from portal.web.blocks import demonstrations, desks, offer_block, person_sections, site_sections, sitemaps

HOME_DRAFTS = 4
DESK_LENGTH = 20
PERSON_LENGTH = 20


def latest_documents(request):
    documents = Document.objects.published().in_portal(request.portal).select_related("kind").defer("body")
    return {"documents": documents[:6]}


def open_drafts(request):
    """Drafts on which comments are taken today, those that close first in front."""
    drafts = Draft.objects.published().in_portal(request.portal).open().select_related("unit")
    return {"drafts": drafts.defer("reason", "summary")[:HOME_DRAFTS]}


def documents_of_person(request, person):
    """The newest documents that the person signed."""
    signed = Signer.objects.filter(person=person).values("document")
    documents = Document.objects.published().in_portal(request.portal).filter(pk__in=signed).select_related("kind")
    rows = [
        (f"{document.kind} {document.number}: {document.title}", document.get_absolute_url(), document.issue_date)
        for document in documents.defer("body")[:PERSON_LENGTH]
    ]
    return _("Văn bản đã ký"), rows


def resolve_numbers(keys: set[str]) -> dict[str, Link]:
    """Return where each number leads: to the document, or to the list when several bear the number."""
    found: dict[str, list[Document]] = {}
    documents = Document.objects.published().filter(number_key__in=keys).select_related("kind").with_legal_status()
    for document in documents.only("number", "number_key", "title", "language", "kind", "effective_date", "issue_date"):
        found.setdefault(document.number_key, []).append(document)
    return {key: _link(key, documents) for key, documents in found.items()}


def _link(key: str, documents: list[Document]) -> Link:
    if len(documents) > 1:
        url = f"{reverse('documents:list')}?q={key.replace('/', '%2F')}"
        return Link(url, _("Có %(count)d văn bản mang số này") % {"count": len(documents)})
    (document,) = documents
    return Link(
        document.get_absolute_url(), f"{document.kind}: {document.title}", document.status_label, document.status_tone
    )


def desk(request):
    """What the person's units have to look through because a document that it rests on holds no more."""
    user = request.user
    if not (user.is_superuser or user.units_as(*EDITORIAL_ROLES)):
        return []
    rows = [
        (one.record.title, admin_url(one.change.document, "ripple"), f"{one.kind}; {one.change}")
        for one in waiting_for(user)[:DESK_LENGTH]
    ]
    silent = [
        (draft.title, admin_url(draft), f"hết hạn góp ý ngày {draft.last_day:%d/%m/%Y}")
        for draft in Draft.objects.published().worked_on_by(user).without_outcome()[:DESK_LENGTH]
    ]
    desks = [
        ("Nội dung cần rà soát vì căn cứ đã thay đổi", rows),
        ("Dự thảo đã hết hạn góp ý, chưa công khai tổng hợp, tiếp thu", silent),
    ]
    return [(title, found) for title, found in desks if found]


def _site_section(request):
    rows = [(_("Tất cả văn bản"), reverse("documents:list"))]
    rows += [(str(kind), f"{reverse('documents:list')}?loai={kind.code}") for kind in DocumentKind.objects.all()]
    rows += [(_("Lấy ý kiến dự thảo"), reverse("documents:drafts"))]
    return _("Văn bản"), rows


def _disclosure_section(request):
    rows = [(_("Tất cả danh mục công khai"), reverse("disclosure:categories"))]
    rows += [(str(category), category.get_absolute_url()) for category in DisclosureCategory.objects.all()]
    return _("Thông tin công khai"), rows


def _sitemap(portal):
    hosts = member_hosts()
    shown = ["title", "language", "updated_at", "unit__path"]
    for records in (
        Document.objects.only("number", *shown),
        Draft.objects.only(*shown),
        Disclosure.objects.select_related("category").only("number", "category__code", *shown),
    ):
        for record in records.published().in_portal(portal).select_related("unit").order_by():
            yield absolute_url(record, hosts), record.updated_at


def register() -> None:
    """Make the offers; called once when Django is ready."""
    Event.WORDS |= {
        "comment_received": "đã nhận góp ý",
        "comment_published": "đã công khai góp ý",
        "comment_kept_private": "đã giữ góp ý, không công khai",
        "comment_set_aside": "đã loại, không phải góp ý",
        "comment_worded": "đã soạn bản công khai của góp ý",
        "response_written": "đã soạn dòng tiếp thu, giải trình",
        "comment_exported": "đã xuất dữ liệu của người góp ý",
        "comment_erased": "đã xoá dữ liệu riêng của người góp ý",
        "responses_published": "đã công khai bảng tiếp thu, giải trình",
        "responses_withdrawn": "đã rút lại bảng tiếp thu, giải trình",
    }
    Event.WORDS["basis_checked"] = "đã rà soát, vẫn đúng dù căn cứ thay đổi"
    saved.register("documents", follow_documents)
    desks.register("documents", desk)
    offer_to_search("document", gettext_lazy("Văn bản"), Document)
    offer_to_search("draft", gettext_lazy("Dự thảo lấy ý kiến"), Draft)
    offer_to_search("disclosure", gettext_lazy("Thông tin công khai"), Disclosure)
    resolvers.register("documents", resolve_numbers)
    held_back.register("documents", is_outcome_of_open_draft)
    previews.register("document", DocumentDetailView.preview)
    previews.register("draft", DraftDetailView.preview)
    previews.register("disclosure", DisclosureDetailView.preview)
    offer_block("latest_documents", "documents/_latest.html")(latest_documents)
    offer_block("open_drafts", "documents/_open_drafts.html")(open_drafts)
    person_sections.register("documents", documents_of_person)
    site_sections.register("documents", _site_section)
    site_sections.register("disclosure", _disclosure_section)
    sitemaps.register("documents", _sitemap)
    demonstrations.register("documents", "documents.demo.fill")
    figures.register()
