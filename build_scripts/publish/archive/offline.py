"""A copy of a built site that opens from a disk.

A web server opens `themes/` as `themes/index.html`; from a disk a browser shows the folder's listing. So each link to a
folder is written out. The search reads its index as a server gives it, which a browser refuses from a disk: it is left
out, and its page says so.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from build_scripts.render.pages.search import INDEX

_LINK = re.compile(r"""(?P<lead><[^<>]*?\b(?:href|action)=)"(?P<address>[^"]*)\"""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)
_WITHOUT_SCRIPTS = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_SEARCHING = re.compile(r'<script src="[^"]*assets/search\.js"[^>]*></script>')
NO_SEARCH = (
    "<p>This copy opens from a disk, and has no search there. Start from a question or a list below.</p>"
)


def open_from_disk(folder: Path) -> None:
    """Change the pages of a built site so that they lead to one another without a server."""
    shutil.rmtree(folder / INDEX, ignore_errors=True)
    for page in sorted(folder.rglob("*.html")):
        text = _LINK.sub(
            lambda found: f'{found["lead"]}"{file_address(found["address"])}"',
            page.read_text(encoding="utf-8"),
        )
        if _SEARCHING.search(text):
            text = _WITHOUT_SCRIPTS.sub(NO_SEARCH, _SEARCHING.sub("", text))
        page.write_text(text, encoding="utf-8", newline="\n")


def file_address(address: str) -> str:
    """A link to a folder as the link to its page; any other as it is."""
    if not address or address[0] in "#?" or _ELSEWHERE.match(address):
        return address
    parts = re.match(r"[^?#]*", address)
    path = parts[0] if parts else ""
    if not path.endswith("/") and path.rpartition("/")[2] not in (".", ".."):
        return address
    return f"{path.rstrip('/')}/index.html{address[len(path) :]}"
