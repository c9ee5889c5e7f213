"""Dates and numbers as Vietnamese clerks write them."""

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import floatformat
from django.utils import formats, timezone, translation

DAY = datetime.date(2026, 11, 5)


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize("typed", ["05/11/2026", "5/11/2026", "2026-11-05", "5-11-2026", "05.11.2026"])
def test_date_is_read_with_the_day_first(typed):
    assert forms.DateField().clean(typed) == DAY


@pytest.mark.parametrize("typed", ["11/22/2026", "31/02/2026", "Nov 5 2026", "5/11/26"])
def test_date_of_another_country_is_refused_rather_than_guessed(typed):
    with pytest.raises(ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.parametrize("typed", ["05/11/2026 08:30", "05/11/2026 08:30:00", "2026-11-05 08:30"])
def test_moment_is_read_with_the_day_first(typed):
    assert forms.DateTimeField().clean(typed) == timezone.make_aware(datetime.datetime(2026, 11, 5, 8, 30))


def test_form_shows_a_date_as_it_would_be_typed():
    assert str(forms.DateInput().format_value(DAY)) == "05/11/2026"


def test_numbers_are_grouped_by_dots():
    assert floatformat(1234567, "0g") == "1.234.567"
    assert formats.number_format(1234567.5, decimal_pos=1, force_grouping=True) == "1.234.567,5"
