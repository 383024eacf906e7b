"""Printed numbers: exact arithmetic, cells with their bases, totals."""
