"""Administrative procedures: the national record, its parts, and what a unit adds of its own."""

from procedures.models.parts import (
    Announcement,
    Channel,
    DossierCase,
    DossierItem,
    LegalBasis,
    ProcedureFile,
    Result,
    document_key,
    link_documents,
)
from procedures.models.procedures import (
    CODE,
    CODE_LENGTH,
    OWN_PREFIX,
    ApplicantType,
    Level,
    LifeEvent,
    LocalProcedure,
    Procedure,
    Status,
    Term,
    locals_of,
    normal_code,
)
from procedures.models.sync import Difference, SourceRecord

__all__ = [
    "CODE",
    "CODE_LENGTH",
    "OWN_PREFIX",
    "Announcement",
    "ApplicantType",
    "Channel",
    "Difference",
    "DossierCase",
    "DossierItem",
    "LegalBasis",
    "Level",
    "LifeEvent",
    "LocalProcedure",
    "Procedure",
    "ProcedureFile",
    "Result",
    "SourceRecord",
    "Status",
    "Term",
    "document_key",
    "link_documents",
    "locals_of",
    "normal_code",
]
