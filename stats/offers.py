"""What this app offers to the rest of the portal."""


def register() -> None:
    """Make the offers; called once when Django is ready."""
