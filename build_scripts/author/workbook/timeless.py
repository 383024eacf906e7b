"""Files of Office: without the time at which they were made, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from build_scripts.model.phrases import shorten

NEVER_CHANGES = datetime(2000, 1, 1)
"""Written as the time of making."""
LONGEST_PROPERTY = 255
"""Signs of a title, an author and the like; the form takes no more."""
_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def property_text(text: str) -> str:
    """A title, an author and the like as a file of Office can keep it."""
    return shorten(text, LONGEST_PROPERTY)


def without_time(packed: bytes) -> bytes:
    """The same file, with nothing in it, or in a workbook within it, of when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == _PROPERTIES:
                content = _TIMES.sub(
                    rb"\g<1>" + NEVER_CHANGES.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content
                )
            elif part.filename.endswith(".xlsx"):
                content = without_time(content)
            entry = zipfile.ZipInfo(part.filename, NEVER_CHANGES.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
