"""YAML text to composed tree to records, with a place for every key and value."""
