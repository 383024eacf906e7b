"""Corpus to Site: charts, templates, pages, downloads."""
