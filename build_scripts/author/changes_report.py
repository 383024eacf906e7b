"""What a branch means for readers: `evidence diff`, as Markdown for a pull request's page and as JSON."""

from __future__ import annotations

import io
import json
import random
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from build_scripts.author.git import NoBaseError, git_bytes, known_commit
from build_scripts.model.corpus import Corpus
from build_scripts.model.layout import EVIDENCE
from build_scripts.model.phrases import either, shorten
from build_scripts.read.corpus import Reading, read_files
from build_scripts.synthesise.changes import ItemChange, changes
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.permalinks import former, published
from build_scripts.synthesise.quotations.receipts import verification
from build_scripts.synthesise.seen import Synthesis

MOST_LISTED = 30
"""Items of a kind of change that are listed; it says how many more there are."""

PUBLISHED = ("evidence.json", "data/evidence.json", "site/data/evidence.json")
"""Where a folder holds what was published."""

MOST_KEYS = 8
LONGEST = 220
TO_COMPARE = 3
BESIDE = 6
"""Words that stand on each side of what differs in a text."""


@dataclass(frozen=True)
class Report:
    """Everything that a change means."""

    changes: tuple[ItemChange, ...]
    new_addresses: tuple[str, ...]
    moved_addresses: tuple[tuple[str, str], ...]
    lost_addresses: tuple[str, ...]
    verified: int
    """Of the new quotations, those that were compared with their source."""
    look_again: tuple[str, ...]
    """Statements of the synthesis whose evidence is not what it was."""
    compare: tuple[str, ...]
    """Findings for a reviewer to compare with the source, drawn by the commit."""


def reading_at(root: Path, base: str) -> Reading:
    """The evidence as it was where the branch left `base`. Raises NoBaseError with a sentence."""
    commit = known_commit(root, base)
    fork = (git_bytes(root, "merge-base", commit, "HEAD") or commit.encode()).decode().strip()
    archive = git_bytes(root, "archive", "--format=tar", fork, "--", EVIDENCE)
    if archive is None:
        raise NoBaseError(f"There was no folder {EVIDENCE} at {base}.")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return read_files(
            {member.name: content.read() for member in tar if (content := tar.extractfile(member))}
        )


def published_in(place: Path) -> Path | None:
    """The evidence.json that a path names: itself, or that of a built site or a release; None if there is none."""
    if place.is_file():
        return place
    return next((place / name for name in PUBLISHED if (place / name).is_file()), None)


def report(before: Corpus, joined: Joined, drawn_by: str, now: Corpus | None = None) -> Report:
    """What changed since `before`; `drawn_by` decides which findings are drawn, so that a reviewer cannot choose.

    `now` is the corpus as published data hold it, where `before` was read from such data.
    """
    now = now or joined.corpus
    found = changes(before, now)
    old, new, moved = set(published(before)), set(published(now)), former(now)
    quotes = [change.id for change in found if change.kind == "quotation" and change.what == "new"]
    findings = sorted(change.id for change in found if change.kind == "finding" and change.what != "gone")
    drawn = random.Random(drawn_by).sample(findings, min(TO_COMPARE, len(findings)))
    return Report(
        changes=found,
        new_addresses=tuple(sorted(new - old - {moved[gone] for gone in old - new if gone in moved})),
        moved_addresses=tuple((gone, moved[gone]) for gone in sorted(old - new) if gone in moved),
        lost_addresses=tuple(sorted(old - new - set(moved))),
        verified=sum(
            verification(joined.quotes[id_], joined.folder_of(id_).receipt).is_verified for id_ in quotes
        ),
        look_again=tuple(statement.id for statement in Synthesis(joined).statements() if statement.news),
        compare=tuple(sorted(drawn)),
    )


def as_json(found: Report) -> str:
    """The same for programs."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n"


def as_markdown(found: Report, most: int = MOST_LISTED) -> str:
    """For a person: a sentence, then what is changed, new and gone, and what is left to do.

    Of each kind of change `most` items are listed, and it says how many more there are.
    """
    parts = [f"**{summary(found)}**"]
    for what, heading in (
        ("changed", "Says something else"),
        ("renamed", "Has another id"),
        ("gone", "Is gone"),
        ("new", "Is new"),
    ):
        chosen = [change for change in found.changes if change.what == what]
        if chosen:
            parts.append(_section(heading, [_item(change) for change in chosen], most))
    if found.lost_addresses:
        parts.append(
            _section("Addresses that lead nowhere now", [f"`{one}`" for one in found.lost_addresses], most)
        )
    if found.moved_addresses:
        moved = [f"`{gone}` leads to `{to}`" for gone, to in found.moved_addresses]
        parts.append(_section("Addresses that moved", moved, most))
    if found.look_again:
        parts.append(_section("Statements to look at again", [f"`{id_}`" for id_ in found.look_again], most))
    if found.compare:
        said = "Open the paper at the locator of each. Is the sentence no stronger than the source?"
        drawn = [f"`{id_}`" for id_ in found.compare]
        parts.append(f"{_section('Compare these with the source', drawn, most)}\n\n{said}")
    return "\n\n".join(parts) + "\n"


def summary(found: Report) -> str:
    """In a sentence or two: `Adds 1 study and 17 findings. 12 of 12 new quotations were compared with the source.`"""
    sentences = []
    for what, verb in (
        ("new", "Adds"),
        ("changed", "Changes"),
        ("renamed", "Renames"),
        ("gone", "Takes out"),
    ):
        number = Counter(change.kind for change in found.changes if change.what == what)
        if number:
            sentences.append(f"{verb} {either((_counted(n, kind) for kind, n in number.items()), 'and')}.")
    quotes = sum(change.kind == "quotation" and change.what == "new" for change in found.changes)
    if quotes:
        were = "was" if quotes == 1 else "were"
        sentences.append(
            f"{found.verified} of {_counted(quotes, 'new quotation')} {were} compared with the source."
        )
    if not sentences:
        sentences.append("Changes nothing that readers see of the evidence.")
    if found.look_again:
        sentences.append(f"{_counted(len(found.look_again), 'statement')} to look at again.")
    for addresses, end in (
        (found.new_addresses, "new"),
        (found.moved_addresses, "moved"),
        (found.lost_addresses, "lost"),
    ):
        if addresses:
            sentences.append(f"{_counted(len(addresses), 'address')} {end}.")
    return " ".join(sentences)


def _counted(number: int, noun: str) -> str:
    many = {"study": "studies", "discrepancy": "discrepancies", "address": "addresses"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else many}"


def _section(heading: str, lines: Sequence[str], most: int) -> str:
    more = len(lines) - most
    shown = [f"- {line}" for line in lines[:most]] + ([f"- and {more} more"] if more > 0 else [])
    return "\n".join([f"### {heading} ({len(lines)})", "", *shown])


def _item(change: ItemChange) -> str:
    lines = [f"{change.kind} `{change.id}`: {_safe(change.says)}".rstrip(": ")]
    lines += [f"  - {line}" for line in _keys(change)]
    return "\n".join(lines)


def _keys(change: ItemChange) -> Iterator[str]:
    for key in change.keys[:MOST_KEYS]:
        old, new = _apart(key.before, key.now)
        before = "nothing" if old is None else f"“{_safe(old)}”"
        now = "nothing" if new is None else f"“{_safe(new)}”"
        yield f"`{key.key}`: {before} became {now}"
    if (more := len(change.keys) - MOST_KEYS) > 0:
        yield f"and {more} more"


def _apart(before: str | None, now: str | None) -> tuple[str | None, str | None]:
    """Two texts without the words that both begin and end with, but for a few beside what differs."""
    if before is None or now is None:
        return before, now
    old, new = before.split(), now.split()
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    cut, rest = max(0, start - BESIDE), max(0, end - BESIDE)
    lead, tail = ("… " if cut else ""), (" …" if rest else "")
    return tuple(f"{lead}{' '.join(words[cut : len(words) - rest])}{tail}" for words in (old, new))  # type: ignore[return-value]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _safe(text: str) -> str:
    """On one line, and with nothing that Markdown or a page would take for its own."""
    plain = " ".join(shorten(text, LONGEST).split())
    for sign in "\\`*_[]<>|#":
        plain = plain.replace(sign, f"\\{sign}")
    return plain
