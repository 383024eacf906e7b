"""The search index, made by Pagefind's command line from documents that are written for it alone.

Its cost for a reader grows with the number of documents, so the entries of one study and kind share one. Each
entry there begins at a multiple of `SLOT` words: the script of the search page tells from the place of a word
which entry it stands in, before it has loaded a single text. What a result says beside its text is the id of the
entry's element, because Pagefind hands ids on without searching in them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote_plus

from build_scripts.render.site.search_entry import ENTRY_KINDS, SearchEntry

SLOT = 64
"""Words that an entry takes up, or a multiple of them."""

MARK = "zxkindzx"
"""A word of every document; its place in the first slot says which kind of entries stand behind it."""

ALONE = 32
"""Added to that place where a document holds one entry, however long."""

_FILLING = "-"
_SAFE = "{}[]\":,;.?!/#()'"
_NEEDED = "pagefind.js"


class SearchIndexError(Exception):
    """Pagefind did not finish; carries what it said."""


def index_site(entries: Iterable[SearchEntry], folder: Path) -> None:
    """Write the index of `entries` into the new or old `folder`.

    Raises:
        SearchIndexError: with Pagefind's own words.
    """
    with TemporaryDirectory() as written:
        for number, document in enumerate(documents(entries)):
            Path(written, f"{number}.html").write_text(document, encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        command = [
            sys.executable,
            # Isolated, and elsewhere: a file pagefind.py in somebody's project is not what is meant.
            "-I",
            "-m",
            "pagefind",
            "--quiet",
            "--site",
            written,
            "--output-path",
            str(folder.absolute()),
        ]
        try:
            done = subprocess.run(
                command, cwd=written, capture_output=True, text=True, check=False, timeout=600
            )
        except subprocess.TimeoutExpired as error:
            raise SearchIndexError("Pagefind was stopped after ten minutes.") from error
    if done.returncode:
        raise SearchIndexError(done.stderr.strip() or done.stdout.strip())
    for part in folder.iterdir():
        # Ready-made interfaces that no page of ours loads.
        if part.suffix in (".js", ".css") and part.name != _NEEDED:
            part.unlink()


def documents(entries: Iterable[SearchEntry]) -> Iterator[str]:
    """The documents to index: one for each study and kind, and one for each entry that belongs to no study."""
    shared: dict[tuple[str, str], list[SearchEntry]] = defaultdict(list)
    for entry in entries:
        whole = f"{entry.title} {entry.text}".split()
        if entry.study and len(whole) < SLOT:
            shared[entry.kind, entry.address.partition("#")[0]].append(entry)
        else:
            yield _document(entry.kind, [entry], ALONE)
    for (_, _), together in shared.items():
        yield _document(together[0].kind, together, 0)


def _document(kind: str, entries: list[SearchEntry], alone: int) -> str:
    place = list(ENTRY_KINDS).index(kind) + alone  # type: ignore[arg-type]
    head = [*[_FILLING] * place, MARK, *[_FILLING] * (SLOT - place - 1)]
    body = "".join(_element(entry) for entry in entries)
    return (
        '<!doctype html><html lang="en"><head><title></title></head>'
        f"<body data-pagefind-body><p>{' '.join(head)}</p>{body}</body></html>"
    )


def _element(entry: SearchEntry) -> str:
    words = f"{entry.title} {entry.text}".split()
    filling = [_FILLING] * (-len(words) % SLOT)
    beside = {name: value for name, value in vars(entry).items() if value and name != "kind"}
    # Pagefind takes spaces out of ids.
    said = quote_plus(json.dumps(beside, ensure_ascii=False, separators=(",", ":")), safe=_SAFE)
    return f'<p id="{escape(said)}">{escape(" ".join([*words, *filling]))}</p>'
