"""The records that authors write, one kind a file."""
