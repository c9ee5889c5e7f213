"""What waits for a person on the first page of the admin."""

from django.apps import apps
from django.urls import reverse

from portal.organisation.models import Role, subtree_q
from portal.publishing.models import Publishable, Task, Version
from portal.publishing.workflow import EDITORIAL_ROLES, State

LENGTH = 20


def admin_url(record, name: str = "change", *args) -> str:
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=[record.pk, *args])


def publishable_models() -> list[type[Publishable]]:
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


def desk(request) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the non-empty lists of the person: to approve, returned, pending versions, second looks, drafts."""
    user = request.user
    to_approve, returned, drafts = [], [], []
    decides_in = user.units_as(*EDITORIAL_ROLES)
    for model in publishable_models():
        kind = model._meta.verbose_name
        mine = model.objects.filter(author=user).select_related("unit")
        if decides_in or user.is_superuser:
            waiting = model.objects.filter(state=State.SUBMITTED).exclude(author=user).select_related("unit", "author")
            if not user.is_superuser:
                waiting = waiting.filter(subtree_q(decides_in, "unit__path"))
            to_approve += [(row.title, admin_url(row), f"{kind}, {row.author}, {row.unit}") for row in waiting[:LENGTH]]
        returned += [(row.title, admin_url(row), str(kind)) for row in mine.filter(state=State.RETURNED)[:LENGTH]]
        drafts += [(row.title, admin_url(row), str(kind)) for row in mine.filter(state=State.DRAFT)[:LENGTH]]
    desks = [
        ("Chờ tôi duyệt", to_approve),
        ("Bản sửa chờ tôi duyệt", _versions(user)),
        ("Bài đăng khẩn cần xem lại", [(str(task.record), task_url(task), task.note) for task in _tasks(user)]),
        ("Bị trả lại, cần sửa", returned),
        ("Bản nháp của tôi", drafts),
    ]
    return [(title, rows) for title, rows in desks if rows]


def _versions(user) -> list[tuple[str, str, str]]:
    if not (user.is_superuser or user.units_as(Role.APPROVER)):
        return []
    waiting = Version.objects.filter(state=Version.State.SUBMITTED).exclude(author=user).select_related("author")
    return [
        (str(version.record), admin_url(version.record, "version", version.pk), str(version.author))
        for version in waiting.prefetch_related("record__unit")[: LENGTH * 5]
        if version.may_apply(user)
    ]


def _tasks(user):
    return Task.objects.for_user(user).prefetch_related("record")[:LENGTH]


def task_url(task: Task) -> str:
    return reverse("admin:publishing_task_change", args=[task.pk])
