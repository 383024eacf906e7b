"""Makes corpora of any size and measures whole builds of them."""
