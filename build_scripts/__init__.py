"""Turn encoded studies into a checked, cross-linked evidence-synthesis site."""
