import datetime

import pytest
from django.utils import timezone

from portal.clock import holds_on, span_holds_on, today
from portal.rules.models import Field

DAY = datetime.date(2025, 7, 1)
BEFORE, AFTER = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)
# valid_from, valid_to → whether the span holds the day before, on the day, the day after.
SPANS = [
    (None, None, (True, True, True)),
    (DAY, None, (False, True, True)),
    (None, DAY, (True, False, False)),
    (DAY, AFTER, (False, True, False)),
    (BEFORE, DAY, (True, False, False)),
    (AFTER, None, (False, False, True)),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("valid_from", "valid_to", "expected"), SPANS)
def test_span_is_half_open_for_a_record_and_for_a_query(valid_from, valid_to, expected):
    Field.objects.create(code="dat", name="Đất đai", valid_from=valid_from, valid_to=valid_to)
    days = (BEFORE, DAY, AFTER)
    assert tuple(span_holds_on(valid_from, valid_to, day) for day in days) == expected
    assert tuple(Field.objects.filter(holds_on(day)).exists() for day in days) == expected
    assert tuple(Field.objects.in_force(day).exists() for day in days) == expected


def test_today_is_the_day_in_viet_nam(monkeypatch):
    evening = datetime.datetime(2025, 6, 30, 17, 30, tzinfo=datetime.UTC)  # half past midnight of 1 July there
    monkeypatch.setattr(timezone, "now", lambda: evening)
    assert today() == DAY
