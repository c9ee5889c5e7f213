"""Figures in the admin: what a former system counted, incidents, activity reports."""

from stats.admin import duties, reports, visits

__all__ = ["duties", "reports", "visits"]
