"""Lists of choices drawn without templates are those that Django draws."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from portal.web.renderer import QuickSelects

CHOICES = [("", "Tất cả"), ("a&b", 'Tên "lạ" <i>'), (3, "Ba"), ("Nhóm <1>", [("x", "Ích"), ("y", "Y")])]


@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple, forms.NullBooleanSelect])
@pytest.mark.parametrize("value", [None, "", "a&b", 3, ["x", "y"]])
@pytest.mark.parametrize("attrs", [{}, {"required": True, "class": 'a"b', "data-x": False, "size": 3}])
def test_select_is_as_django_draws_it(widget, value, attrs):
    if isinstance(value, list) and widget is not forms.SelectMultiple:
        return  # one choice, not many

    def drawn(renderer):
        made = widget(attrs) if widget is forms.NullBooleanSelect else widget(attrs, choices=CHOICES)
        return " ".join(made.render("tên<", value, renderer=renderer()).split()).replace("> <", "><")

    assert drawn(QuickSelects) == drawn(DjangoTemplates)
