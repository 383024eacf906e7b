"""Rules about files, ids, references, chains and published addresses."""
