"""The results page: one box over all kinds of records."""

from django import forms
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from portal.search import engine
from portal.search.models import sources
from portal.web.lists import date_input, note_search, page_number

PAGE_LENGTH = 20


class SearchForm(forms.Form):
    """The query words of the page; a wrong value is a form error, never a broken page."""

    q = forms.CharField(label=gettext_lazy("Từ khoá"), max_length=200, required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Loại nội dung"), required=False)
    tu_ngay = forms.DateField(label=gettext_lazy("Từ ngày"), required=False)
    den_ngay = forms.DateField(label=gettext_lazy("Đến ngày"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        everything = [("", gettext_lazy("Tất cả"))]
        self.fields["loai"].choices = everything + [(source.kind, source.label) for source in sources]
        for name in ("tu_ngay", "den_ngay"):
            field = self.fields.pop(name)
            field.widget = date_input()
            self.fields[name.replace("_", "-")] = field

    def clean(self):
        data = super().clean()
        start, end = data.get("tu-ngay"), data.get("den-ngay")
        if start and end and start > end:
            self.add_error("den-ngay", _("“Đến ngày” phải từ “Từ ngày” trở đi."))
        return data


@require_safe
def page(request):
    form = SearchForm(request.GET or None)
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    text = data.get("q", "")
    query = engine.parse(
        text,
        portal=request.portal,
        language=request.LANGUAGE_CODE,
        kind=data.get("loai", ""),
        date_from=data.get("tu-ngay"),
        date_to=data.get("den-ngay"),
    )
    number = page_number(request)
    number = 1 if number is None else number
    results = engine.search(query, start=(number - 1) * PAGE_LENGTH, length=PAGE_LENGTH)
    try:
        page_obj = Paginator(results.ids, PAGE_LENGTH).page(number)
    except InvalidPage as error:
        raise Http404(_("Không có trang này.")) from error
    context = {
        "form": form,
        "q": text,
        "results": results,
        "page_obj": page_obj,
        "is_last_of_many": not page_obj.has_next() and results.total > len(results.ids),
    }
    response = render(request, "search/page.html", context)
    if text and number == 1:
        note_search(response, bool(results.ids))
    return response
