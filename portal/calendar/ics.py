"""Occasions as an iCalendar file (RFC 5545), which a telephone or an office program shows and subscribes to."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class IcsEvent:
    """One event. Without ``starts_at`` it lasts the whole day; times are those of the portal."""

    uid: str
    title: str
    date: datetime.date
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    place: str
    description: str
    url: str
    updated: datetime.datetime
    is_cancelled: bool


def as_ics(filename: str, title: str, events: Iterable[IcsEvent]) -> HttpResponse:
    """Return the events as a file of the name."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cong Mo//Lich//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(title))
    for event in events:
        calendar.add_component(_component(event))
    response = HttpResponse(calendar.to_ical(), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return response


def _component(event: IcsEvent) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", event.updated.astimezone(datetime.UTC))
    component.add("last-modified", event.updated.astimezone(datetime.UTC))
    if event.starts_at is None:
        component.add("dtstart", event.date)
        component.add("dtend", event.date + datetime.timedelta(days=1))
    else:
        component.add("dtstart", _moment(event.date, event.starts_at))
        if event.ends_at:
            component.add("dtend", _moment(event.date, event.ends_at))
    component.add("summary", _plain(event.title))
    component.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    for name, text in (("location", event.place), ("description", event.description)):
        if text:
            component.add(name, _plain(text))
    component.add("url", event.url)
    return component


def _moment(date: datetime.date, time: datetime.time) -> datetime.datetime:
    # In UTC, so that the file needs no table of time zones.
    return timezone.make_aware(datetime.datetime.combine(date, time)).astimezone(datetime.UTC)


def _plain(text: str) -> str:
    """Return the text without control characters, which end lines where the format allows none."""
    return "".join(char for char in text if char >= " " or char == "\n")
