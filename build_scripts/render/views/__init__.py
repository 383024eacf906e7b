"""What pages print, already worked out: words and addresses."""
