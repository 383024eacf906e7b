"""The published data: CSV, JSON and their description."""
