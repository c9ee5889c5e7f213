"""Commenting on a draft, the receipt and what became of a comment; published comments and the table of responses."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View

from documents.comment_forms import MAX_POINTS, CodeForm, CommentForm, PointFormSet
from documents.consultation import Submission, counts_of, public_rows, receive, subject_of
from documents.filters import CommentFilter, ResponseFilter
from documents.matrix import MATRIX_COLUMNS, as_docx
from documents.models import Comment, Draft, Phase
from portal.calendar.ics import IcsEvent, as_ics
from portal.organisation.addresses import absolute_url, here_url
from portal.publishing.workflow import InvalidTransition
from portal.web.exports import Column, FeedItem
from portal.web.limits import count_try, neighbourhood, tries
from portal.web.lists import FilteredListView
from portal.web.qr import qr_code

LOOK_UPS_AN_HOUR = 60
private = method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")


def published_draft(request, pk: int) -> Draft:
    """Return a draft that the portal shows to everybody; 404 otherwise."""
    drafts = Draft.objects.published().in_portal(request.portal).select_related("unit", "field")
    return get_object_or_404(drafts, pk=pk)


@private
class CommentView(View):
    """The form of a draft, without an account and without a script; the receipt answers it."""

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request, pk):
        self.draft = published_draft(request, pk)
        return super().dispatch(request, pk)

    @cached_property
    def subject(self):
        return subject_of(self.draft, self.request.GET)

    def get(self, request, pk):
        if self.draft.phase_on() != Phase.OPEN:
            return redirect(self.draft.get_absolute_url())
        return self.show(CommentForm(), PointFormSet(prefix="diem"))

    @sensitive_variables()
    def post(self, request, pk):
        if "them" in request.POST:
            return self.show(*self._one_more(), lost_files=bool(request.FILES))
        points = PointFormSet(request.POST, prefix="diem")
        form = CommentForm(request.POST.copy(), request.FILES, points=points)
        # Both are asked, so that all mistakes stand on the page at once.
        if not all([points.is_valid(), form.is_valid()]):
            return self.show(form, points)
        if count_try("comment", neighbourhood(request)) > settings.QUESTIONS_PER_HOUR:
            form.add_error(None, _("Từ khu mạng này đã có quá nhiều góp ý trong một giờ. Xin gửi lại sau ít phút."))
            return self.show(form, points, status=429)
        try:
            comment = receive(self._submission(form.cleaned_data, points.points(), form.suspicion))
        except InvalidTransition:
            form.add_error(None, _("Dự thảo này hiện không nhận góp ý. Xin chép lại nội dung và gửi đến nơi nhận."))
            return self.show(form, points)
        return render(request, "documents/comment_receipt.html", self.receipt_of(comment))

    def _one_more(self):
        """Return both forms with what was written so far, unjudged, and one more place for a point."""
        data = self.request.POST
        written = PointFormSet(data, prefix="diem")
        rows = [{name: data.get(form.add_prefix(name), "") for name in form.fields} for form in written.forms]
        form = CommentForm(initial={name: data.get(name, "") for name in CommentForm.base_fields if name != "files"})
        if len(rows) < MAX_POINTS:
            rows.append({})
        points = PointFormSet(prefix="diem", initial=rows)
        points.min_num = len(rows)
        return form, points

    def _submission(self, data: dict, points: list[tuple[str, str]], suspicion: str) -> Submission:
        return Submission(
            token=data["token"],
            draft=self.draft,
            points=points,
            name=data["name"],
            organisation=data["organisation"],
            is_organisation=data["is_organisation"],
            phone=data["phone"],
            email=data["email"],
            may_publish=data["agrees_to_publication"],
            may_name=data["agrees_to_name"],
            suspicion=suspicion,
            subject=self.subject,
            files=data["files"],
        )

    def receipt_of(self, comment: Comment) -> dict:
        address = here_url(self.request, f"{reverse('documents:comment_follow')}?ma={comment.code}")
        return {"comment": comment, "draft": self.draft, "qr": qr_code(address)}

    def show(self, form, points, status: int = 200, *, lost_files: bool = False):
        context = {
            "lost_files": lost_files,
            "draft": self.draft,
            "form": form,
            "points": points,
            "subject": self.subject,
            "may_add": len(points.forms) < MAX_POINTS,
        }
        return render(self.request, "documents/comment_form.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class CommentFollowView(View):
    """What became of a comment, by the number of its receipt: nothing private stands there, so no secret is asked."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        if "ma" not in request.GET:
            return self.show(CodeForm())
        form = CodeForm(request.GET)
        if not form.is_valid():
            return self.show(form)
        near = neighbourhood(request)
        if tries("comment-code", near) >= LOOK_UPS_AN_HOUR:
            form.add_error(None, _("Đã thử sai quá nhiều lần. Xin thử lại sau một giờ, hoặc gọi điện cho cơ quan."))
            return self.show(form, status=429)
        comment = form.comment()
        is_here = comment and comment.draft.is_published() and request.portal.contains(comment.draft.unit.path)
        if not is_here:
            count_try("comment-code", near)
            form.add_error("ma", _("Không có góp ý nào mang mã này. Xin xem lại phiếu tiếp nhận."))
            return self.show(form)
        return self.show(form, comment=comment)

    def show(self, form, comment: Comment | None = None, status: int = 200):
        context = {"form": form, "comment": comment}
        if comment:
            rows = {point.response for point in comment.points.all() if point.response}
            context["rows"] = sorted(rows, key=lambda row: (row.order, row.pk)) if comment.draft.shows_responses else []
        return render(self.request, "documents/comment_follow.html", context, status=status)


class OfDraftView(FilteredListView):
    """A list that belongs to one published draft, at the draft's own address."""

    name = ""

    def get(self, request, *args, pk, slug, **kwargs):
        self.draft = published_draft(request, pk)
        if slug != self.draft.slug:
            return redirect(self.draft.address_of(self.name, self.draft.pk, self.draft.slug), permanent=True)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(draft=self.draft, counts=counts_of(self.draft), **kwargs)


class CommentListView(OfDraftView):
    """The published comments on a draft."""

    name = "documents:comments"
    filterset_class = CommentFilter
    card_template = "documents/_comment_card.html"
    export_name = "gop-y"
    template_name = "documents/comment_list.html"

    def get_title(self):
        return _("Ý kiến góp ý về %(draft)s") % {"draft": self.draft.title}

    def get_queryset(self):
        comments = Comment.objects.published().filter(draft=self.draft)
        return comments.select_related("draft", "sender").prefetch_related("points")

    def feed_item(self, record, hosts):
        url = f"{absolute_url(self.draft, hosts)}y-kien/#{record.code}"
        text = "\n".join(point.public_text for point in record.public_points)
        return FeedItem(f"{record.sender_shown}, {record.code}", url, text, record.received_at)

    def columns_for_export(self):
        def texts(comment):
            return [": ".join(filter(None, [point.provision, point.public_text])) for point in comment.public_points]

        return [
            Column("code", _("Mã tiếp nhận"), lambda comment: comment.code),
            Column("received", _("Ngày nhận"), lambda comment: timezone.localdate(comment.received_at)),
            Column("sender", _("Người góp ý"), lambda comment: comment.sender_shown),
            Column("points", _("Nội dung"), texts),
        ]


class ResponsesView(OfDraftView):
    """The published table: each opinion, what became of it and why, on the page and as a file."""

    name = "documents:responses"
    filterset_class = ResponseFilter
    card_template = "documents/_response_card.html"
    export_name = "tiep-thu-giai-trinh"
    template_name = "documents/response_list.html"
    paginate_by = 100
    columns = MATRIX_COLUMNS

    def get_title(self):
        return _("Tiếp thu, giải trình ý kiến về %(draft)s") % {"draft": self.draft.title}

    def get(self, request, *args, pk, slug, **kwargs):
        draft = published_draft(request, pk)
        if not draft.shows_responses:
            raise Http404(_("Bảng tiếp thu, giải trình chưa được công khai."))
        if request.GET.get("dinh-dang") == "docx":
            return as_docx(draft, public_rows(draft))
        return super().get(request, *args, pk=pk, slug=slug, **kwargs)

    def get_queryset(self):
        return public_rows(self.draft)

    def feed_item(self, record, hosts):
        url = f"{absolute_url(self.draft, hosts)}tiep-thu/#dong-{record.pk}"
        words = f"{record.get_verdict_display()}. {record.reason or record.final_text}"
        return FeedItem(str(record), url, words, self.draft.published_responses.published_at)


def closing_event(draft: Draft) -> IcsEvent:
    """Return the last day on which comments are taken, as an event of a calendar."""
    where = draft.receiving_address or draft.receiving_email
    return IcsEvent(
        uid=f"du-thao-{draft.pk}@{absolute_url(draft).split('/')[2]}",
        title=_("Ngày cuối góp ý: %(draft)s") % {"draft": draft.title},
        date=draft.last_day,
        starts_at=None,
        ends_at=None,
        place="",
        description=_("Nơi nhận góp ý: %(where)s") % {"where": where} if where else "",
        url=absolute_url(draft),
        updated=draft.updated_at,
        is_cancelled=False,
    )


def draft_calendar(request, pk):
    """The closing day of one draft as a file for a calendar."""
    draft = published_draft(request, pk)
    return as_ics(f"du-thao-{draft.pk}", draft.title, [closing_event(draft)])
