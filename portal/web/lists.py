"""The one list view: a queryset narrowed by one GET form, in pages, with feeds and files of the same rows."""

from collections.abc import Callable
from urllib.parse import quote

from django import forms
from django.core.paginator import InvalidPage, Paginator
from django.forms.utils import flatatt
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from django_filters import FilterSet

from portal.organisation.addresses import here_url, member_hosts
from portal.web import exports
from portal.web.blocks import frame_value


def page_number(request) -> int | None:
    """Return the asked-for page, 1 by default, or None if the word is no number."""
    word = request.GET.get("trang", "1")
    # More than nine digits are beyond the last page of anything, and slow to read.
    return int(word[:10]) if word.isdecimal() and word.isascii() else None


# What a search tells whoever counts in front of the application: whether there was anything. Taken off on the way out.
SEARCH_HEADER = "X-Search-Found"


def note_search(response, found: bool) -> None:
    """Say on an answer that it is the first page of what somebody looked for, and whether anything was found."""
    response.headers[SEARCH_HEADER] = "1" if found else "0"


def date_input() -> forms.DateInput:
    """Return the widget of a date: the browser's own calendar, written as in addresses (2026-11-22)."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlainSelect(forms.Select):
    """A list to choose from, written at once: Django renders a template for every single option."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = set(self.format_value(value))
        plain, taken = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'
        options = format_html_join(
            "",
            "{}",
            (
                (format_html(taken if str(key) in chosen else plain, "" if key is None else key, label),)
                for key, label in self.choices
            ),
        )
        attributes = self.build_attrs(self.attrs, {"name": name} | (attrs or {}))
        return format_html("<select{}>{}</select>", flatatt(attributes), options)


class AddressFilterSet(FilterSet):
    """A filter whose query words are written as in addresses: ``linh_vuc`` is ``linh-vuc``."""

    def get_form_class(self):
        form = super().get_form_class()
        for field in form.base_fields.values():
            if type(field.widget) is forms.Select:
                choices, field.widget = field.choices, PlainSelect(field.widget.attrs)
                field.widget.choices, field.widget.is_required = choices, field.required
        return form

    @classmethod
    def get_filters(cls):
        return {name.replace("_", "-"): item for name, item in super().get_filters().items()}

    @classmethod
    def get_fields(cls):
        # Every filter is declared; none is made up from model fields.
        return {}


class RowsPaginator(Paginator):
    """Pages of a narrow queryset: what a card shows is read for the rows of one page alone.

    ``drawn`` makes full rows of a queryset. Counting stops at ``at_most``; ``is_capped`` then says so.
    """

    def __init__(self, object_list, per_page, *, drawn: Callable, at_most: int | None = None):
        super().__init__(object_list, per_page)
        self.drawn, self.at_most = drawn, at_most
        self.is_capped = False

    @cached_property
    def count(self):
        if self.at_most is None:
            return self.object_list.count()
        counted = self.object_list.order_by()[: self.at_most + 1].count()
        self.is_capped = counted > self.at_most
        return min(counted, self.at_most)

    def _get_page(self, rows, *args, **kwargs):
        keys = list(rows.values_list("pk", flat=True))
        by_key = {row.pk: row for row in self.drawn(rows.model.objects.filter(pk__in=keys))}
        return super()._get_page([by_key[key] for key in keys if key in by_key], *args, **kwargs)


class FilteredListView(TemplateView):
    """A list page. An app gives queryset, filter, card template and the columns of its exports."""

    title = ""
    filterset_class: type[AddressFilterSet]
    card_template = ""
    paginate_by = 20
    export_name = "danh-sach"
    columns: list[exports.Column] = []
    count_up_to: int | None = None

    def get_queryset(self):
        """Return the published rows of the portal, with all that a card shows selected."""
        raise NotImplementedError

    def drawn(self, records):
        """Return the rows of a queryset with what a card or a file shows, where ``get_queryset`` left it out."""
        return records

    def feed_item(self, record, hosts: dict[str, str]) -> exports.FeedItem:
        raise NotImplementedError

    def get_title(self) -> str:
        return str(self.title)

    @cached_property
    def filterset(self):
        return self.filterset_class(self.request.GET, queryset=self.get_queryset(), request=self.request)

    def get(self, request, *args, **kwargs):
        wanted = request.GET.get("dinh-dang", "")
        if wanted in exports.FORMATS:
            return self.export(wanted)
        response = super().get(request, *args, **kwargs)
        if request.GET.get("q") and self.filterset.form.is_valid() and request.GET.get("trang", "1") == "1":
            note_search(response, bool(response.context_data["object_list"]))
        return response

    def export(self, wanted: str):
        url = here_url(self.request, self.request.path)
        records = self.drawn(self.filterset.qs)
        if wanted == "atom":
            hosts = member_hosts()
            items = [self.feed_item(record, hosts) for record in records[: exports.FEED_LENGTH]]
            feed_url = here_url(self.request, self.request.get_full_path())
            title = f"{self.get_title()} – {self.request.portal}"
            return exports.as_atom(title, url, feed_url, self.request.LANGUAGE_CODE, items)
        self.hosts = member_hosts()
        if wanted == "json":
            return exports.as_json(self.get_title(), url, self.columns_for_export(), records)
        as_file = exports.as_csv if wanted == "csv" else exports.as_xlsx
        return as_file(self.export_name, self.columns_for_export(), records)

    def columns_for_export(self) -> list[exports.Column]:
        return self.columns

    def page(self):
        """Return the asked-for page; one that is no number is the first, one beyond the last is 404."""
        paginator = Paginator(self.filterset.qs, self.paginate_by)
        if self.count_up_to is not None:
            paginator = RowsPaginator(self.filterset.qs, self.paginate_by, drawn=self.drawn, at_most=self.count_up_to)
        if set(self.request.GET) <= {"trang"}:
            name = f"count:{quote(self.request.path)}"
            paginator.count = frame_value(self.request, name, paginator.object_list.count)
        number = page_number(self.request)
        try:
            return paginator.page(1 if number is None else number)
        except InvalidPage as error:
            raise Http404(_("Không có trang này.")) from error

    def get_context_data(self, **kwargs):
        page = self.page()
        filters = {name for name, value in self.request.GET.items() if value} - {"trang"}
        return super().get_context_data(
            title=self.get_title(),
            page_obj=page,
            object_list=page.object_list,
            filter_form=self.filterset.form,
            is_filtered=bool(filters),
            # The list as everybody first sees it is kept for a minute; what somebody asked for is his alone.
            kept_as=None if self.request.GET else self.request.path,
            page_error=_("Số trang không hợp lệ, đang hiện trang đầu.") if page_number(self.request) is None else "",
            card_template=self.card_template,
            export_formats=exports.FORMATS,
            **kwargs,
        )

    template_name = "components/list_page.html"
