"""What needs finished HTML: the search index and the security policy."""
