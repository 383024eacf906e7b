"""Colours, type and pictures."""
