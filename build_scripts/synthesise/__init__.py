"""Joins made once, frames for counts and downloads, views that hold everything a page prints."""
