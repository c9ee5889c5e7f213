"""Forms that anybody may send, and what tells a program from a person."""

import re
import time
from secrets import randbelow, token_urlsafe

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MIN_SECONDS = 3  # nobody reads and fills in the form faster; programs do
MAX_SECONDS = 24 * 3600
MAX_LINKS = 2  # in one text; a question rarely needs one
_SALT = "portal.form"
_SUM_SALT = "portal.sum"
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def new_token(seconds_ago: int = 0) -> str:
    """Return the signed token of a form: a random name and the moment at which the form was given out."""
    return signing.dumps([token_urlsafe(18), int(time.time()) - seconds_ago], salt=_SALT, compress=False)


def new_sum() -> str:
    """Return two small numbers to be added, signed so that a program cannot bring its own."""
    return signing.dumps([randbelow(8) + 2, randbelow(8) + 2, token_urlsafe(6)], salt=_SUM_SALT)


def _numbers_of(asked: str) -> tuple[int, int] | None:
    try:
        first, second, _chance = signing.loads(asked, salt=_SUM_SALT, max_age=MAX_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return first, second


def sum_of(asked: str) -> int | None:
    """Return the right answer to a sum that we asked for; None if it is none of ours."""
    numbers = _numbers_of(asked)
    return sum(numbers) if numbers else None


class SentForm(forms.Form):
    """What every form that citizens send has: a signed token, a trap for programs, a sum for who walks into it.

    Nobody is turned away for being suspected: whoever does the sum is like everybody else, who does not lands in a list
    that the board looks through.
    """

    # Hidden from people, by words too for those who hear the page; programs fill it in.
    website = forms.CharField(label=gettext_lazy("Xin để trống ô này"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    sum_asked = forms.CharField(widget=forms.HiddenInput, required=False)
    total = forms.CharField(
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("Ghi bằng số. Câu này để phân biệt người với máy gửi thư rác."),
    )
    # Names of the fields in which a person writes freely.
    written: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", new_token())
        self.was_hasty, self.suspicion = False, ""
        self.fields["total"].label = self.sum_label

    def clean_token(self):
        try:
            name, given_out = signing.loads(self.cleaned_data["token"], salt=_SALT)
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise ValidationError(self._stale()) from error
        age = time.time() - given_out
        if age > MAX_SECONDS:
            raise ValidationError(self._stale())
        self.was_hasty = age < MIN_SECONDS
        return name

    def _stale(self) -> str:
        # A fresh token goes out with the page that says so; what was typed stays.
        # It is filled in already: sending it at once is no sign of a program.
        self._set("token", new_token(MIN_SECONDS))
        return _("Trang này đã mở quá lâu. Nội dung quý vị ghi vẫn còn; xin bấm gửi lại.")

    def _set(self, name: str, value: str) -> None:
        self.data = self.data.copy()
        self.data[name] = value

    def clean(self):
        data = super().clean()
        if not self.errors and (reason := self._reason_to_doubt(data)):
            self._ask_for_sum(data, reason)
        return data

    def _reason_to_doubt(self, data: dict) -> str:
        """Return why a program rather than a person seems to have sent the form, for the board; mostly nothing."""
        text = self.words_of(data)
        if data.get("website"):
            return "Điền vào ô mà người đọc không thấy"
        if len(_LINK.findall(text)) > MAX_LINKS:
            return "Nhiều liên kết"
        if self.is_repeated(data):
            return "Nội dung đã được gửi nhiều lần trong ngày"
        return "Gửi nhanh hơn một người có thể đọc và điền" if self.was_hasty else ""

    def words_of(self, data: dict) -> str:
        """Return all that a person wrote freely."""
        return "\n".join(data.get(name) or "" for name in self.written)

    def is_repeated(self, data: dict) -> bool:
        """Return whether the same words have come too often of late; a form with a place to look says so."""
        return False

    def _ask_for_sum(self, data: dict, reason: str) -> None:
        """Let in whoever has done the sum, mark whoever has done it wrong, ask whoever was not asked yet."""
        right = sum_of(data.get("sum_asked", ""))
        if right is None:
            self._set("sum_asked", new_sum())
            self.fields["total"].label = self.sum_label
            self._bound_fields_cache.pop("total", None)  # made before the sum was known
            self.add_error("total", _("Xin làm phép cộng ở cuối trang rồi gửi lại; nội dung quý vị ghi vẫn còn."))
        elif (data.get("total") or "").strip() != str(right):
            self.suspicion = reason

    @property
    def asks_for_sum(self) -> bool:
        return bool(self.data.get("sum_asked")) if self.is_bound else False

    @property
    def sum_label(self) -> str:
        first, second = _numbers_of(self.data.get("sum_asked", "")) or (0, 0)
        return _("%(first)d cộng %(second)d bằng mấy?") % {"first": first, "second": second}

    @property
    def lost_files(self) -> bool:
        """Whether files were chosen that the page which comes back cannot hold: no browser lets it."""
        return bool(self.is_bound and self.errors and self.files)
