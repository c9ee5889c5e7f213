"""The personal dossier sheet: of one procedure, what one applicant brings, pays, and when the result is due."""

import calendar
import datetime
import math
from dataclasses import dataclass, field

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.calendar.working_days import add_working_days, counted_from, is_working_day
from portal.clock import today
from portal.text import shorten
from portal.web.lists import date_input
from procedures.amounts import Duration, Fee, TimeUnit, parse_duration
from procedures.models import Channel, LocalProcedure, Procedure

HOURS_A_DAY = 8
LABEL_LENGTH = 160
FURTHEST = datetime.timedelta(days=366)


class SheetForm(forms.Form):
    """What the applicant ticks; every choice is a word of the address, so a sheet can be sent and opened again."""

    def __init__(self, data, *, dossiers, channels: list[Channel], local: list[LocalProcedure]):
        super().__init__(data)
        self.channels, self.local = channels, local
        cases = [(str(one.case.number), one.case.title) for one in dossiers if one.case and one.case.title]
        if len(cases) > 1:
            self.fields["truong-hop"] = forms.MultipleChoiceField(
                label=gettext_lazy("Trường hợp của quý vị"),
                choices=cases,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": gettext_lazy("Xin đánh dấu ít nhất một trường hợp.")},
            )
        if channels:
            self.fields["cach-nop"] = forms.ChoiceField(
                label=gettext_lazy("Cách nộp hồ sơ"),
                choices=[(str(number), _channel_label(one)) for number, one in enumerate(channels, start=1)],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Xin chọn cách nộp hồ sơ.")},
            )
        if local:
            self.fields["noi"] = forms.ChoiceField(
                label=gettext_lazy("Nơi nộp"),
                choices=[("", gettext_lazy("Không chọn"))] + [(str(one.pk), str(one.unit)) for one in local],
                required=False,
            )
        self.fields["ngay"] = forms.DateField(
            label=gettext_lazy("Ngày định nộp"), required=False, widget=date_input(), initial=today
        )
        if len(fees := self.fees_on_offer()) > 1:
            self.fields["phi"] = forms.MultipleChoiceField(
                label=gettext_lazy("Khoản phí, lệ phí áp dụng cho quý vị"),
                choices=[
                    (str(number), f"{fee.printed} {fee.note}".strip()) for number, fee in enumerate(fees, start=1)
                ],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def clean_ngay(self):
        day = self.cleaned_data["ngay"] or today()
        if day < today() or day > today() + FURTHEST:
            raise forms.ValidationError(_("Ngày định nộp phải từ hôm nay đến một năm sau."))
        return day

    def channel(self) -> Channel | None:
        """Return the chosen way, also before the form is checked: the fees on offer hang on it."""
        word = self.data.get("cach-nop", "")
        return self.channels[int(word) - 1] if word.isdecimal() and 0 < int(word[:4]) <= len(self.channels) else None

    def place(self) -> LocalProcedure | None:
        return next((one for one in self.local if str(one.pk) == self.data.get("noi")), None)

    def fees_on_offer(self) -> list[Fee]:
        """Return the fees that may be due: those of the chosen place, or else of the chosen way."""
        place, channel = self.place(), self.channel()
        return (place.fees if place else []) or (channel.fees if channel else [])

    def chosen_fees(self) -> list[Fee]:
        fees = self.fees_on_offer()
        if len(fees) < 2:
            return fees
        return [fees[int(number) - 1] for number in self.cleaned_data.get("phi", [])]


def _channel_label(channel: Channel) -> str:
    said = " · ".join(filter(None, [channel.time_printed, channel.description or channel.as_printed]))
    return f"{channel.get_kind_display()}: {shorten(said, LABEL_LENGTH)}" if said else str(channel.get_kind_display())


@dataclass
class Sheet:
    """What stands on the sheet; ``due`` is None where the time cannot be reckoned, then it is as printed."""

    dossiers: list
    channel: Channel | None
    place: LocalProcedure | None
    received_on: datetime.date
    time_printed: str
    due: datetime.date | None
    fees: list[Fee]
    must_choose_fees: bool
    reckoning: list[str] = field(default_factory=list)

    @property
    def total(self) -> int | None:
        """Return the sum in đồng, None if a fee is not known as a number or has still to be chosen."""
        amounts = [fee.amount for fee in self.fees]
        return None if self.must_choose_fees or not amounts or None in amounts else sum(amounts)

    @property
    def originals(self) -> int:
        return sum(paper.item.originals or 0 for dossier in self.dossiers for paper in dossier.papers)

    @property
    def copies(self) -> int:
        return sum(paper.item.copies or 0 for dossier in self.dossiers for paper in dossier.papers)


def sheet_of(procedure: Procedure, form: SheetForm, dossiers: list) -> Sheet:
    """Return the sheet of a valid form."""
    chosen = set(form.cleaned_data.get("truong-hop", []))
    if chosen:
        # Papers that name no case are everybody's.
        dossiers = [one for one in dossiers if one.case is None or not one.case.title or str(one.case.number) in chosen]
    place, channel = form.place(), form.channel()
    printed = (place.time_printed if place else "") or (channel.time_printed if channel else "")
    duration, day = parse_duration(printed), form.cleaned_data["ngay"]
    received = counted_from(timezone.now()) if day == today() else _first_working(day)
    fees = form.chosen_fees()
    return Sheet(
        dossiers=dossiers,
        channel=channel,
        place=place,
        received_on=received,
        time_printed=printed,
        due=result_day(duration, received) if duration else None,
        fees=fees or form.fees_on_offer(),
        must_choose_fees=len(form.fees_on_offer()) > 1 and not fees,
        reckoning=_reckoning(day, received, duration),
    )


def _first_working(day: datetime.date) -> datetime.date:
    return add_working_days(day, 0)


def result_day(duration: Duration, received: datetime.date) -> datetime.date:
    """Return the day on which the result is due for a dossier received on a working day.

    Days are counted from the day after (Bộ luật Dân sự 2015, Điều 147); an end on a day off moves to the next
    working day (Điều 148, khoản 5). Eight hours are a working day.
    """
    value, unit = duration.value, duration.unit
    if unit == TimeUnit.WORKING_DAY:
        return add_working_days(received, value)
    if unit == TimeUnit.HOUR:
        return add_working_days(received, math.ceil(value / HOURS_A_DAY))
    if unit == TimeUnit.MINUTE:
        return received
    if unit == TimeUnit.DAY:
        return _first_working(received + datetime.timedelta(days=value))
    months = value * 12 if unit == TimeUnit.YEAR else value
    return _first_working(_months_after(received, months))


def _months_after(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months on; where that month is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _reckoning(day: datetime.date, received: datetime.date, duration: Duration | None) -> list[str]:
    sentences = []
    if received != day:
        why = _("sau giờ làm việc") if day == today() and is_working_day(day) else _("vào ngày nghỉ")
        sentences.append(
            _("Nộp ngày %(day)s, %(why)s, nên tính là nhận ngày %(received)s.")
            % {"day": f"{day:%d/%m/%Y}", "why": why, "received": f"{received:%d/%m/%Y}"}
        )
    if duration and duration.unit == TimeUnit.WORKING_DAY:
        sentences.append(_("Tính từ ngày làm việc liền sau, không tính thứ Bảy, Chủ nhật và ngày nghỉ lễ."))
    elif duration and duration.unit in {TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR}:
        sentences.append(_("Ngày cuối rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo."))
    return sentences
