"""Printed tables: the grid of a table, and its cells as the numbers that they are."""
