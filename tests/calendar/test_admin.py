"""The calendar in the admin: whose rows one keeps, what is recorded, what is refused."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.calendar.models import DayOff, Reception, SwappedDay, WorkEntry
from portal.calendar.working_days import add_working_days
from portal.organisation.models import Role
from portal.publishing.models import Event
from tests.admin_client import admin_client, form_data
from tests.calendar.factories import DAY, make_days_off, make_entry, make_person, make_reception, set_rule
from tests.factories import make_unit, make_user
from tests.helpers import assert_flat_queries

pytestmark = pytest.mark.django_db

MODELS = [(WorkEntry, make_entry), (Reception, make_reception)]


@pytest.fixture(autouse=True)
def _no_days_off(root):
    make_days_off()


def address_of(model, page: str, *args) -> str:
    return reverse(f"admin:calendar_{model._meta.model_name}_{page}", args=args)


def save(client, address: str, **values):
    """Open a form as a browser does, change fields, send it."""
    return client.post(address, form_data(client.get(address)) | values, follow=True)


def reception_fields(unit, **values) -> dict:
    return {
        "unit": unit.pk, "content": "Tiếp công dân", "date": "2030-05-20", "starts_at": "08:00", "ends_at": "11:00",
    } | values  # fmt: skip


def errors_of(response) -> dict:
    return {name: list(words) for name, words in response.context["adminform"].form.errors.items()}


@pytest.mark.parametrize(("model", "make"), MODELS)
def test_editor_keeps_the_rows_of_own_units_and_deletes_none(model, make):
    unit = make_unit()
    rows = {"own": make(unit=unit), "below": make(unit=make_unit(unit)), "other": make(unit=make_unit())}
    client = admin_client(make_user(Role.EDITOR, unit=unit))
    listed = set(client.get(address_of(model, "changelist")).context["cl"].queryset)
    opened = {name for name, row in rows.items() if client.get(address_of(model, "change", row.pk)).status_code == 200}
    assert listed == {rows["own"], rows["below"]} and opened == {"own", "below"}
    assert client.post(address_of(model, "delete", rows["own"].pk), {"post": "yes"}).status_code == 403
    response = client.post(address_of(model, "add"), reception_fields(rows["other"].unit))
    assert "unit" in errors_of(response)


@pytest.mark.parametrize(("model", "make"), MODELS)
@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.IT_ADMIN, Role.LEADER, Role.ANSWER_OFFICER])
def test_calendar_is_for_editors(model, make, role, root):
    assert admin_client(make_user(role)).get(address_of(model, "changelist")).status_code == 403


def test_days_off_are_kept_by_the_it_administrator(root):
    client = admin_client(make_user(Role.IT_ADMIN))
    data = {"name": "Tết", "starts_on": "2030-02-01", "ends_on": "2030-02-06", "legal_basis": "Thông báo"}
    client.post(address_of(DayOff, "add"), data)
    assert DayOff.objects.get().name == "Tết"
    swap = {"day_off": "2030-05-02", "working_day": "2030-05-04", "legal_basis": "Thông báo"}
    client.post(address_of(SwappedDay, "add"), swap)
    assert SwappedDay.objects.count() == 1
    editor = admin_client(make_user(Role.EDITOR))
    assert editor.get(address_of(DayOff, "changelist")).status_code == 200
    assert editor.post(address_of(DayOff, "add"), data).status_code == 403


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (DayOff, {"name": "Tết", "starts_on": "2030-02-06", "ends_on": "2030-02-01", "legal_basis": "x"}),
        (DayOff, {"name": "Tết", "starts_on": "2030-02-01", "ends_on": "2031-02-01", "legal_basis": "x"}),
        (DayOff, {"name": "Tết", "starts_on": "2030-02-01", "ends_on": "2030-02-02", "legal_basis": ""}),
        (SwappedDay, {"day_off": "2030-05-04", "working_day": "2030-05-11", "legal_basis": "x"}),
        (SwappedDay, {"day_off": "2030-05-02", "working_day": "2030-05-03", "legal_basis": "x"}),
        (SwappedDay, {"day_off": "2030-05-02", "working_day": "2030-05-02", "legal_basis": "x"}),
    ],
)
def test_days_that_make_no_sense_are_refused(model, data, root):
    response = admin_client(make_user(Role.IT_ADMIN)).post(address_of(model, "add"), data)
    assert response.context["adminform"].form.errors and model.objects.count() == 0


# --- receptions ---


def test_late_reception_is_kept_with_a_warning_and_a_trace(root):
    set_rule("reception_notice", 5, time_unit="working_day")
    user = make_user(Role.EDITOR)
    date = add_working_days(timezone.localdate(), 2)
    address = address_of(Reception, "add")
    response = save(admin_client(user), address, **reception_fields(root, date=date.isoformat(), is_public="on"))
    (warning,) = [str(message) for message in response.context["messages"] if message.level_tag == "warning"]
    assert "2 ngày làm việc" in warning and "5 ngày" in warning
    reception = Reception.objects.public().get()
    assert (reception.notice_days, reception.is_late) == (2, True)
    events = [(event.by, event.what) for event in Event.objects.about(reception)]
    assert events == [(user, "created"), (user, "changed")]
    assert Event.objects.about(reception).last().reason == warning
    listed = admin_client(user).get(address_of(Reception, "changelist")).content.decode()
    assert "2 ngày làm việc (muộn)" in listed


def test_reception_in_time_is_saved_without_a_warning(root):
    set_rule("reception_notice", 5, time_unit="working_day")
    date = add_working_days(timezone.localdate(), 5)
    client = admin_client(make_user(Role.EDITOR))
    response = save(
        client, address_of(Reception, "add"), **reception_fields(root, date=date.isoformat(), is_public="on")
    )
    assert {message.level_tag for message in response.context["messages"]} == {"success"}
    assert Reception.objects.get().is_late is False


def test_late_reception_is_warned_of_once(root):
    set_rule("reception_notice", 5, time_unit="working_day")
    reception = make_reception(date=timezone.localdate() + DAY)
    client = admin_client(make_user(Role.EDITOR))
    response = save(client, address_of(Reception, "change", reception.pk), place="Phòng 2")
    assert {message.level_tag for message in response.context["messages"]} == {"success"}
    assert Event.objects.about(reception).get().reason == "Trước ghi: Địa điểm: không ghi"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": "postponed", "reason": "Bão"}, "ngày tiếp mới"),
        ({"status": "postponed", "new_date": "2030-05-25"}, "lý do"),
        ({"status": "cancelled"}, "lý do"),
        ({"starts_at": ""}, "giờ bắt đầu"),
        ({"starts_at": "11:00", "ends_at": "08:00"}, "phải sau"),
        ({"starts_at": "25:00"}, "giờ"),
        ({"date": "31/02/2030"}, "ngày"),
        ({"status": "postponed", "reason": "Bão", "new_date": "2030-05-25", "new_starts_at": "10:00",
          "new_ends_at": "09:00"}, "phải sau"),
    ],
)  # fmt: skip
def test_reception_that_makes_no_sense_is_refused_with_a_sentence(values, words, root):
    client = admin_client(make_user(Role.EDITOR))
    response = save(client, address_of(Reception, "add"), **reception_fields(root, **values))
    said = " ".join(word for errors in errors_of(response).values() for word in errors)
    assert words in said.casefold() and Reception.objects.count() == 0


def test_work_entry_is_made_in_the_admin_with_a_person(root):
    person = make_person()
    client = admin_client(make_user(Role.EDITOR))
    data = {"content": "Họp", "date": "2030-05-20", "starts_at": "14:00", "chair": person.pk, "is_public": "on"}
    save(client, address_of(WorkEntry, "add"), **data)
    entry = WorkEntry.objects.get()
    assert (entry.chair, entry.session, entry.starts_at) == (person, WorkEntry.Session.AFTERNOON, datetime.time(14))
    assert Event.objects.about(entry).get().what == "created"


def test_internal_entry_leaves_no_public_trace(root):
    client = admin_client(make_user(Role.EDITOR))
    save(client, address_of(WorkEntry, "add"), content="Nội bộ", date="2030-05-20")
    entry = WorkEntry.objects.get()
    assert (entry.is_public, entry.published_at) == (False, None) and not Event.objects.about(entry).exists()


# --- choosing people ---


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.CONTRIBUTOR, 200), (Role.EDITOR, 200), (Role.APPROVER, 200), (Role.LEADER, 403), (Role.IT_ADMIN, 403)],
)
def test_whoever_writes_chooses_among_people_in_office(role, status, root):
    unit = make_unit()
    make_person("Lê Thị Sương", unit=make_unit())
    make_person("Lê Thị Sương Cũ", valid_to=timezone.localdate())
    data = {"app_label": "news", "model_name": "article", "field_name": "people", "term": "Sương"}
    response = admin_client(make_user(role, unit=unit)).get(reverse("admin:autocomplete"), data)
    assert response.status_code == status
    if status == 200:
        assert [row["text"] for row in response.json()["results"]] == ["Lê Thị Sương"]


# --- what it costs ---


@pytest.mark.parametrize(
    ("model", "make"),
    [
        (WorkEntry, lambda: make_entry(unit=make_unit(), chair=make_person(unit=make_unit()))),
        (Reception, lambda: make_reception(unit=make_unit(), host=make_person(unit=make_unit()))),
    ],
    ids=["entries", "receptions"],
)
def test_list_of_the_admin_costs_the_same_for_one_row_and_for_four(model, make):
    assert_flat_queries(address_of(model, "changelist"), make, client=admin_client(make_user(Role.EDITOR)))
