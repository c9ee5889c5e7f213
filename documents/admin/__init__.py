"""The admin of documents: Django looks here; each module registers its own."""

from documents.admin import comments, disclosure, documents, drafts

__all__ = ["comments", "disclosure", "documents", "drafts"]
