"""What other programs for reviews export: coded segments and codes (REFI-QDA), tables of review findings (iSoQ)."""
