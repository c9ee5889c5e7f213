"""What the law tells an agency to publish: documents, drafts for consultation, records of the disclosure lists."""

from documents.models.consultation import Comment, Point, PublishedResponses, Response, Sender
from documents.models.disclosure import Disclosure, DisclosureCategory, DisclosureFact
from documents.models.documents import Document, Signer
from documents.models.drafts import Draft, DraftFile, Phase, is_outcome_of_open_draft
from documents.models.effects import Relation, StatusOverride, follow_documents, rebuild_status
from documents.models.names import KEY_LENGTH, DocumentKind, Issuer, number_key
from documents.models.status import GONE, LegalStatus, StatusSpan

__all__ = [
    "GONE",
    "KEY_LENGTH",
    "Comment",
    "Disclosure",
    "DisclosureCategory",
    "DisclosureFact",
    "Document",
    "DocumentKind",
    "Draft",
    "DraftFile",
    "Issuer",
    "LegalStatus",
    "Phase",
    "Point",
    "PublishedResponses",
    "Relation",
    "Response",
    "Sender",
    "Signer",
    "StatusOverride",
    "StatusSpan",
    "follow_documents",
    "is_outcome_of_open_draft",
    "number_key",
    "rebuild_status",
]
