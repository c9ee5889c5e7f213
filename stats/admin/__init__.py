"""Figures in the admin: what a former system counted, incidents, activity reports."""

from stats.admin import reports, visits

__all__ = ["reports", "visits"]
