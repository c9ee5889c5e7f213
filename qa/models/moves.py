"""The steps of a case: one way to change its state, each with its rule, its trace and its letter."""

import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.clock import today
from portal.organisation.models import Unit, User
from portal.publishing.models import record_event
from portal.publishing.workflow import InvalidTransition, StaleRecord
from qa import clocks
from qa.models.letters import Mail
from qa.models.persons import Message, Original
from qa.models.spans import Extension, Holding, Pause
from qa.workflow import INTERNAL_TEXTS, MOVES, OPEN_STATES, QuestionState

# Under what head the words of a step are kept for the citizen to read.
_MESSAGES = {
    "ask": Message.Kind.CLARIFICATION,
    "extend": Message.Kind.PROGRESS,
    "resume": Message.Kind.REPLY,
    "reply": Message.Kind.REPLY,
    "add": Message.Kind.ADDITION,
    "withdraw": Message.Kind.WITHDRAWAL,
    "ask_again": Message.Kind.AGAIN,
}


class Moves:
    """What a Question can do; the table of who may do it when is ``qa.workflow.MOVES``."""

    def allowed_moves(self, user: User | None) -> list[str]:
        """Return the names of the moves that the user, or the citizen (None), may make now."""
        return [name for name in MOVES if self.may_make(name, user)]

    def may_make(self, name: str, user: User | None) -> bool:
        """Return whether the user, or the citizen (None), may make one move now."""
        return not self._refusal(name, user)

    def _refusal(self, name: str, user: User | None) -> str:
        move = MOVES[name]
        if self.state not in move.sources:
            return f"Không thể “{move.label}” khi câu hỏi ở trạng thái “{self.get_state_display()}”."
        if (user is None) == bool(move.roles):
            return f"“{move.label}” là việc của {'cơ quan' if move.roles else 'người hỏi'}."
        if user is None:
            too_late = name == "ask_again" and not self.may_be_asked_again()
            return "Đã quá hạn hỏi tiếp; xin gửi câu hỏi mới." if too_late else ""
        if not user.acts_as(self.unit, *move.roles):
            return f"Tài khoản của bạn không có quyền “{move.label}” ở đơn vị này."
        if move.other_person and user.pk == self.drafted_by_id:
            return "Người soạn không được tự duyệt câu trả lời; hãy nhờ người khác duyệt."
        if name == "keep_private" and self.is_kept_private:
            return "Câu hỏi này đã được quyết định không đăng."
        if name == "extend" and not self.longest_extension():
            return "Câu hỏi này không gia hạn được nữa."
        return ""

    @transaction.atomic
    def make_move(self, name: str, *, by: User | None, text: str = "", **facts) -> None:
        """Take the case one step on, leave a trace and put the letter to the citizen into the outbox.

        ``by`` None is the citizen. ``text`` and ``facts`` are what the move asks for (``Move.asks``). Raises
        InvalidTransition if the step is not this person's or lacks something, StaleRecord if somebody was quicker.
        """
        move, text = MOVES[name], text.strip()
        if refusal := self._refusal(name, by):
            raise InvalidTransition(refusal)
        if move.text and not text and not move.is_text_optional:
            raise InvalidTransition(f"Cần ghi: {move.text[0].lower()}{move.text[1:]}.")
        was, now = self.state, timezone.now()
        changes = {"state": move.target or was} | self._changes(name, by=by, text=text, now=now, **facts)
        self._change(was, changes)
        self._leave(name, by=by, text=text, now=now, **facts)
        if self.state in OPEN_STATES:
            self.reckon_anew()
        # What is written to or by the citizen may hold private things: the trace says only that it was written.
        reason = text if name in INTERNAL_TEXTS else self._told(name, **facts)
        if name == "forward":
            reason = f"{self.unit}. {reason}".strip()
        record_event(
            self, by=by or User.objects.system(), what=f"question_{name}", was=was, now=self.state, reason=reason
        )
        if name in Mail.Kind:
            Mail.objects.create(question=self, kind=name)

    def _changes(self, name: str, *, by: User | None, text: str, now: datetime.datetime, **facts) -> dict:
        """Return the columns that a move sets beside the state. Raises InvalidTransition if a fact is wrong."""
        find = getattr(self, f"_changes_of_{name}", None)
        return find(by=by, text=text, now=now, **facts) if find else {}

    def _changes_of_classify(self, *, field=None, place=None, kind="", complexity="", **_facts) -> dict:
        if field is None:
            raise InvalidTransition("Hãy chọn lĩnh vực.")
        kind = kind or self.kind
        if (kind == self.Kind.INFORMATION) != self.is_information:
            raise InvalidTransition("Yêu cầu cung cấp thông tin có mẫu riêng, không đổi loại được; hãy nhập phiếu mới.")
        if self.is_information:
            if not complexity:
                raise InvalidTransition("Hãy ghi thông tin được yêu cầu là đơn giản hay phức tạp.")
            self.information.complexity = complexity
            self.information.save()
        return {"field": field, "place": place, "kind": kind, "suspicion": ""}

    def _changes_of_forward(self, *, now, to: Unit | None = None, **_facts) -> dict:
        if to is None or to.pk == self.unit_id:
            raise InvalidTransition("Hãy chọn đơn vị khác để chuyển câu hỏi đến.")
        return {"unit": to, "forwarded_at": now, "suspicion": ""}

    def _changes_of_ask(self, **_facts) -> dict:
        return {"resumes_in": self.state}

    def _changes_of_resume(self, **_facts) -> dict:
        return {"state": self.resumes_in, "resumes_in": ""}

    _changes_of_reply = _changes_of_resume

    def _changes_of_draft(self, *, by, ground="", **_facts) -> dict:
        if ground and not self.is_information:
            raise InvalidTransition("Chỉ yêu cầu cung cấp thông tin mới có căn cứ từ chối.")
        if self.is_information:
            self.information.refusal_ground = ground
            self.information.save()
        return {"drafted_by": by}

    def _changes_of_correct(self, *, by, **_facts) -> dict:
        return {"drafted_by": by}

    def _changes_of_approve(self, *, now, **_facts) -> dict:
        is_refused = self.is_information and self.information.refusal_ground
        return {"answered_at": now, "state": QuestionState.REFUSED if is_refused else QuestionState.ANSWERED}

    def _changes_of_decline(self, *, now, **_facts) -> dict:
        return {"answered_at": now, "suspicion": ""}

    def _changes_of_merge(self, *, twin=None, **_facts) -> dict:
        if twin is None or twin.pk == self.pk:
            raise InvalidTransition("Hãy ghi mã của câu hỏi khác có cùng nội dung.")
        if twin.state in {QuestionState.MERGED, QuestionState.WITHDRAWN}:
            raise InvalidTransition("Câu hỏi được gộp vào đã khép lại; hãy chọn câu hỏi đang xử lý hoặc đã trả lời.")
        if twin.is_information or self.is_information:
            raise InvalidTransition("Yêu cầu cung cấp thông tin được trả lời riêng từng người, không gộp.")
        return {"merged_into": twin}

    def _changes_of_extend(self, *, days=None, **_facts) -> dict:
        if not days or not 1 <= days <= self.longest_extension():
            raise InvalidTransition(f"Số ngày gia hạn phải từ 1 đến {self.longest_extension()} ngày làm việc.")
        return {}

    def _changes_of_keep_private(self, **_facts) -> dict:
        return {"is_kept_private": True}

    def _changes_of_reopen(self, *, now, **_facts) -> dict:
        return {"answered_at": None, "clock_from": now, "merged_into": None}

    def _changes_of_ask_again(self, *, now, **_facts) -> dict:
        return {"answered_at": None, "clock_from": now}

    def _leave(self, name: str, *, by: User | None, text: str, now: datetime.datetime, **facts) -> None:
        """Write what a move leaves beside the case: words, spans, the answer itself."""
        original = Original.objects.filter(question=self)
        if name in {"draft", "correct"}:
            original.update(draft=text)
        elif name == "decline":
            original.update(answer=text)
        elif name in {"approve", "approve_correction"}:
            # In the database: what this object has read of it may be older.
            original.update(answer=F("draft"), draft="")
        elif name == "drop_correction":
            original.update(draft="")
        elif name == "extend":
            Extension.objects.create(question=self, days=facts["days"], made_at=now, by=by)
        if name in _MESSAGES and text:
            Message.objects.create(question=self, kind=_MESSAGES[name], text=text, at=now, by=by)
        if name == "ask":
            Pause.objects.create(question=self, since=now)
        elif self.state != QuestionState.ASKED:
            self.pauses.filter(until=None).update(until=now)
        if name in {"forward", "reopen", "ask_again"} or self.state not in OPEN_STATES:
            self.holdings.filter(until=None).update(until=now)
        if name in {"forward", "reopen", "ask_again"}:
            Holding.objects.create(question=self, unit=self.unit, since=now)
        if name == "approve":
            self._answer_twins(original.get().answer, now)

    def _answer_twins(self, answer: str, now: datetime.datetime) -> None:
        """Whoever asked the same gets the same answer, in a letter of their own."""
        for twin in self.twins.filter(state=QuestionState.MERGED, answered_at=None):
            twin._change(QuestionState.MERGED, {"answered_at": now})
            Original.objects.filter(question=twin).update(answer=answer)
            record_event(twin, by=User.objects.system(), what="question_twin", now=twin.state, reason=self.code)
            Mail.objects.create(question=twin, kind="approve")

    def reckon_anew(self) -> None:
        """Set the last days by what is known now: of the case, and of the unit that has it."""
        last = self.last_day()
        if last != self.due_on:
            type(self).objects.filter(pk=self.pk).update(due_on=last)
            self.due_on = last
        for holding in self.holdings.filter(until=None):
            kind = clocks.PASS_ON if holding.unit_id == self.received_by_id else clocks.UNIT_ANSWER
            clock = self.clock_for_unit(kind, holding.since)
            Holding.objects.filter(pk=holding.pk).update(due_on=clock.last_day() if clock else None)

    def _told(self, name: str, *, twin=None, days=None, kind="", field=None, **_facts) -> str:
        """Return what the trace says of the facts of a step, which hold nothing private."""
        if name == "merge":
            return twin.code
        if name == "extend":
            return f"{days} ngày làm việc"
        return ". ".join(filter(None, [str(field or ""), self.get_kind_display()])) if name == "classify" else ""

    def _change(self, was: str, changes: dict) -> None:
        """Change the row only if nobody moved it meanwhile."""
        row = type(self).objects.filter(pk=self.pk, state=was, revision=self.revision)
        if not row.update(**changes, revision=F("revision") + 1):
            raise StaleRecord("Người khác vừa xử lý câu hỏi này. Hãy tải lại trang và xem lại trước khi làm tiếp.")
        for name, value in changes.items():
            setattr(self, name, value)
        self.revision += 1

    # --- What the rules allow ---------------------------------------------------------------------

    def longest_extension(self) -> int:
        """Return by how many working days the present clock may still be extended; 0 without a rule.

        Of requests for information only the complex ones are extended (Law 104/2016/QH13 Art. 30(3)).
        """
        if self.is_information and self.information.complexity != self.information.Complexity.COMPLEX:
            return 0
        kind = clocks.INFORMATION_EXTENSION if self.is_information else clocks.EXTENSION
        allowed = clocks.length_of(kind, today()) or 0
        return max(0, allowed - self.extended_by)
