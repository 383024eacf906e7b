"""A QR code that leads to an address, as a picture."""

from __future__ import annotations

import io

import segno

SCALE, BORDER = 8, 2
"""Pixels of a square, and squares of white around."""


def qr_code(address: str) -> bytes:
    """The code as a PNG."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=SCALE, border=BORDER)
    return drawn.getvalue()
