"""Who a person is, what the person may do today, and how the person signs in."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from news.models import Article
from portal.clock import today
from portal.organisation.models import Assignment, Role, User
from tests.factories import make_article, make_unit, make_user, root_unit, system

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 1)
ONE = datetime.timedelta(days=1)
PASSWORD = "bí-mật-đủ-dài-2026"
LOGIN = "/quan-tri/login/"


def assign(user, role, **values) -> Assignment:
    return Assignment.objects.create(**({"user": user, "role": role, "unit": root_unit()} | values))


def fresh(user) -> User:
    """The account as the next request reads it."""
    return User.objects.get(pk=user.pk)


def deactivate(user) -> User:
    user.deactivated_at = timezone.now()
    user.save()
    return fresh(user)


# --- assignments ---


def test_assignment_holds_from_its_first_day_to_the_day_before_its_last():
    user = make_user()
    assign(user, Role.EDITOR, valid_from=DAY, valid_to=DAY + ONE)
    days = (DAY - ONE, DAY, DAY + ONE)
    assert [user.units_as(Role.EDITOR, on=day) for day in days] == [set(), {"0001"}, set()]


def test_person_holds_several_roles_in_several_units():
    user, unit, other = make_user(), make_unit(), make_unit()
    assign(user, Role.EDITOR, unit=unit)
    assign(user, Role.APPROVER, unit=other)
    assign(user, Role.EDITOR, unit=other, valid_to=today())
    assert user.units_as(Role.EDITOR) == {unit.path}
    assert user.units_as(Role.EDITOR, Role.APPROVER) == {unit.path, other.path}
    assert user.units_as(Role.LEADER) == user.units_as() == set()
    assert user.roles == {Role.EDITOR, Role.APPROVER}


def test_role_is_held_in_the_subtree_only():
    unit = make_unit()
    below, beside = make_unit(unit), make_unit()
    user = make_user(Role.EDITOR, unit=unit)
    held = {place: user.holds(place, Role.EDITOR) for place in (root_unit(), unit, below, beside)}
    assert held == {root_unit(): False, unit: True, below: True, beside: False}
    assert not user.holds(unit, Role.APPROVER)


def test_assignment_that_ends_before_it_begins_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        assign(make_user(), Role.EDITOR, valid_from=DAY, valid_to=DAY)


ENDED = [{"valid_to": today()}, {"valid_from": today() + ONE}]


@pytest.mark.parametrize("span", ENDED, ids=["ended today", "begins tomorrow"])
def test_role_out_of_its_time_opens_nothing(span):
    user = make_user()
    assign(user, Role.EDITOR, **span)
    make_article(state="draft")
    client = Client(HTTP_HOST="portal.test")
    client.force_login(user)
    assert (user.roles, user.is_staff, user.has_module_perms("news")) == (set(), False, False)
    assert not Article.objects.visible_to(user).exists()
    assert client.get("/quan-tri/").status_code == 302


def test_roles_of_a_deactivated_account_vanish():
    user = make_user(Role.EDITOR, Role.IT_ADMIN)
    draft = make_article(state="draft")
    assert (user.roles, list(Article.objects.visible_to(user))) == ({Role.EDITOR, Role.IT_ADMIN}, [draft])
    user = deactivate(user)
    assert (user.roles, user.units_as(Role.EDITOR), user.is_staff) == (set(), set(), False)
    assert not user.has_perm("news.change_article")
    assert not Article.objects.visible_to(user).exists()


def test_deactivated_superuser_may_nothing():
    user = deactivate(make_user(is_superuser=True))
    assert (user.is_staff, user.has_perm("news.change_article"), user.has_module_perms("news")) == (False, False, False)


def test_active_and_deactivated_never_contradict_each_other():
    user = make_user()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.pk).update(is_active=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.pk).update(deactivated_at=timezone.now())
    assert deactivate(user).is_active is False


# --- what roles allow: one table for kinds of records ---

RIGHTS = {
    ("news.add_article", Role.CONTRIBUTOR): True,
    ("news.add_article", Role.LEADER): False,
    ("news.delete_article", Role.APPROVER): False,
    ("news.change_category", Role.EDITOR): True,
    ("news.change_category", Role.CONTRIBUTOR): False,
    ("news.view_topic", Role.CONTRIBUTOR): True,  # else the choice in the form of an article stays empty
    ("documents.view_issuer", Role.CONTRIBUTOR): True,
    ("documents.add_issuer", Role.CONTRIBUTOR): False,
    ("organisation.change_assignment", Role.EDITOR): False,
    ("organisation.change_assignment", Role.IT_ADMIN): True,
    ("organisation.delete_user", Role.IT_ADMIN): False,
    ("news.add_article", Role.IT_ADMIN): False,
    ("publishing.change_event", Role.IT_ADMIN): False,
    ("sessions.view_session", Role.IT_ADMIN): False,
    ("news.add_nothing", Role.EDITOR): False,
    ("nonsense", Role.EDITOR): False,
}


@pytest.mark.parametrize(("permission", "role"), RIGHTS)
def test_role_allows(permission, role):
    assert make_user(role).has_perm(permission) is RIGHTS[permission, role]
    assert make_user().has_perm(permission) is False
    assert make_user(is_superuser=True).has_perm(permission) is (permission not in {"news.add_nothing", "nonsense"})


def test_superuser_sees_and_opens_everything():
    user = make_user(is_superuser=True)
    draft = make_article(state="draft", unit=make_unit())
    assert (user.roles, user.is_staff, list(Article.objects.visible_to(user))) == (set(), True, [draft])


# --- the register ---


@pytest.mark.parametrize("name", ["Nguyen", "nguyễn", "a b", "a@b", ""])
def test_user_name_is_plain(name):
    with pytest.raises(ValidationError) as refusal:
        User(username=name, full_name="Nguyễn Văn A", password="x").full_clean()
    assert list(refusal.value.message_dict) == ["username"]


def test_nobody_signs_in_as_the_system():
    assert not system().has_usable_password()
    assert [sign_in(User.SYSTEM, password).status_code for password in ("!", "x", "")] == [200, 200, 200]


# --- signing in ---


def sign_in(username, password=PASSWORD, *, client=None, ip="10.0.0.9"):
    client = client or Client(HTTP_HOST="portal.test", REMOTE_ADDR=ip)
    return client.post(LOGIN, {"username": username, "password": password, "next": "/quan-tri/"})


@pytest.fixture
def editor():
    return make_user(Role.EDITOR, username="bien-tap", password=PASSWORD)


def test_editor_signs_in_to_the_desk(editor):
    client = Client(HTTP_HOST="portal.test")
    response = sign_in("bien-tap", client=client)
    assert (response.status_code, response["Location"]) == (302, "/quan-tri/")
    assert client.get("/quan-tri/").context["user"] == editor


def test_sign_in_page_is_vietnamese():
    page = Client(HTTP_HOST="portal.test", HTTP_ACCEPT_LANGUAGE="en").get(LOGIN)
    text = page.content.decode()
    expected = ['lang="vi"', "Đăng nhập", "Tên đăng nhập", "Mật khẩu"]
    assert [word for word in (*expected, "Log in", "Username", "Password") if word in text] == expected


WRONG = {
    "wrong password": ("bien-tap", "sai"),
    "unknown name": ("khong-co", PASSWORD),
    "other case": ("Bien-Tap", PASSWORD),
    "empty password": ("bien-tap", ""),
}


@pytest.mark.parametrize(("username", "password"), WRONG.values(), ids=WRONG)
def test_wrong_sign_in_says_the_same_whatever_was_wrong(editor, username, password):
    response = sign_in(username, password)
    form = response.context["form"]
    assert "_auth_user_id" not in response.client.session
    if password:
        (sentence,) = form.non_field_errors()
        assert "tên đăng nhập" in sentence.lower() and "mật khẩu" in sentence.lower()
        assert "bien-tap" not in sentence


@pytest.mark.parametrize("who", ["no role", "deactivated", "no password"])
def test_account_without_a_role_today_does_not_get_in(who):
    user = make_user(*(["editor"] if who != "no role" else []), username="ai-do", password=PASSWORD)
    if who == "deactivated":
        deactivate(user)
    elif who == "no password":
        user.set_unusable_password()
        user.save()
    client = Client(HTTP_HOST="portal.test")
    sign_in("ai-do", client=client)
    assert client.get("/quan-tri/").status_code == 302


def test_deactivation_ends_a_running_session(editor):
    client = Client(HTTP_HOST="portal.test")
    sign_in("bien-tap", client=client)
    assert client.get("/quan-tri/").wsgi_request.user == editor
    deactivate(editor)
    response = client.get("/quan-tri/")
    assert (response.status_code, response.wsgi_request.user.is_authenticated) == (302, False)


def test_new_password_ends_other_sessions(editor):
    client = Client(HTTP_HOST="portal.test")
    sign_in("bien-tap", client=client)
    editor.set_password("một-mật-khẩu-khác-2026")
    editor.save()
    assert client.get("/quan-tri/").status_code == 302


def test_five_wrong_tries_lock_that_name_from_that_address(editor):
    make_user(Role.EDITOR, username="nguoi-khac", password=PASSWORD)
    codes = [sign_in("bien-tap", f"sai-{number}").status_code for number in range(5)]
    assert codes == [200, 200, 200, 200, 429]
    locked = sign_in("bien-tap")  # the right password, too late
    assert (locked.status_code, "_auth_user_id" in locked.client.session) == (429, False)
    assert "khoá" in locked.content.decode().lower() or "khóa" in locked.content.decode().lower()
    assert sign_in("nguoi-khac").status_code == 302
    assert sign_in("bien-tap", ip="10.0.0.10").status_code == 302


def test_right_password_in_time_clears_the_wrong_tries(editor):
    for _ in range(2):
        assert [sign_in("bien-tap", "sai").status_code for _ in range(4)] == [200] * 4
        assert sign_in("bien-tap").status_code == 302
    assert not AccessAttempt.objects.exists()


def test_lock_opens_after_twelve_hours(editor):
    for number in range(5):
        sign_in("bien-tap", f"sai-{number}")
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(hours=12, minutes=1))
    assert sign_in("bien-tap").status_code == 302


def test_anonymous_stands_for_the_public():
    shown = make_article()
    make_article(state="draft")
    assert list(Article.objects.visible_to(AnonymousUser())) == list(Article.objects.visible_to(None)) == [shown]


def test_session_of_the_desk_is_closed_to_scripts_and_other_sites(editor):
    cookie = sign_in("bien-tap").cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 8 * 3600)
