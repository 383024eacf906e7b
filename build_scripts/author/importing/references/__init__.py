"""Records of a publication, as databases and reference managers export them, one format a file."""
