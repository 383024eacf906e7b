"""The words: records, ids, addresses, problems with their edits. Imports nothing else of ours."""
