"""YAML text -> one composed tree, or what is wrong with the text."""
