"""Conceptual models as drawings."""
