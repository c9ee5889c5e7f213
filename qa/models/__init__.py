"""Questions of citizens: the case, who asked, the words as they came, and what of it is published.

The case holds nothing personal. Contacts and words are encrypted and stand in tables of their own
(Law 91/2025/QH15 on personal data), never versioned, indexed or logged.
"""

from qa.models.answers import PublicAnswer
from qa.models.cases import Question, QuestionQuerySet, secret_hash, secret_of
from qa.models.information import InformationRequest, SuppliedFile
from qa.models.letters import Mail, SendingTry
from qa.models.persons import Asker, Message, Original
from qa.models.spans import Extension, Holding, Pause
from qa.models.staff import CannedAnswer, Rating

__all__ = [
    "Asker",
    "CannedAnswer",
    "Extension",
    "Holding",
    "InformationRequest",
    "Mail",
    "Message",
    "Original",
    "Pause",
    "PublicAnswer",
    "Question",
    "QuestionQuerySet",
    "Rating",
    "SendingTry",
    "SuppliedFile",
    "secret_hash",
    "secret_of",
]
