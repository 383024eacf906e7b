"""A QR code that leads to an address, as a picture."""

from __future__ import annotations

import io

import segno

SCALE, BORDER = 8, 2
"""Pixels of a square, and squares of white around."""


def qr_code(address: str) -> bytes:
    """The code as a PNG, for files of Office."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=SCALE, border=BORDER)
    return drawn.getvalue()


def qr_picture(address: str) -> bytes:
    """The code as an SVG."""
    drawn = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(drawn, kind="svg", scale=SCALE, border=BORDER, light="#fff", title=address, nl=False)
    return drawn.getvalue()
