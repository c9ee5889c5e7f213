"""What changed in a procedure from one public version to the next."""

import datetime
from dataclasses import dataclass

from portal.publishing.models import Version
from portal.publishing.versions import Difference, compare
from procedures.models import Procedure

LENGTH = 20  # versions that are compared for one page


@dataclass(frozen=True)
class Change:
    """One public version beside the one before it; the first has nothing to differ from."""

    at: datetime.datetime
    differences: list[Difference]
    is_first: bool = False


def _versions(procedure: Procedure):
    """Return the public versions since the record was last withdrawn, newest first: what was taken back stays away."""
    versions = Version.objects.about(procedure).filter(state=Version.State.APPLIED)
    if withdrawn := procedure.withdrawal():
        versions = versions.filter(applied_at__gt=withdrawn.at)
    return versions.order_by("-applied_at", "-pk")


def has_history(procedure: Procedure) -> bool:
    """Return whether there is more than one public version."""
    return _versions(procedure)[:2].count() > 1


def changes_of(procedure: Procedure) -> list[Change]:
    """Return the versions with what each changed, newest first; one that changed nothing is left out."""
    versions = list(_versions(procedure)[: LENGTH + 1])
    changes = []
    for newer, older in zip(versions, [*versions[1:], None], strict=True):
        if older is None:
            changes.append(Change(newer.applied_at, [], is_first=True))
        elif differences := compare(Procedure, older.snapshot, newer.snapshot):
            changes.append(Change(newer.applied_at, differences))
    return changes[:LENGTH]
