"""Work on questions in the admin: cases and their steps, public answers, letters, canned answers, figures."""

from qa.admin import answers, cases, letters

__all__ = ["answers", "cases", "letters"]
