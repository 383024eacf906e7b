"""A release as files to keep: a copy of the site that opens from a disk, with what a reader needs to trust it."""
