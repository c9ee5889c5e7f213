"""What stats keeps: counts of visits, incidents, activity reports."""

from stats.models.duties import DutyReminder, MonthlySheet, ResponsibleUnit
from stats.models.incidents import Incident
from stats.models.reports import ActivityReport, ReportFigure
from stats.models.visits import (
    Audience,
    CarriedOver,
    Collector,
    DayCount,
    DayKey,
    HourCount,
    Measure,
    SpoolFile,
    Visitor,
)

__all__ = [
    "ActivityReport",
    "Audience",
    "CarriedOver",
    "Collector",
    "DayCount",
    "DayKey",
    "DutyReminder",
    "HourCount",
    "Incident",
    "Measure",
    "MonthlySheet",
    "ReportFigure",
    "ResponsibleUnit",
    "SpoolFile",
    "Visitor",
]
