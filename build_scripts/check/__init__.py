"""Rules: records and joins to problems."""
