"""Who is written to about the work of a unit: whoever holds a role there, or in the nearest unit above."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from portal.organisation.models import Assignment, Unit, User


class RoleHolders:
    """Those who hold some roles on a day, read once: one query."""

    def __init__(self, roles: Iterable[str], on: datetime.date):
        self._people: dict[str, list[tuple[str, User]]] = defaultdict(list)
        held = Assignment.objects.in_force(on).filter(user__is_active=True, role__in=list(roles))
        for assignment in held.select_related("user", "unit").order_by("user"):
            self._people[assignment.role].append((assignment.unit.path, assignment.user))

    def at(self, role: str, unit: Unit) -> list[User]:
        """Return who holds the role in the unit itself, each once."""
        return list(dict.fromkeys(user for path, user in self._people[role] if path == unit.path))

    def nearest(self, role: str, unit: Unit) -> list[User]:
        """Return who holds the role in the unit itself, or in the nearest unit above it that has anybody."""
        above = [(path, user) for path, user in self._people[role] if unit.path.startswith(path)]
        longest = max((len(path) for path, _user in above), default=0)
        return list(dict.fromkeys(user for path, user in above if len(path) == longest))
