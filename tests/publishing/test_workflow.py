"""The steps of the editorial workflow: who may take which, and what each leaves behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import timezone

from news.models import Article
from portal.organisation.models import Assignment, Role
from portal.publishing.models import Event, Task, Version
from portal.publishing.workflow import STEPS, InvalidTransition, StaleRecord, State
from tests.factories import make_article, make_image, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(root):
    return make_unit()


@pytest.fixture
def contributor(unit):
    return make_user(Role.CONTRIBUTOR, unit=unit)


@pytest.fixture
def approver(root):
    return make_user(Role.APPROVER)


def test_article_goes_from_draft_to_published_with_a_trace_of_each_step(unit, contributor, approver):
    article = make_article(state="draft", unit=unit, author=contributor)
    article.take_step("submit", by=contributor)
    article.take_step("send_back", by=approver, reason="Thêm ảnh hiện trường.")
    article.take_step("submit", by=contributor)
    article.take_step("publish", by=approver)
    trace = Event.objects.about(article).values_list("what", "by", "was", "now", "reason")
    assert list(trace) == [
        ("submit", contributor.pk, "draft", "submitted", ""),
        ("send_back", approver.pk, "submitted", "returned", "Thêm ảnh hiện trường."),
        ("submit", contributor.pk, "returned", "submitted", ""),
        ("publish", approver.pk, "submitted", "published", ""),
    ]
    article.refresh_from_db()
    assert (article.state, article.approver, article.is_published()) == (State.PUBLISHED, approver, True)
    assert list(Version.objects.about(article).values_list("state", "origin")) == [("applied", "publication")]


def test_author_with_the_approver_role_cannot_approve_own_work(approver):
    article = make_article(state="submitted", author=approver)
    with pytest.raises(InvalidTransition, match="không được tự duyệt"):
        article.take_step("publish", by=approver)
    article.refresh_from_db()
    assert article.state == State.SUBMITTED


def test_whoever_submitted_cannot_approve(contributor, unit):
    approver, other = make_user(Role.APPROVER), make_user(Role.APPROVER)
    article = make_article(state="draft", unit=unit, author=contributor)
    article.take_step("submit", by=approver)
    assert "publish" not in article.allowed_steps(approver)
    assert "publish" in article.allowed_steps(other)


def test_superuser_too_cannot_approve_own_work():
    user = make_user(is_superuser=True)
    assert "publish" not in make_article(state="submitted", author=user).allowed_steps(user)


@pytest.mark.parametrize("name", ["send_back", "publish_urgently", "withdraw"])
def test_step_that_needs_a_reason_is_refused_without_one(name, contributor, approver):
    state = {"send_back": "submitted", "publish_urgently": "draft", "withdraw": "published"}[name]
    article = make_article(state=state, author=contributor)
    with pytest.raises(InvalidTransition, match="Cần ghi lý do"):
        article.take_step(name, by=approver, reason="  ")
    article.refresh_from_db()
    assert article.state == state


def test_urgent_publication_leaves_a_task_that_another_approver_must_finish(contributor):
    editor, approver = make_user(Role.EDITOR), make_user(Role.APPROVER)
    article = make_article(state="draft", author=contributor)
    article.take_step("publish_urgently", by=editor, reason="Bão vào trong đêm.")
    assert article.is_published()
    task = Task.objects.open().get()
    assert (task.record, task.note, task.opened_by) == (article, "Bão vào trong đêm.", editor)
    with pytest.raises(InvalidTransition):
        task.finish(by=editor)
    task.finish(by=approver, note="Đúng.")
    assert not Task.objects.open().exists()
    assert Event.objects.about(article).last().what == "task_done"


def test_approver_who_published_urgently_does_not_see_the_task_as_own(contributor):
    approver = make_user(Role.APPROVER)
    article = make_article(state="draft", author=contributor)
    article.take_step("publish_urgently", by=approver, reason="Gấp.")
    assert not Task.objects.for_user(approver).exists()
    assert Task.objects.for_user(make_user(Role.APPROVER)).count() == 1


def test_approver_of_another_unit_can_do_nothing(unit, contributor):
    stranger = make_user(Role.APPROVER, unit=make_unit())
    for state in State.values:
        assert make_article(state=state, unit=unit, author=contributor).allowed_steps(stranger) == []


def test_role_outside_its_dates_gives_nothing(unit, contributor):
    today = timezone.localdate()
    former = make_user()
    Assignment.objects.create(user=former, role=Role.APPROVER, unit=unit, valid_to=today)
    future = make_user()
    Assignment.objects.create(user=future, role=Role.APPROVER, unit=unit, valid_from=today + timedelta(days=1))
    article = make_article(state="submitted", unit=unit, author=contributor)
    assert article.allowed_steps(former) == article.allowed_steps(future) == []


def test_second_click_on_publish_is_refused_and_leaves_one_trace(contributor):
    first, second = make_user(Role.APPROVER), make_user(Role.APPROVER)
    article = make_article(state="submitted", author=contributor)
    same_article = Article.objects.get(pk=article.pk)
    article.take_step("publish", by=first)
    with pytest.raises(StaleRecord, match="Người khác vừa thay đổi"):
        same_article.take_step("publish", by=second)
    assert Event.objects.about(article).filter(what="publish").count() == 1


def test_publication_refused_lists_all_reasons(contributor, approver):
    silent = make_image(alt="")
    article = make_article(state="submitted", author=contributor, body="<p></p>", lead_image=silent)
    with pytest.raises(InvalidTransition) as refusal:
        article.take_step("publish", by=approver)
    assert str(refusal.value) == "Chưa đăng được. Nội dung còn trống. Ảnh đại diện chưa có mô tả thay ảnh."


def test_scheduled_article_appears_at_its_moment_and_not_before(contributor, approver):
    now = timezone.now()
    article = make_article(state="submitted", author=contributor)
    article.take_step("publish", by=approver, publish_from=now + timedelta(hours=8))
    before, after = now + timedelta(hours=8, seconds=-1), now + timedelta(hours=8)
    assert [article.is_published(at) for at in (before, after)] == [False, True]
    assert not Article.objects.published(before).exists()
    assert list(Article.objects.published(after)) == [article]


@pytest.mark.parametrize("state", State.values)
def test_is_published_agrees_with_the_queryset(state):
    now = timezone.now()
    for start, end in [(-2, None), (-2, -1), (-2, 1), (1, 2), (0, None), (-1, 0)]:
        article = make_article(state="draft")
        expires_at = None if end is None else now + timedelta(hours=end)
        Article.objects.filter(pk=article.pk).update(
            state=state, publish_from=now + timedelta(hours=start), expires_at=expires_at
        )
        article.refresh_from_db()
        listed = Article.objects.published(now).filter(pk=article.pk).exists()
        assert article.is_published(now) == listed, (state, start, end)


def test_withdrawn_article_keeps_its_public_reason(contributor, approver):
    article = make_article(author=contributor)
    article.take_step("withdraw", by=approver, reason="Số liệu đã cũ.")
    assert article.is_gone()
    assert article.withdrawal().reason == "Số liệu đã cũ."


def test_discarded_draft_can_be_recovered_by_its_author(unit, contributor):
    article = make_article(state="draft", unit=unit, author=contributor)
    article.take_step("discard", by=contributor)
    assert not article.is_gone()
    article.take_step("recover", by=contributor)
    assert article.state == State.DRAFT


def test_events_are_append_only(contributor):
    article = make_article(state="draft", author=contributor)
    editor = make_user(Role.EDITOR)
    article.take_step("submit", by=editor)
    event = Event.objects.about(article).last()
    event.reason = "khác"
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()
    with pytest.raises(TypeError):
        Event.objects.all().update(reason="khác")
    with pytest.raises(TypeError):
        Event.objects.all().delete()


def test_author_cannot_be_deleted(contributor):
    make_article(author=contributor)
    with pytest.raises(ProtectedError):
        contributor.delete()


def test_database_refuses_a_published_record_without_a_start():
    with pytest.raises(IntegrityError):
        make_article(state="draft").__class__.objects.update(state="published", publish_from=None)


def test_every_step_starts_from_a_state_and_ends_in_another():
    for name, step in STEPS.items():
        assert step.target not in step.sources, name
        assert step.roles or step.own_roles, name
