"""What the forms of documents, drafts and disclosure have in common."""

PUBLICATION = ["unit", "field", "other_fields", "language", "translation_of", "publish_from", "expires_at"]
