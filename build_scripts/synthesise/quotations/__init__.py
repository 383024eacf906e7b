"""Printed words: tokens, matching against a source, receipts, the word budget."""
