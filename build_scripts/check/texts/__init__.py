"""Rules about words: language, privacy, quotations, rights."""
