"""Studies and pages for reference managers: CSL-JSON, RIS and BibTeX."""
