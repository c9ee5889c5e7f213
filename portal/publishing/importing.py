"""What the import commands of published records share: whose the records become, and in which state."""

from django.core.management.base import CommandError

from portal.importing import ImportCommand
from portal.organisation.models import Unit, User
from portal.publishing.workflow import State


class RecordImportCommand(ImportCommand):
    """An import of records that belong to a unit, traced to the system account."""

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--unit", type=int, help="mã số đơn vị sở hữu; mặc định là đơn vị gốc")
        parser.add_argument("--state", choices=[State.DRAFT, State.PUBLISHED], default=State.PUBLISHED)

    def ownership(self, options: dict) -> dict:
        """Return ``unit``, ``by`` and ``state`` for the import function; no such unit is a CommandError."""
        owner = {"pk": options["unit"]} if options["unit"] else {"parent__isnull": True}
        unit = Unit.objects.filter(**owner).first()
        if unit is None:
            raise CommandError(f"Không có đơn vị mã số {options['unit']}.")
        return {"unit": unit, "by": User.objects.system(), "state": options["state"]}
