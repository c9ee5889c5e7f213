"""What the law tells an agency to publish: documents, drafts for consultation, records of the disclosure lists."""

from documents.models.disclosure import Disclosure, DisclosureCategory
from documents.models.documents import (
    KEY_LENGTH,
    Document,
    DocumentKind,
    Issuer,
    LegalStatus,
    Relation,
    Signer,
    number_key,
)
from documents.models.drafts import Draft, DraftFile, Phase, is_outcome_of_open_draft

__all__ = [
    "KEY_LENGTH",
    "Disclosure",
    "DisclosureCategory",
    "Document",
    "DocumentKind",
    "Draft",
    "DraftFile",
    "Issuer",
    "LegalStatus",
    "Phase",
    "Relation",
    "Signer",
    "is_outcome_of_open_draft",
    "number_key",
]
