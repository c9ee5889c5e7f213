"""Polls: their list, the one page with a form that anybody may send, and what was counted.

A browser votes once: a signed cookie, set only by voting, remembers the numbers of the polls. A ballot has a
number of its own, so that a form sent twice counts once. Too many votes from one neighbourhood within an
hour are turned away; of an address only a keyed hash is kept, in the cache, until the hour is over.
"""

import uuid

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter

from portal.organisation.addresses import absolute_url
from portal.pages.models import Poll
from portal.web import exports
from portal.web.errors import NoTranslation
from portal.web.exports import Column, FeedItem
from portal.web.limits import HOUR, count_try, neighbourhood
from portal.web.lists import AddressFilterSet, FilteredListView

COOKIE = "tham-do"
COOKIE_AGE = 365 * 24 * 3600
COOKIE_POLLS = 100  # of more polls a cookie would be too long; the oldest are forgotten
BALLOT_AGE = 12 * 3600
BALLOT_LENGTH = 300  # characters of a signed number, and more
# An office of a few hundred people may stand behind one address; a program that votes is faster than that.
VOTES_AN_HOUR = 120


class PollFilter(AddressFilterSet):
    tinh_trang = ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=[("dang-mo", gettext_lazy("Đang mở")), ("da-dong", gettext_lazy("Đã đóng"))],
        method="by_state",
        empty_label=gettext_lazy("Tất cả"),
    )

    def by_state(self, queryset, name, value):
        return queryset.open() if value == "dang-mo" else queryset.exclude(pk__in=Poll.objects.open().values("pk"))


class PollListView(FilteredListView):
    title = gettext_lazy("Thăm dò ý kiến")
    filterset_class = PollFilter
    card_template = "pages/_poll_card.html"
    export_name = "tham-do"

    def get_queryset(self):
        polls = Poll.objects.public().in_portal(self.request.portal).in_language(self.request.LANGUAGE_CODE)
        # A sum takes the model's own order away.
        return polls.select_related("unit").with_total().order_by("-starts_at", "-pk")

    def feed_item(self, record, hosts):
        return FeedItem(str(record), absolute_url(record, hosts), record.local_note, record.starts_at)

    def columns_for_export(self):
        return [
            Column("id", _("Mã số"), lambda poll: poll.pk),
            Column("question", _("Câu hỏi"), str),
            Column("unit", _("Đơn vị"), lambda poll: str(poll.unit)),
            Column("opens", _("Mở từ"), lambda poll: poll.starts_at),
            Column("closes", _("Đóng lúc"), lambda poll: poll.ends_at),
            Column("total", _("Số phiếu"), lambda poll: poll.total),
            Column("url", _("Địa chỉ"), lambda poll: absolute_url(poll, self.hosts)),
        ]


class BallotForm(forms.Form):
    """The options of a poll, and the number of this ballot, signed so that nobody makes up numbers."""

    option = forms.ModelChoiceField(
        queryset=None,
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Xin chọn một phương án."),
            "invalid_choice": gettext_lazy("Phương án này không có trong thăm dò; xin chọn lại."),
        },
    )
    ballot = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, poll: Poll, data=None):
        super().__init__(data, initial={"ballot": new_ballot(poll)})
        self.poll = poll
        self.fields["option"].queryset = poll.options.all()
        self.fields["option"].label = str(poll)

    def clean_ballot(self) -> uuid.UUID:
        """Return the number of the ballot; refuse one that is old or not of ours."""
        try:
            ballot = self.cleaned_data["ballot"][:BALLOT_LENGTH]
            return uuid.UUID(signing.loads(ballot, salt=_salt(self.poll), max_age=BALLOT_AGE))
        except (signing.BadSignature, ValueError, TypeError, AttributeError) as error:
            self.data = self.data.copy() | {"ballot": new_ballot(self.poll)}
            raise forms.ValidationError(_("Phiếu này đã quá hạn; xin chọn và gửi lại.")) from error


def new_ballot(poll: Poll) -> str:
    return signing.dumps(uuid.uuid4().hex, salt=_salt(poll))


def _salt(poll: Poll) -> str:
    return f"portal.pages.polls.{poll.pk}"


def find_poll(request, pk: int) -> Poll:
    """Return a public poll, or raise Http404; an English page needs an English question."""
    poll = get_object_or_404(Poll.objects.public().select_related("unit"), pk=pk)
    if request.LANGUAGE_CODE == "en" and not poll.question_en:
        raise NoTranslation(_("Thăm dò này chưa có bản tiếng Anh."), poll.get_absolute_url().removeprefix("/en"))
    return poll


def _redirection(request, poll: Poll, address: str):
    """Return where to go instead of the asked-for address, if it is not the poll's own."""
    if not request.portal.contains(poll.unit.path):
        return redirect(absolute_url(poll), permanent=True)
    return redirect(address, permanent=True) if request.path != address else None


@require_http_methods(["GET", "HEAD", "POST"])
def poll(request, pk, slug):
    found = find_poll(request, pk)
    if elsewhere := _redirection(request, found, found.get_absolute_url()):
        return elsewhere
    if not found.is_open():
        return render(request, "pages/poll.html", _context(found) | _results(found))
    if has_voted(request, found):
        context = _context(found) | _results(found) | {"voted": True}
        return _for_one_browser(render(request, "pages/poll.html", context))
    if request.method == "POST":
        return _for_one_browser(_vote(request, found))
    return _for_one_browser(render(request, "pages/poll.html", _context(found) | {"form": BallotForm(found)}))


def _vote(request, found: Poll):
    form = BallotForm(found, request.POST)
    if not form.is_valid():
        return render(request, "pages/poll.html", _context(found) | {"form": form})
    if is_crowded(request, found):
        context = _context(found) | {"form": form, "is_crowded": True}
        response = render(request, "pages/poll.html", context, status=429)
        response["Retry-After"] = str(HOUR)
        return response
    found.cast(form.cleaned_data["option"], form.cleaned_data["ballot"])
    response = redirect(found)
    _remember(request, response, found)
    return response


def _context(found: Poll) -> dict:
    return {"poll": found, "is_open": found.is_open(), "canonical_url": absolute_url(found)}


def _results(found: Poll) -> dict:
    results = found.results()
    return {"results": results, "total": sum(row.count for row in results)}


def _for_one_browser(response):
    """Keep a page that depends on the cookie out of the caches of others."""
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def poll_results(request, pk, slug):
    """What was counted so far, as a page or a file; the same for everybody, so it sets no cookie and reads none."""
    found = find_poll(request, pk)
    if elsewhere := _redirection(request, found, found.get_absolute_url() + "ket-qua/"):
        return elsewhere
    wanted = request.GET.get("dinh-dang", "")
    if wanted in RESULT_FORMATS:
        return _results_file(found, wanted)
    context = _context(found) | _results(found) | {"is_results": True}
    return render(request, "pages/poll.html", context)


RESULT_FORMATS = ("json", "csv", "xlsx")


def _results_file(found: Poll, wanted: str) -> HttpResponse:
    columns = [
        Column("option", _("Phương án"), lambda row: str(row.option)),
        Column("votes", _("Số phiếu"), lambda row: row.count),
        Column("percent", _("Tỷ lệ phần trăm"), lambda row: float(row.share)),
    ]
    if wanted == "json":
        return exports.as_json(str(found), absolute_url(found), columns, found.results())
    as_file = exports.as_csv if wanted == "csv" else exports.as_xlsx
    return as_file(f"tham-do-{found.pk}", columns, found.results())


# --- one browser, one vote ---


def voted_polls(request) -> list[str]:
    """Return the numbers of the polls in which the browser took part; a cookie of somebody else's making is none."""
    cookie = request.get_signed_cookie(COOKIE, default="", salt=COOKIE)
    return [number for number in cookie.split(".") if number]


def has_voted(request, found: Poll) -> bool:
    return str(found.pk) in voted_polls(request)


def _remember(request, response, found: Poll) -> None:
    numbers = [*voted_polls(request), str(found.pk)][-COOKIE_POLLS:]
    response.set_signed_cookie(
        COOKIE,
        ".".join(numbers),
        salt=COOKIE,
        max_age=COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_crowded(request, found: Poll) -> bool:
    """Count one more vote from the neighbourhood of the address; return whether the hour has seen too many."""
    return count_try(COOKIE, f"{found.pk} {neighbourhood(request)}") > VOTES_AN_HOUR
