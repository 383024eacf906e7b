"""Long lists to search, filter and sort."""
