"""The unit tree, the accounts and the assignments in the admin, and which units an editor works for there."""

import datetime

import pytest
from django.urls import reverse

from portal.clock import today
from portal.organisation.models import Assignment, Role, Unit, User
from portal.pages.models import Banner, LinkGroup, MenuItem, Person, UnitProfile
from tests.admin_client import admin_client, form_data
from tests.factories import make_unit, make_user

pytestmark = pytest.mark.django_db


def errors_of(response) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in response.context["adminform"].form.errors.items()}


def addable(**values) -> dict:
    """Values of an add form; the numbers that its inlines want are those of none."""
    management = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return values | {
        f"{prefix}-{name}": value for prefix in ("former_names", "links") for name, value in management.items()
    }


# --- separation of duties ---


def test_nobody_gives_himself_a_role(root):
    admin = make_user(Role.IT_ADMIN)
    client = admin_client(admin)
    data = {"user": admin.pk, "role": Role.APPROVER, "unit": root.pk}
    response = client.post(reverse("admin:organisation_assignment_add"), data)
    assert errors_of(response) == {"user": ["Không thể tự phân công cho chính mình; hãy nhờ người quản trị khác."]}
    assert list(admin.assignments.values_list("role", flat=True)) == [Role.IT_ADMIN]


def test_nobody_changes_his_own_role(root):
    admin = make_user(Role.IT_ADMIN)
    own = admin.assignments.get()
    address = reverse("admin:organisation_assignment_change", args=[own.pk])
    client = admin_client(admin)
    response = client.post(address, form_data(client.get(address)) | {"role": Role.APPROVER})
    assert list(errors_of(response)) == ["user"]
    own.refresh_from_db()
    assert own.role == Role.IT_ADMIN


def test_admin_gives_another_person_a_role(root):
    other = make_user()
    data = {"user": other.pk, "role": Role.APPROVER, "unit": root.pk}
    admin_client(make_user(Role.IT_ADMIN)).post(reverse("admin:organisation_assignment_add"), data)
    assert list(other.assignments.values_list("role", "unit")) == [(Role.APPROVER, root.pk)]


REGISTERS = ["organisation_assignment", "organisation_user", "organisation_unit"]


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER, Role.LEADER, Role.IT_ADMIN])
def test_only_the_it_administrator_opens_the_registers(register, role):
    client = admin_client(make_user(role))
    expected = 200 if role == Role.IT_ADMIN else 403
    codes = {client.get(reverse(f"admin:{register}_{page}")).status_code for page in ("changelist", "add")}
    assert codes == {expected}


@pytest.mark.parametrize("register", REGISTERS)
def test_nothing_in_the_registers_is_deleted(register, root):
    admin = make_user(is_superuser=True)
    row = {"assignment": make_user(Role.EDITOR).assignments.get(), "user": make_user(), "unit": make_unit()}
    record = row[register.partition("_")[2]]
    client = admin_client(admin)
    assert client.post(reverse(f"admin:{register}_delete", args=[record.pk]), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    client.post(reverse(f"admin:{register}_changelist"), action)
    assert type(record).objects.filter(pk=record.pk).exists()


def test_account_is_made_and_deactivated_in_the_admin(root):
    client = admin_client(make_user(Role.IT_ADMIN))
    data = {
        "username": "le.suong",
        "full_name": "Lê Thị Sương",
        "account_type": "operational",
        "password1": "một-mật-khẩu-dài-2026",
        "password2": "một-mật-khẩu-dài-2026",
    }
    client.post(reverse("admin:organisation_user_add"), data)
    user = User.objects.get(username="le.suong")
    assert user.check_password("một-mật-khẩu-dài-2026")
    address = reverse("admin:organisation_user_change", args=[user.pk])
    client.post(
        address, form_data(client.get(address)) | {"deactivated_at_0": "22/11/2026", "deactivated_at_1": "08:00"}
    )
    user.refresh_from_db()
    assert user.is_active is False


@pytest.mark.parametrize("password", ["ngắn-quá", "12345678901234567", "LÊ THỊ SƯƠNG 11"])
def test_weak_password_is_refused(password, root):
    data = {"username": "le.suong", "full_name": "Lê Thị Sương", "account_type": "operational"}
    response = admin_client(make_user(Role.IT_ADMIN)).post(
        reverse("admin:organisation_user_add"), data | {"password1": password, "password2": password}
    )
    assert list(errors_of(response)) == ["password2"]
    assert not User.objects.filter(username="le.suong").exists()


# --- the tree ---


def test_unit_is_moved_with_all_below_it_in_the_admin():
    first, second = make_unit(name="Chi cục A"), make_unit(name="Chi cục B")
    below = make_unit(make_unit(first, name="Phòng"), name="Trạm")
    client = admin_client(make_user(Role.IT_ADMIN))
    address = reverse("admin:organisation_unit_change", args=[first.pk])
    client.post(address, form_data(client.get(address)) | {"parent": second.pk, "short_name": "CCA"})
    moved = Unit.objects.get(pk=first.pk)
    assert (moved.parent, moved.short_name, moved.path) == (second, "CCA", f"{second.path}0001")
    assert Unit.objects.get(pk=below.pk).path == f"{second.path}000100010001"


@pytest.mark.parametrize("where", ["itself", "below"])
def test_unit_is_not_moved_under_itself_in_the_admin(where):
    unit = make_unit()
    under = {"itself": unit, "below": make_unit(unit)}[where]
    client = admin_client(make_user(Role.IT_ADMIN))
    address = reverse("admin:organisation_unit_change", args=[unit.pk])
    response = client.post(address, form_data(client.get(address)) | {"parent": under.pk})
    assert list(errors_of(response)) == ["parent"]
    assert Unit.objects.get(pk=unit.pk).path == unit.path


def test_second_root_is_refused_in_the_admin(root):
    client = admin_client(make_user(Role.IT_ADMIN))
    response = client.post(reverse("admin:organisation_unit_add"), addable(name="Sở khác"))
    assert "Chỉ có một đơn vị gốc; hãy chọn đơn vị cấp trên." in str(errors_of(response))
    assert list(Unit.objects.all()) == [root]


# --- an administrator of one unit keeps the registers of that unit, no more ---


@pytest.fixture
def commune(root):
    """The administrator of a commune; people and units in it, above it and beside it."""
    unit, other = make_unit(name="Xã A"), make_unit(name="Xã B")
    administrator = make_user(Role.IT_ADMIN, unit=unit)
    people = {
        "own": make_user(Role.EDITOR, unit=unit),
        "without a role": make_user(unit=unit),
        "below": make_user(unit=make_unit(unit, name="Tổ A1")),
        "with a role above": make_user(unit=unit),
        "with a role to come above": make_user(unit=unit),
        "with a former role above": make_user(unit=unit),
        "superuser": make_user(unit=unit, is_superuser=True),
        "beside": make_user(Role.EDITOR, unit=other),
        "above": make_user(Role.APPROVER),
        "of no unit": User.objects.create_user("khong-don-vi", full_name="X"),
    }
    spans = {"with a role above": {}, "with a role to come above": {"valid_from": today() + datetime.timedelta(days=9)},
             "with a former role above": {"valid_to": today()}}  # fmt: skip
    for name, span in spans.items():
        Assignment.objects.create(user=people[name], role=Role.APPROVER, unit=root, **span)
    return {"unit": unit, "other": other, "people": people, "administrator": administrator}


KEPT = {"own", "without a role", "below", "with a former role above"}


def test_administrator_of_a_unit_keeps_its_accounts(commune):
    client, people = admin_client(commune["administrator"]), commune["people"]
    listed = set(client.get(reverse("admin:organisation_user_changelist")).context["cl"].queryset)
    password = {"usable_password": "true", "password1": "một-mật-khẩu-dài-2026", "password2": "một-mật-khẩu-dài-2026"}
    for person in people.values():
        client.get(reverse("admin:organisation_user_change", args=[person.pk]))
        client.post(reverse("admin:auth_user_password_change", args=[person.pk]), password)
    changed = {
        name for name, person in people.items() if User.objects.get(pk=person.pk).check_password(password["password1"])
    }
    assert listed == {commune["administrator"], *(people[name] for name in KEPT)}
    assert changed == KEPT


def test_administrator_of_a_unit_keeps_its_assignments(commune, root):
    client, people = admin_client(commune["administrator"]), commune["people"]
    listed = set(client.get(reverse("admin:organisation_assignment_changelist")).context["cl"].queryset)
    assert {row.user for row in listed} == {commune["administrator"], people["own"]}
    for unit in (root, commune["other"], commune["unit"]):
        data = {"user": people["below"].pk, "role": Role.APPROVER, "unit": unit.pk}
        client.post(reverse("admin:organisation_assignment_add"), data)
    assert [row.unit for row in people["below"].assignments.all()] == [commune["unit"]]
    beyond = people["above"].assignments.get()
    assert client.get(reverse("admin:organisation_assignment_change", args=[beyond.pk])).status_code == 302


def test_administrator_of_a_unit_keeps_its_units(commune, root):
    client, unit = admin_client(commune["administrator"]), commune["unit"]
    listed = [row.name for row in client.get(reverse("admin:organisation_unit_changelist")).context["cl"].queryset]
    assert listed == ["Xã A", "Tổ A1"]
    codes = {
        place.name: client.get(reverse("admin:organisation_unit_change", args=[place.pk])).status_code
        for place in (root, unit, commune["other"])
    }
    assert codes == {root.name: 302, "Xã A": 200, "Xã B": 302}
    address = reverse("admin:organisation_unit_change", args=[unit.pk])
    client.post(address, form_data(client.get(address)) | {"parent": commune["other"].pk, "phone": "0258 1"})
    moved = Unit.objects.get(pk=unit.pk)
    assert (moved.parent, moved.phone) == (root, "0258 1")
    response = client.post(
        reverse("admin:organisation_unit_add"), addable(name="Tổ B", parent=commune["other"].pk, order=0)
    )
    assert list(errors_of(response)) == ["parent"]


def test_administrator_of_the_root_keeps_everything_but_superusers(commune):
    client, people = admin_client(make_user(Role.IT_ADMIN)), commune["people"]
    listed = set(client.get(reverse("admin:organisation_user_changelist")).context["cl"].queryset)
    assert {name for name, person in people.items() if person in listed} == set(people) - {"superuser"}
    superuser = admin_client(people["superuser"])
    assert (
        superuser.get(reverse("admin:organisation_user_changelist")).context["cl"].queryset.count()
        == User.objects.count()
    )


# --- which units an editor works for ---


def make_part(model, unit: Unit):
    values = {
        MenuItem: {"title": "Mục", "url": "/"},
        LinkGroup: {"name": "Nhóm"},
        Banner: {"title": "Thông báo"},
        Person: {"full_name": "Lê Thị Sương", "position": "Giám đốc"},
        UnitProfile: {"functions": "<p>Chức năng</p>"},
    }
    return model.objects.create(unit=unit, **values[model])


PARTS = [MenuItem, LinkGroup, Banner, Person, UnitProfile]


def address_of(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", PARTS)
def test_editor_sees_the_parts_of_his_units(model):
    unit, other = make_unit(), make_unit()
    parts = {name: make_part(model, place) for name, place in {
        "own": unit, "below": make_unit(unit), "other": other, "above": unit.parent
    }.items()}  # fmt: skip
    client = admin_client(make_user(Role.EDITOR, unit=unit))
    listed = set(client.get(address_of(model, "changelist")).context["cl"].queryset)
    opened = {
        name for name, part in parts.items() if client.get(address_of(model, "change", part.pk)).status_code == 200
    }
    deletable = {
        name for name, part in parts.items() if client.get(address_of(model, "delete", part.pk)).status_code == 200
    }
    assert listed == {parts["own"], parts["below"]}
    assert opened == deletable == {"own", "below"}


@pytest.mark.parametrize("model", PARTS)
@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.IT_ADMIN, Role.LEADER, Role.ANSWER_OFFICER])
def test_parts_are_for_editors(model, role, root):
    make_part(model, root)
    assert admin_client(make_user(role)).get(address_of(model, "changelist")).status_code == 403


def test_editor_gives_nothing_to_another_unit():
    unit, other = make_unit(), make_unit()
    client = admin_client(make_user(Role.EDITOR, unit=unit))
    data = addable(name="Nhóm", order=0)
    response = client.post(address_of(LinkGroup, "add"), data | {"unit": other.pk})
    assert list(errors_of(response)) == ["unit"]
    client.post(address_of(LinkGroup, "add"), data | {"unit": unit.pk})
    assert list(LinkGroup.objects.values_list("unit", flat=True)) == [unit.pk]


def test_menu_entry_hangs_only_under_one_of_the_editors_units():
    unit, other = make_unit(), make_unit()
    own, foreign = make_part(MenuItem, unit), make_part(MenuItem, other)
    client = admin_client(make_user(Role.EDITOR, unit=unit))
    choices = client.get(address_of(MenuItem, "add")).context["adminform"].form.fields["parent"].queryset
    assert list(choices) == [own]
    data = {"unit": unit.pk, "title": "Mục con", "url": "/", "order": 0, "parent": foreign.pk}
    assert list(errors_of(client.post(address_of(MenuItem, "add"), data))) == ["parent"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "data:text/html,x", "//evil.example", "x"]
)
@pytest.mark.parametrize("model", [MenuItem, Banner])
def test_address_that_is_no_place_is_refused(model, url, root):
    client = admin_client(make_user(Role.EDITOR))
    data = {"unit": root.pk, "title": "Mục", "order": 0, "kind": "banner"}
    assert list(errors_of(client.post(address_of(model, "add"), data | {"url": url}))) == ["url"]
    for good in ("/van-ban/?q=1", "https://dichvucong.gov.vn", "mailto:so@example.gov.vn"):
        client.post(address_of(model, "add"), data | {"url": good})
    assert model.objects.count() == 3


def test_form_of_a_new_part_begins_with_the_editors_unit():
    make_unit()
    unit = make_unit()
    client = admin_client(make_user(Role.EDITOR, unit=unit))
    assert form_data(client.get(address_of(Banner, "add")))["unit"] == str(unit.pk)


# --- choices that load while one types ---


def choices(client, model: str, field: str, term: str = "") -> list[str]:
    app, _, name = model.partition(".")
    data = {"app_label": app, "model_name": name, "field_name": field, "term": term}
    response = client.get(reverse("admin:autocomplete"), data)
    assert response.status_code == 200, response.status_code
    return [row["text"] for row in response.json()["results"]]


CHOICES = [
    ("news.article", "lead_image"),
    ("news.article", "tags"),
    ("news.article", "topic"),
    ("news.article", "related"),
    ("news.album", "translation_of"),
    ("documents.document", "issuer"),
    ("documents.relation", "target"),
]


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER])
@pytest.mark.parametrize(("model", "field"), CHOICES)
def test_whoever_writes_may_choose(model, field, role):
    assert choices(admin_client(make_user(role)), model, field) == []


def test_assignment_is_chosen_from_by_the_it_administrator_only(root):
    make_user(full_name="Lê Thị Sương")
    admin, editor = make_user(Role.IT_ADMIN), make_user(Role.EDITOR)
    assert choices(admin_client(admin), "organisation.assignment", "user", "Sương") == ["Lê Thị Sương"]
    data = {"app_label": "organisation", "model_name": "assignment", "field_name": "user"}
    assert admin_client(editor).get(reverse("admin:autocomplete"), data).status_code == 403
    assert Assignment.objects.count() == 2
