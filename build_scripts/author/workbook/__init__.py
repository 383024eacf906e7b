"""A study as a workbook for Excel or LibreOffice, and back: for authors who work without git and YAML."""
