"""Codes that people write down, read out and type again."""

import secrets

# No letter or digit that is mistaken for another when a code is read out or written down.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code(prefix: str) -> str:
    """Return a code such as "HD-7K3M-9QXT": random, so that nobody can walk from one to the next."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(8))
    return f"{prefix}-{signs[:4]}-{signs[4:]}"


def code_of(digest: bytes) -> str:
    """Return eight signs for a digest of eight bytes or more: the same for the same digest."""
    return "".join(SIGNS[byte % len(SIGNS)] for byte in digest[:8])
