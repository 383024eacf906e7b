"""The search index, made by Pagefind's command line from documents that are written for it alone.

Pagefind is no more here than a store that says at which places a word stands: the words are folded before, the same
on both sides, and its own ideas of words are kept out (no language, letters and digits only).

Its cost for a reader grows with the number of documents, so the entries of one study and kind share one. Each
entry there begins at a multiple of `SLOT` places: the script of the search page tells from the place of a word
which entry it stands in, before it has loaded a single text. Every word takes two places, one for itself and one for
its family (train for training). What a result says is the id of the entry's element, because Pagefind hands ids on
without searching in them.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from urllib.parse import quote_plus

from build_scripts.render.site.search_entry import ENTRY_KINDS, SearchEntry
from build_scripts.render.text.folding import family, forms, key

SLOT = 128
"""Places that an entry takes up, or a multiple of them."""

TITLE = 48
"""Places of title and names at the head of a document that holds one entry."""

MARK = "zxkindzx"
"""A word of every document; its place in the first slot says which kind of entries stand behind it. In an entry it
stands between what a result shows and what it is about besides."""

ALONE = 32
"""Added to that place where a document holds one entry, however long."""

_NO_LANGUAGE = "zz"
_FILLING = "-"
_GAP = (_FILLING, _FILLING)
_ONLY_SEARCHED = {"kind", "names", "topics"}
_SAFE = "{}[]\":,;.?!/#()'"
_NEEDED = "pagefind.js"
_MAGIC = b"pagefind_dcd"
_ROUND, _MOST_ROUNDS = 0.1, 6000
"""Seconds after which it is asked whether to go on, and how often: ten minutes in all."""


class SearchIndexError(Exception):
    """Pagefind did not finish; carries what it said."""


def index_site(entries: Iterable[SearchEntry], folder: Path, stopped: Event | None = None) -> None:
    """Write the index of `entries` into the new or old `folder`, or a part of it where it is `stopped`.

    Raises:
        SearchIndexError: with Pagefind's own words.
    """
    stopped = stopped or Event()
    with TemporaryDirectory() as written:
        for number, document in enumerate(documents(entries)):
            if stopped.is_set():
                return
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
        _run(command, written, stopped)
    if stopped.is_set():
        return
    for part in folder.iterdir():
        # Ready-made interfaces that no page of ours loads.
        if part.suffix in (".js", ".css") and part.name != _NEEDED:
            part.unlink()
    for fragment in (folder / "fragment").iterdir():
        _lighten(fragment)


def _run(command: Sequence[str], folder: str, stopped: Event) -> None:
    """Run Pagefind to its end, or until it is to stop."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        for _ in range(_MOST_ROUNDS):
            try:
                said, faults = program.communicate(timeout=_ROUND)
            except subprocess.TimeoutExpired:
                if stopped.is_set():
                    program.kill()
                    return
                continue
            if program.returncode:
                raise SearchIndexError(faults.strip() or said.strip())
            return
        program.kill()
    raise SearchIndexError("Pagefind was stopped after ten minutes.")


def _lighten(fragment: Path) -> None:
    """Take the indexed words out of what is loaded for a result, which says everything by its ids."""
    document = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(_MAGIC))
    document["content"] = ""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    fragment.write_bytes(gzip.compress(_MAGIC + text.encode(), mtime=0))


def documents(entries: Iterable[SearchEntry]) -> Iterator[str]:
    """The documents to index: one for each study and kind, and one for each entry that belongs to no study."""
    shared: dict[tuple[str, str], list[tuple[SearchEntry, list[str]]]] = defaultdict(list)
    for entry in entries:
        places = _places(entry, ())
        if entry.study and len(places) <= SLOT:
            shared[entry.kind, entry.address.partition("#")[0]].append((entry, places))
        else:
            yield _document(entry.kind, [(entry, _places(entry, _GAP * (TITLE // 2)))], ALONE)
    for (_, _), together in shared.items():
        yield _document(together[0][0].kind, together, 0)


def _document(kind: str, entries: list[tuple[SearchEntry, list[str]]], alone: int) -> str:
    place = list(ENTRY_KINDS).index(kind) + alone  # type: ignore[arg-type]
    head = [*[_FILLING] * place, MARK, *[_FILLING] * (SLOT - place - 1)]
    body = "".join(_element(entry, places) for entry, places in entries)
    return (
        f'<!doctype html><html lang="{_NO_LANGUAGE}"><head><title></title></head>'
        f"<body data-pagefind-body><p>{' '.join(head)}</p>{body}</body></html>"
    )


def _places(entry: SearchEntry, room: tuple[str, ...]) -> list[str]:
    """What stands at each place of an entry; title and names have the `room` at its head to themselves."""
    beside: list[str] = []
    head = _words(entry.title, beside)
    if entry.names:
        head += (*_GAP, *_words(entry.names, beside))
    head += room[len(head) :]
    text = _words(entry.text, beside)
    places = [*head, *(_GAP if head else ()), *text, *_GAP, *beside]
    if entry.topics:
        beside = []
        topics = [place for line in entry.topics.splitlines() for place in (*_words(line, beside), *_GAP)]
        places += (MARK, _FILLING, *topics, *beside)
    return places


def _words(text: str, beside: list[str]) -> list[str]:
    """Two places for each word of `text`; the same for what else its words are called goes to `beside`."""
    places: list[str] = []
    for run in text.split():
        words, others = _pairs(run)
        places += words
        beside += others
    return places


@lru_cache(maxsize=100_000)
def _pairs(run: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places of the words in a run of signs, and of what else they are called."""
    found = forms(run)
    others = (found.joined, *found.besides) if found.joined else found.besides
    return (
        tuple(place for word in found.pieces for place in _pair(word)),
        tuple(place for word in others for place in _pair(word)),
    )


def _pair(word: str) -> tuple[str, str]:
    root = family(word)
    return key(word), key(root) if root != word else _FILLING


def _element(entry: SearchEntry, places: list[str]) -> str:
    filling = [_FILLING] * (-len(places) % SLOT)
    beside = {name: value for name, value in vars(entry).items() if value and name not in _ONLY_SEARCHED}
    # Pagefind takes spaces out of ids.
    said = quote_plus(json.dumps(beside, ensure_ascii=False, separators=(",", ":")), safe=_SAFE)
    return f'<p id="{escape(said)}">{escape(" ".join([*places, *filling]))}</p>'
