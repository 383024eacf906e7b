"""Rules about printed numbers and the charts drawn from them."""
