"""Records joined once: what names what, numbers recomputed, quotations found, addresses published."""
